using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>
/// How a reader finds the test of a source file: at the same path, or, for what is reached through another class of its
/// folder, in that class's test. Interfaces and enums have none.
/// </summary>
public partial class NamingTests
{
    // The tests that stand for the files of a folder which have none of their own.
    private static readonly Dictionary<string, string[]> TestsOfFolders = new()
    {
        [""] = ["ConstantTests.cs", "InitializerTests.cs", "Serialization/KerasConfigTests.cs"],
        ["Filling"] = ["ConstantTests.cs", "InitializerBoxTests.cs", "Sampling/BackendContractTests.cs"],
        ["Fourier"] = ["STFTTests.cs", "STFTGoldenTests.cs"],
        ["Lanes"] = ["Lanes/DoubleLanesTests.cs", "LinearAlgebra/QrFactorizationTests.cs", "Lanes/LaneWidthTests.cs"],
        ["LinearAlgebra"] = ["LinearAlgebra/QrFactorizationTests.cs", "OrthogonalTests.cs"],
        ["Printing"] = ["Printing/TensorFormatterTests.cs"],
        ["PyTorch/Drawing"] = ["PyTorch/InitTests.cs", "PyTorch/TorchGeneratorTests.cs"],
        ["Sampling"] = ["Sampling/BackendContractTests.cs", "Sampling/BackendTests.cs", "SeedGeneratorTests.cs"],
        ["Sampling/Jax"] = ["Sampling/BackendContractTests.cs", "Sampling/Jax/JaxBackendTests.cs"],
        ["Sampling/NumPy"] = ["Sampling/BackendContractTests.cs", "Sampling/NumPy/NumPyBackendTests.cs"],
        ["Sampling/TensorFlow"] = ["Sampling/BackendContractTests.cs", "Sampling/TensorFlow/TensorFlowBackendTests.cs"],
        ["Sampling/Torch"] = ["Sampling/BackendContractTests.cs", "Sampling/Torch/TorchBackendTests.cs"],
        ["Serialization"] = ["Serialization/KerasConfigTests.cs"],
    };

    [Fact]
    public void Every_source_file_has_its_tests()
    {
        HashSet<string> tests = [.. SourceTree.TestFiles()];
        string.Join('\n', SourceTree.LibraryFiles()
            .Where(file => !tests.Contains(WholeOf(file) + "Tests.cs")
                && !TestsOfFolders.ContainsKey(Path.GetDirectoryName(file)!.Replace('\\', '/'))
                && !DeclaresOnlyShapes(file)))
            .Should().BeEmpty("a source file needs a test file, or its folder one in NamingTests");
    }

    [Fact]
    public void Tests_of_folders_exist_and_are_needed()
    {
        HashSet<string> tests = [.. SourceTree.TestFiles()];
        foreach ((string folder, string[] named) in TestsOfFolders)
        {
            named.Should().OnlyContain(file => tests.Contains(file), "{0} is tested there", folder);
            SourceTree.LibraryFiles().Where(file => Path.GetDirectoryName(file)!.Replace('\\', '/') == folder)
                .Should().Contain(file => !tests.Contains(WholeOf(file) + "Tests.cs"), "{0} needs an entry", folder);
        }
    }

    [Fact]
    public void A_test_files_name_is_the_class_it_declares()
    {
        foreach (string file in SourceTree.TestFiles().Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal)))
        {
            string name = file[(file.LastIndexOf('/') + 1)..^3].Split('.')[0];
            File.ReadAllText(Path.Combine(SourceTree.Tests, file)).Should()
                .MatchRegex($@"(?m)^public (sealed |unsafe |partial )*class {name}\b(?s:.*)\[(Fact|Theory)", "{0} is named so", file);
        }
    }

    private static bool DeclaresOnlyShapes(string file)
    {
        string code = File.ReadAllText(Path.Combine(SourceTree.Library, file));
        return !Body().IsMatch(code);
    }

    // Foo.Vectorized.cs is a part of Foo.cs: they share FooTests.cs.
    private static string WholeOf(string file)
    {
        int name = file.LastIndexOf('/') + 1;
        return file[..name] + file[name..].Split('.')[0];
    }

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|struct|record) ", RegexOptions.Multiline)]
    private static partial Regex Body();
}
