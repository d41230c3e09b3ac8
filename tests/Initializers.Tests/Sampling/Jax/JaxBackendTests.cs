using System;
using System.Linq;
using System.Text.Json;
using CsCheck;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.Jax;

/// <summary>Keras's values on JAX, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
/// <remarks>
/// The files are runs of Keras on JAX 0.12.0.1. It alone leaves the uniforms of a few small shapes unfused; what is
/// expected of those is a run on JAX 0.10.2.
/// </remarks>
public class JaxBackendTests
{
    private const string File = "keras-jax.json";
    private const string MoreFile = "keras-jax-more.json";

    [Theory]
    [InlineData(File, ElementTypes.Float32, 418)]
    [InlineData(MoreFile, ElementTypes.Float32, 138)]
    [InlineData(MoreFile, ElementTypes.Float16, 72)]
    [InlineData(MoreFile, ElementTypes.BFloat16, 72)]
    public void Initialize_has_the_bits_of_every_case(string file, ElementTypes type, int count) =>
        BackendGoldens.Compare(file, Backend.Jax, count, 0, golden => golden.Type == type);

    [Theory]
    [InlineData(File, 90)]
    [InlineData(MoreFile, 45)]
    public void Initialize_with_a_seed_generator_has_the_bits_of_successive_calls(string file, int count) =>
        BackendGoldens.CompareGenerators(file, Backend.Jax, count);

    [Fact]
    public void Uniforms_that_one_release_leaves_unfused_are_within_a_unit_of_the_larger_bounds_last_place()
    {
        int compared = 0;
        int differing = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(MoreFile).Where(
            golden => golden.Row.TryGetProperty("fused", out JsonElement fused) && !fused.GetBoolean()))
        {
            (string kind, double minval, double maxval) = golden.Resolved;
            kind.Should().Be("uniform");
            float bound = (float)Math.Max(Math.Abs(minval), Math.Abs(maxval));
            float[] values = golden.Create(golden.Seed).WithBackend(Backend.Jax).Initialize(golden.Shape).ToArray();
            double largest = new GoldenPayload(golden.Row).Elements(golden.Type)
                .Max(element => Math.Abs(element.Value - values[element.Position]));
            largest.Should().BeLessThanOrEqualTo(MathF.BitIncrement(bound) - bound, golden.Id);
            differing += largest > 0 ? 1 : 0;
            compared++;
        }

        compared.Should().Be(31);
        differing.Should().Be(27, "four have a range of 1, by which every product is exact");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L << 32)]
    [InlineData(long.MinValue)]
    public void Initialize_refuses_a_seed_beyond_32_bits(long seed)
    {
        Initializer initializer = new RandomNormal(seed: seed).WithBackend(Backend.Jax);
        Action initialize = () => initializer.Initialize([0]);
        initialize.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"seed must be between 0 and 2^32 - 1 on jax; received {seed}.*");
        Initializer stepping = new RandomNormal(seed: new SeedGenerator(seed)).WithBackend(Backend.Jax);
        Action step = () => stepping.Initialize([3]);
        step.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(DistributionKind.Uniform)]
    [InlineData(DistributionKind.Normal)]
    [InlineData(DistributionKind.TruncatedNormal)]
    public void Doubles_are_the_singles_widened(DistributionKind kind)
    {
        float[] singles = new float[5000];
        double[] doubles = new double[singles.Length];
        Distribution distribution = BackendStatistics.Parameters(kind);
        Backend.Jax.Fill<float>(distribution, new(9), singles.Length, 0, 1, singles);
        Backend.Jax.Fill<double>(distribution, new(9), singles.Length, 0, 1, doubles);
        doubles.Should().Equal(Array.ConvertAll(singles, x => (double)x));
    }

    [Fact]
    public void Truncated_values_lie_strictly_inside_two_standard_deviations()
    {
        float[] values = new float[1 << 20];
        Backend.Jax.Fill<float>(Distribution.TruncatedNormal(0, 1), new(5), values.Length, 0, -1, values);
        values.Max(Math.Abs).Should().BeLessThan(2f).And.BeGreaterThan(1.999f);
    }

    [Theory]
    [ClassData(typeof(KindAndTypeData))]
    public void Large_draws_look_up_what_small_ones_compute(DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<SmallRuns, bool>(type, new(kind)).Should().BeTrue();

    private readonly record struct SmallRuns(DistributionKind Kind) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            Distribution distribution = BackendStatistics.Parameters(Kind);
            T[] whole = new T[20_000];
            T[] parts = new T[whole.Length];
            Backend.Jax.Fill<T>(distribution, new(4), whole.Length, 0, 1, whole);
            for (int start = 0; start < parts.Length; start += 200)
            {
                Backend.Jax.Fill(distribution, new(4), parts.Length, start, 1, parts.AsSpan(start, 200));
            }

            return whole.AsSpan().SequenceEqual(parts);
        }
    }
}
