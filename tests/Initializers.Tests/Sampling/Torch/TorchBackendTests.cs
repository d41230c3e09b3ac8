using System;
using System.Linq;
using System.Text.Json;
using CsCheck;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.Torch;

/// <summary>Keras's values on PyTorch, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
/// <remarks>The file is a run of Keras on PyTorch 2.13.0 with its AVX2 kernels.</remarks>
public class TorchBackendTests
{
    private const string File = "keras-torch.json";

    public static TheoryData<DistributionKind, ElementTypes> Draws { get; } = new(
        from kind in Enum.GetValues<DistributionKind>()
        from type in FloatTypes.All
        select (kind, type));

    [Theory]
    [InlineData(ElementTypes.Float32, 448)]
    [InlineData(ElementTypes.Float64, 428)]
    [InlineData(ElementTypes.Float16, 48)]
    [InlineData(ElementTypes.BFloat16, 48)]
    public void Initialize_has_the_bits_of_every_case(ElementTypes type, int count)
    {
        BackendGoldens.Differences(File, Backend.Torch, type, out int compared).Should().BeEmpty();
        compared.Should().Be(count);
    }

    [Fact]
    public void Initialize_with_a_seed_generator_has_the_bits_of_successive_calls()
    {
        BackendGoldens.GeneratorDifferences(File, Backend.Torch, out int compared).Should().BeEmpty();
        compared.Should().Be(180);
    }

    [Fact]
    public void Seeds_count_modulo_2_to_the_32()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_mapping"))
        {
            // One row is 2^64, which no 64-bit seed can be.
            if (long.TryParse(row.GetProperty("seed").GetString(), out long seed))
            {
                long same = row.GetProperty("generator_seed_uint32").GetInt64();
                Draw(new SeedPair(seed)).Should().Equal(Draw(new SeedPair(same)));
                compared++;
            }
        }

        compared.Should().Be(13);
    }

    [Fact]
    public void A_generators_second_call_is_the_next_seeds_first()
    {
        Draw(new SeedPair(42, 1)).Should().Equal(Draw(new SeedPair(43)));
        Draw(new SeedPair(int.MaxValue, 1)).Should().Equal(Draw(new SeedPair(int.MinValue)));
    }

    [Theory]
    [InlineData(1L << 31)]
    [InlineData(int.MinValue - 1L)]
    public void Initialize_refuses_a_seed_generator_beyond_32_bits(long seed)
    {
        SeedGenerator generator = new(seed);
        Initializer initializer = new RandomUniform(seed: generator).WithBackend(Backend.Torch);
        Action initialize = () => initializer.Initialize([3]);
        initialize.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"The seed of a SeedGenerator must be between -2^31 and 2^31 - 1 on torch; received {seed}.*");
        generator.Next().Counter.Should().Be(0);
        new RandomUniform(seed: seed).WithBackend(Backend.Torch).Initialize([3]).Span.Length.Should().Be(3);
    }

    [Fact]
    public void Truncated_values_beyond_two_standard_deviations_are_those_that_Keras_has()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "outside_two_stddev"))
        {
            GoldenCase golden = GoldenFile.Cases(File).Single(c => c.Id == row.GetProperty("id").GetString());
            (string kind, double mean, double stddev) = golden.Resolved;
            kind.Should().Be("truncated_normal");
            double[] values = Element.Dispatch<Values, double[]>(golden.Type, new(golden));
            double limit = 2 * stddev * (1 + 1e-6);
            values.Count(x => Math.Abs(x - mean) > limit)
                .Should().Be(row.GetProperty("outside_two_stddev").GetInt32(), golden.Id);
            compared++;
        }

        compared.Should().Be(30);
    }

    [Fact]
    public void Values_of_processors_without_AVX2_differ_in_the_last_bits()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "capability_alternatives"))
        {
            GoldenCase golden = GoldenFile.Cases(File).Single(c => c.Id == row.GetProperty("id").GetString());
            golden.Row.GetProperty("capability_dependent").GetBoolean().Should().BeTrue();
            double[] values = Element.Dispatch<Values, double[]>(golden.Type, new(golden));
            double largest = new GoldenPayload(row).Elements(golden.Type)
                .Max(element => Math.Abs(element.Value - values[element.Position]));
            double stddev = golden.Resolved.Second;
            largest.Should().BePositive(golden.Id)
                .And.BeLessThan((golden.Type == ElementTypes.Float16 ? 2e-3 : 2e-6) * stddev, golden.Id);
            compared++;
        }

        compared.Should().Be(26);
    }

    private static float[] Draw(SeedPair pair)
    {
        float[] values = new float[21];
        Backend.Torch.Fill(Distribution.Normal(0, 1), pair, values.Length, 0, 1, values.AsSpan());
        return values;
    }

    private readonly record struct Values(GoldenCase Golden) : IElementFunction<double[]>
    {
        public double[] Invoke<T>()
            where T : unmanaged =>
            Array.ConvertAll(
                GoldenInitializers.Create(Golden.Initializer, Golden.Config, Golden.Seed)
                    .WithBackend(Backend.Torch).Initialize<T>(Golden.Shape).ToArray(),
                Element.ToDouble);
    }

}
