using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Sampling.Jax;
using Initializers.Sampling.NumPy;
using Initializers.Sampling.TensorFlow;
using Initializers.Sampling.Torch;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>Every source file has a test file at the same path, or stands here with the reason why not.</summary>
public class NamingTests
{
    private static readonly Dictionary<string, string> TestedElsewhere = new()
    {
        ["ConstantValue.cs"] = "the config form of Constant: ConstantTests",
        ["FanMode.cs"] = "an enum: VarianceScalingTests",
        ["FillRequest.cs"] = "a record of three values: InitializerTests",
        ["KerasNames.cs"] = "Keras's strings: Serialization/KerasConfigTests",
        ["StftScaling.cs"] = "an enum: STFTTests",
        ["StftSide.cs"] = "an enum: STFTTests",
        ["VarianceDistribution.cs"] = "an enum: VarianceScalingTests",
        ["Numerics/ILanes.cs"] = "an interface: Lanes128Tests, Lanes256Tests, Lanes512Tests",
        ["Numerics/IDoubleLanes.cs"] = "an interface: DoubleLanesTests",
        ["Numerics/IRealLanes.cs"] = "an interface: OrthogonalTests",
        ["Numerics/RealLanes.cs"] = "reached through the factorization: OrthogonalTests",
        ["Numerics/DoubleLanes128.cs"] = "one of three widths: DoubleLanesTests",
        ["Numerics/DoubleLanes256.cs"] = "one of three widths: DoubleLanesTests",
        ["Numerics/DoubleLanes512.cs"] = "one of three widths: DoubleLanesTests",
        ["Numerics/WindowKind.cs"] = "an enum: WindowFunctionsTests",
        ["Numerics/StepRules.cs"] = "a record of two values: STFTGoldenTests",
        ["Numerics/SumRounding.cs"] = "an enum: WindowSumTests",
        ["Numerics/WindowSamples.cs"] = "reached through the windows: WindowFunctionsTests",
        ["Numerics/QrDriver.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrPanel.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrReflectors.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrShape.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrStrips.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrTiles.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Numerics/QrTransfer.cs"] = "reached through Orthogonal: OrthogonalTests",
        ["Sampling/ISampler.cs"] = "an interface: SamplersTests",
        ["Sampling/Mantissa.cs"] = "three constants: UnitIntervalTests, TensorFlowBackendTests",
        ["Sampling/SeedPair.cs"] = "a record of two numbers: SeedGeneratorTests",
        ["Sampling/TensorFlow/ScalarFill.cs"] = "the definition: TensorFlowBackendTests, VectorFillTests",
        ["Sampling/TensorFlow/ScalarSteps.cs"] = "the definition: TensorFlowBackendTests, VectorFillTests",
        ["Sampling/TensorFlow/DoublePairs.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/SinglePairs.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/VectorNormalSingles.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/VectorNormalDoubles.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/VectorSteps.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/VectorTruncatedDoubles.cs"] = "reached through VectorFill: VectorFillTests",
        ["Sampling/TensorFlow/VectorTruncatedSingles.cs"] = "reached through VectorFill: VectorFillTests",
        ["Serialization/BuiltInInitializers.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Serialization/ConfigReader.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Serialization/ConstantReader.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Serialization/JsonNumber.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Serialization/PythonJson.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Serialization/RegisteredInitializer.cs"] = "reached through KerasConfig: Serialization/KerasConfigTests",
        ["Tensors/Broadcast.cs"] = "reached through Constant: ConstantTests",
        ["Tensors/ElementTypes.cs"] = "an enum: ElementTests",
        ["Numerics/FourierFill.cs"] = "reached through STFT: STFTTests, STFTGoldenTests",
        ["Numerics/FusedLaneWidths.cs"] = "the choice of a width for PyTorch's functions: TorchBackendTests",
        ["Numerics/IFusedLanes.cs"] = "an interface: TorchBackendTests",
        ["Sampling/NarrowRounding.cs"] = "reached through the backends: TensorFlowBackendTests, TorchBackendTests",
        ["Tensors/BoxRuns.cs"] = "reached through Initializer.FillBox: InitializerBoxTests",
        ["Sampling/NumPy/NormalRunReader.cs"] = "reached through Initializer.FillBox: InitializerBoxTests",
        ["Tensors/ElementColumn.cs"] = "reached through DenseTensor.ToString: TensorFormatterTests",
        ["Tensors/FloatColumn.cs"] = "reached through DenseTensor.ToString: TensorFormatterTests",
        ["Sampling/Jax/IJaxKernel.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/JaxNarrowSampler.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/JaxParameters.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/JaxSamplers.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/ScalarJaxKernel.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/VectorJaxKernel.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/Jax/XlaFunctions.cs"] = "reached through the backend: JaxBackendTests",
        ["Sampling/NumPy/NormalDraw.cs"] = "reached through the backend: NumPyBackendTests",
        ["Sampling/NumPy/NormalFilter.cs"] = "reached through the backend: NumPyBackendTests",
        ["Sampling/NumPy/NormalReader.cs"] = "reached through the backend: NumPyBackendTests",
        ["Sampling/NumPy/UniformSampler.cs"] = "reached through the backend: NumPyBackendTests",
        ["Sampling/NumPy/Ziggurat.cs"] = "reached through the backend: NumPyBackendTests",
        ["Sampling/Torch/ITorchElement.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/ITorchKernel.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/ScalarTorchKernel.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/TorchElements.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/TorchFill.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/TorchFunctions.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/TorchSmallNormal.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/TorchWords.cs"] = "reached through the backend: TorchBackendTests",
        ["Sampling/Torch/VectorTorchKernel.cs"] = "reached through the backend: TorchBackendTests",
    };

    [Fact]
    public void Every_source_file_has_its_tests()
    {
        HashSet<string> tests = [.. SourceTree.TestFiles()];
        string.Join('\n', SourceTree.LibraryFiles()
            .Where(file => !tests.Contains(WholeOf(file) + "Tests.cs")
                && !TestedElsewhere.ContainsKey(file) && !TestedElsewhere.ContainsKey(WholeOf(file) + ".cs")))
            .Should().BeEmpty("a source file needs a test file or a reason in NamingTests");
    }

    [Fact]
    public void Every_exception_is_needed()
    {
        HashSet<string> sources = [.. SourceTree.LibraryFiles()];
        TestedElsewhere.Keys.Where(file => !sources.Contains(file)).Should().BeEmpty("these files are gone");
    }

    [Fact]
    public void A_files_name_is_a_type_it_declares()
    {
        foreach (string file in SourceTree.TestFiles().Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal)))
        {
            string name = file[(file.LastIndexOf('/') + 1)..^3].Split('.')[0];
            System.IO.File.ReadAllText(System.IO.Path.Combine(SourceTree.Tests, file)).Should()
                .MatchRegex($@"\bclass {name}\b", "{0} is named so", file);
        }
    }

    // Foo.Vectorized.cs is a part of Foo.cs: they share FooTests.cs.
    private static string WholeOf(string file)
    {
        int name = file.LastIndexOf('/') + 1;
        return file[..name] + file[name..].Split('.')[0];
    }
}
