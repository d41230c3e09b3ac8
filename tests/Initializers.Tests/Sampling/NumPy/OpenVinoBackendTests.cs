using System.Linq;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>Keras's values on OpenVINO, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
public class OpenVinoBackendTests
{
    private const string File = "keras-openvino.json";

    [Fact]
    public void Initialize_has_the_bits_of_every_case()
    {
        BackendGoldens.Compare(File, Backend.OpenVino, 130);
        GoldenFile.Cases(File).Select(golden => golden.Type).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Initialize_with_a_seed_generator_has_the_bits_of_successive_calls() =>
        BackendGoldens.CompareGenerators(File, Backend.OpenVino, 24, 0, golden => !IsTruncated(golden));

    [Fact]
    public void Truncated_normals_of_a_seed_generator_are_those_of_NumPy_since_Keras_draws_them_from_no_seed()
    {
        // Keras loses the generator's pair there and lets the system seed the draw: two cases of the file are one and the
        // same, and their values differ.
        GoldenCase[] truncated = [.. GoldenFile.Cases(File, "seed_generator_cases").Where(IsTruncated)];
        truncated.Should().HaveCount(4);
        GoldenCase[] twins = [.. truncated.Where(golden => golden.Id is "openvino-gen-07" or "openvino-gen-11")];
        Facts(twins[0]).Should().Be(Facts(twins[1]));
        twins[0].Row.GetProperty("calls").ToString().Should().NotBe(twins[1].Row.GetProperty("calls").ToString());

        foreach (GoldenCase golden in truncated)
        {
            Initializer openVino = Create(golden, Backend.OpenVino);
            Initializer numPy = Create(golden, Backend.NumPy);
            for (int call = 0; call < 3; call++)
            {
                openVino.Initialize(golden.Shape).ToArray().Should().Equal(numPy.Initialize(golden.Shape).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(42, 42)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(1L << 32, 0)]
    [InlineData((1L << 32) + 7, 7)]
    [InlineData(-1, uint.MaxValue)]
    [InlineData(-(1L << 32) - 1, uint.MaxValue)]
    [InlineData(long.MaxValue, uint.MaxValue)]
    [InlineData(long.MinValue, 0)]
    public void Values_are_those_of_NumPy_with_the_seed_modulo_2_to_the_32(long seed, long same)
    {
        foreach (Initializer initializer in (Initializer[])
            [new RandomUniform(seed: seed), new HeNormal(seed), new RandomNormal(seed: new SeedGenerator(seed))])
        {
            Initializer numPy = ((RandomInitializer)initializer).WithSeed(
                initializer is RandomNormal ? new SeedGenerator(same) : same).WithBackend(Backend.NumPy);
            Initializer openVino = initializer.WithBackend(Backend.OpenVino);
            openVino.Initialize([9, 7]).ToArray().Should().Equal(numPy.Initialize([9, 7]).ToArray());
            openVino.Initialize<double>([11]).ToArray().Should().Equal(numPy.Initialize<double>([11]).ToArray());
        }
    }

    [Fact]
    public void Orthogonal_and_STFT_are_those_of_NumPy()
    {
        foreach (Initializer initializer in (Initializer[])[new Orthogonal(1.5, 3), new STFT()])
        {
            Initializer numPy = initializer.WithBackend(Backend.NumPy);
            Initializer openVino = initializer.WithBackend(Backend.OpenVino);
            openVino.Initialize([16, 1, 9]).ToArray().Should().Equal(numPy.Initialize([16, 1, 9]).ToArray());
            openVino.Initialize<double>([16, 1, 9]).ToArray().Should().Equal(
                numPy.Initialize<double>([16, 1, 9]).ToArray());
        }
    }

    [Fact]
    public void The_name_finds_the_backend()
    {
        Backend.OpenVino.Name.Should().Be("openvino");
        Backend.TryGet("openvino", out Backend? found).Should().BeTrue();
        found.Should().BeSameAs(Backend.OpenVino);
        Backend.OpenVino.IsSequential.Should().BeTrue();
        Backend.Default.Should().NotBeSameAs(Backend.OpenVino);
    }

    private static Initializer Create(GoldenCase golden, Backend backend) =>
        golden.Create(golden.NewGenerator()).WithBackend(backend);

    private static bool IsTruncated(GoldenCase golden) => RangeRule.DistributionOf(
        Create(golden, Backend.OpenVino), golden.Shape).Kind == DistributionKind.TruncatedNormal;

    private static string Facts(GoldenCase golden) =>
        $"{golden.Initializer} {golden.Config} {golden.Row.GetProperty("generator_seed")} {golden.Shape} {golden.Type}";
}
