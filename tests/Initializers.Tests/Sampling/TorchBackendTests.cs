using System;
using System.Linq;
using System.Text.Json;
using CsCheck;
using FluentAssertions;
using Initializers.Numerics;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

/// <summary>Keras's values on PyTorch, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
/// <remarks>The file is a run of Keras on PyTorch 2.13.0 with its AVX2 kernels.</remarks>
public class TorchBackendTests
{
    private const string File = "keras-torch.json";

    public static TheoryData<DistributionKind, ElementTypes> Draws { get; } = new(
        from kind in Enum.GetValues<DistributionKind>()
        from type in ElementDispatch.FloatTypes
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
            double[] values = ElementDispatch.Run<Values, double[]>(golden.Type, new(golden));
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
            double[] values = ElementDispatch.Run<Values, double[]>(golden.Type, new(golden));
            double largest = new GoldenPayload(row).Elements(golden.Type)
                .Max(element => Math.Abs(element.Value - values[element.Position]));
            double stddev = golden.Resolved.Second;
            largest.Should().BePositive(golden.Id)
                .And.BeLessThan((golden.Type == ElementTypes.Float16 ? 2e-3 : 2e-6) * stddev, golden.Id);
            compared++;
        }

        compared.Should().Be(26);
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Every_width_gives_the_scalar_definition(DistributionKind kind, ElementTypes type) =>
        ElementDispatch.Run<Widths, bool>(type, new(kind)).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_run_is_the_slice_of_the_whole(DistributionKind kind, ElementTypes type) =>
        ElementDispatch.Run<Slices, bool>(type, new(kind)).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Draws))]
    public void Fill_allocates_nothing(DistributionKind kind, ElementTypes type) =>
        ElementDispatch.Run<Allocations, long>(type, new(kind)).Should().Be(0);

    [Fact]
    public void The_number_of_threads_does_not_show()
    {
        TruncatedNormal initializer = new(seed: 3);
        Initializer torch = initializer.WithBackend(Backend.Torch);
        torch.Initialize([300, 301], 4).ToArray().Should().Equal(torch.Initialize([300, 301], 1).ToArray());
    }

    [Fact]
    public void Fill_refuses_a_type_that_is_not_floating()
    {
        Action fill = () => Backend.Torch.Fill(Distribution.Uniform(0, 1), default, 3, 0, 1, new int[3]);
        fill.Should().Throw<ArgumentException>()
            .WithMessage("T must be one of float32, float64, float16, bfloat16; received Int32.*");
    }

    [Theory]
    [Trait("Category", "Statistics")]
    [MemberData(nameof(Draws))]
    public void Values_are_distributed_as_named(DistributionKind kind, ElementTypes type)
    {
        if (type is ElementTypes.Float32 or ElementTypes.Float64)
        {
            BackendStatistics.PValue(Backend.Torch, kind, type).Should().BeGreaterThan(1e-4);
        }
    }

    private static float[] Draw(SeedPair pair)
    {
        float[] values = new float[21];
        Backend.Torch.Fill(Distribution.Normal(0, 1), pair, values.Length, 0, 1, values.AsSpan());
        return values;
    }

    private readonly record struct Values(GoldenCase Golden) : IElementFunction<double[]>
    {
        public double[] Run<T>()
            where T : unmanaged =>
            Array.ConvertAll(
                GoldenInitializers.Create(Golden.Initializer, Golden.Config, Golden.Seed)
                    .WithBackend(Backend.Torch).Initialize<T>(Golden.Shape).ToArray(),
                Element.ToDouble);
    }

    private readonly record struct Widths(DistributionKind Kind) : IElementFunction<bool>
    {
        public bool Run<T>()
            where T : unmanaged
        {
            Distribution distribution = BackendStatistics.Parameters(Kind);
            int[] lengths = [.. Enumerable.Range(0, 70), 255, 511, 512, 513, 623, 624, 625, 1024, 1250, 20_011];
            foreach (int length in lengths)
            {
                T[] expected = new T[length];
                WidthFill.Run<T>(Backend.Torch, LaneWidth.Scalar, distribution, new(7), length, 0, 1, expected);
                foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
                {
                    GuardedBuffer<T> buffer = new(length, length % 3);
                    WidthFill.Run(Backend.Torch, width, distribution, new(7), length, 0, 1, buffer.Span);
                    buffer.AssertIntact();
                    buffer.Span.SequenceEqual(expected).Should().BeTrue($"{length} elements at {width}");
                }
            }

            return true;
        }
    }

    private readonly record struct Slices(DistributionKind Kind) : IElementFunction<bool>
    {
        public bool Run<T>()
            where T : unmanaged
        {
            Distribution distribution = BackendStatistics.Parameters(Kind);
            Gen<(int, double, double)> runs = Gen.Select(
                Gen.OneOf(Gen.Int[1, 40], Gen.Int[500, 2000]), Gen.Double.Unit, Gen.Double.Unit);
            runs.Sample(
                run =>
                {
                    (int n, double a, double b) = run;
                    int start = (int)(a * n);
                    int length = (int)(b * (n - start + 1));
                    T[] whole = new T[n];
                    T[] part = new T[length];
                    Backend.Torch.Fill<T>(distribution, new(11), n, 0, 1, whole);
                    Backend.Torch.Fill<T>(distribution, new(11), n, start, 1, part);
                    return part.AsSpan().SequenceEqual(whole.AsSpan(start, length));
                },
                iter: 200,
                threads: 1);
            return true;
        }
    }

    private readonly record struct Allocations(DistributionKind Kind) : IElementFunction<long>
    {
        public long Run<T>()
            where T : unmanaged
        {
            Distribution distribution = BackendStatistics.Parameters(Kind);
            T[] values = new T[3000];
            return AllocatedBytes.Of(() =>
            {
                Backend.Torch.Fill<T>(distribution, new(1), values.Length, 0, 1, values);
                Backend.Torch.Fill<T>(distribution, new(1), 7, 0, 1, values.AsSpan(0, 7));
            });
        }
    }
}
