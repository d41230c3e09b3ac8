using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Xunit;

namespace Initializers.Tests.Sampling;

/// <summary>Generators of Math.NET Numerics and of the framework as backends.</summary>
public class RandomSourceBackendTests
{
    private static readonly Distribution[] Distributions =
    [
        Distribution.Uniform(-3.5, 1.25), Distribution.Normal(0.5, 2), Distribution.TruncatedNormal(0.25, 1.5),
    ];

    public static TheoryData<string, int> Rows()
    {
        TheoryData<string, int> rows = [];
        foreach (string name in (string[])["mersenne", "xoshiro", "framework"])
        {
            for (int kind = 0; kind < Distributions.Length; kind++)
            {
                rows.Add(name, kind);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_run_is_the_slice_of_the_whole(string name, int kind)
    {
        Backend backend = Create(name);
        double[] whole = Draw(backend, kind, 42, 0, 500);
        foreach (int start in (int[])[0, 1, 2, 3, 100, 499])
        {
            foreach (int length in (int[])[0, 1, 2, 3, 50, 1000])
            {
                int count = Math.Min(length, whole.Length - start);
                Draw(backend, kind, 42, start, count).SequenceEqual(whole.AsSpan(start, count))
                    .Should().BeTrue($"{count} from {start}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Seeds_repeat_and_differ(string name, int kind)
    {
        Backend backend = Create(name);
        double[] values = Draw(backend, kind, 7, 0, 20);
        Draw(Create(name), kind, 7, 0, 20).Should().Equal(values);
        Draw(backend, kind, 8, 0, 20).Should().NotEqual(values);
    }

    [Fact]
    public void Uniforms_are_the_generators_doubles_scaled()
    {
        MersenneTwister random = new(42);
        double[] expected = [.. Enumerable.Range(0, 100).Select(_ => -3.5 + (4.75 * random.NextDouble()))];
        Draw(Create("mersenne"), 0, 42, 0, 100).Should().Equal(expected);
    }

    [Fact]
    public void Normals_are_those_of_Box_and_Muller()
    {
        MersenneTwister random = new(42);
        double[] actual = Draw(Create("mersenne"), 1, 42, 0, 100);
        for (int i = 0; i < actual.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            actual[i].Should().BeApproximately(0.5 + (2 * radius * cosine), 1e-14);
            actual[i + 1].Should().BeApproximately(0.5 + (2 * radius * sine), 1e-14);
        }
    }

    [Fact]
    public void Truncated_normals_are_the_normals_inside()
    {
        double[] normals = new double[400];
        Create("xoshiro").Fill(Distribution.Normal(0.25, 1.5), new SeedPair(3), 400, 0, 1, normals.AsSpan());
        double[] inside = [.. normals.Where(value => value is >= -2.75 and <= 3.25)];
        inside.Should().HaveCountLessThan(400);
        Draw(Create("xoshiro"), 2, 3, 0, inside.Length).Should().Equal(inside);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Narrow_types_are_the_double_rounded_once(int kind)
    {
        double[] doubles = Draw(Create("mersenne"), kind, 5, 0, 300);
        float[] singles = new float[300];
        Half[] halves = new Half[300];
        BFloat16[] brains = new BFloat16[300];
        Create("mersenne").Fill(Distributions[kind], new SeedPair(5), 300, 0, 1, singles.AsSpan());
        Create("mersenne").Fill(Distributions[kind], new SeedPair(5), 300, 0, 1, halves.AsSpan());
        Create("mersenne").Fill(Distributions[kind], new SeedPair(5), 300, 0, 1, brains.AsSpan());
        singles.Should().Equal(doubles.Select(value => (float)value));
        halves.Should().Equal(doubles.Select(value => (Half)value));
        brains.Should().Equal(doubles.Select(value => (BFloat16)value));
    }

    [Fact]
    public void Initializers_draw_from_it()
    {
        Initializer initializer = new GlorotUniform(seed: 42).WithBackend(Create("mersenne"));
        float limit = (float)Math.Sqrt(6.0 / (30 + 20));
        float[] values = initializer.Initialize([30, 20]).ToArray();
        values.Should().OnlyContain(value => Math.Abs(value) <= limit);
        values[0].Should().BeApproximately((float)((2 * limit * new MersenneTwister(42).NextDouble()) - limit), 1e-6f);
    }

    [Fact]
    public void A_seed_generators_calls_open_generators_of_their_own()
    {
        Initializer initializer = new RandomNormal(seed: new SeedGenerator(1)).WithBackend(Create("xoshiro"));
        initializer.Initialize([5]).ToArray().Should().NotEqual(initializer.Initialize([5]).ToArray());
    }

    [Fact]
    public void Constructor_wants_a_name_and_a_function()
    {
        Action noName = () => _ = new RandomSourceBackend("", _ => new Random(1));
        Action noFunction = () => _ = new RandomSourceBackend("mine", null!);
        noName.Should().Throw<ArgumentException>().WithParameterName("name");
        noFunction.Should().Throw<ArgumentNullException>().WithParameterName("open");
        Create("xoshiro").Name.Should().Be("xoshiro");
    }

    [Fact]
    public void Fill_refuses_a_function_that_gives_no_generator()
    {
        RandomSourceBackend empty = new("empty", _ => null!);
        Action none = () => empty.Fill(Distribution.Normal(0, 1), default, 3, 0, 1, new float[3].AsSpan());
        none.Should().Throw<InvalidOperationException>().WithMessage("open must give a generator; received null for *");
    }

    [Fact]
    public void Fill_of_nothing_opens_nothing()
    {
        RandomSourceBackend backend = new("none", _ => throw new InvalidOperationException("opened"));
        Action fill = () => backend.Fill(Distribution.Normal(0, 1), default, 3, 3, 1, Span<float>.Empty);
        fill.Should().NotThrow();
    }

    [Fact]
    [Trait("Category", "Statistics")]
    public void Values_have_the_distribution()
    {
        double cut = Normal.CDF(0, 1, -2);
        Backend backend = Create("xoshiro");
        Check(Distribution.Uniform(-1, 3), x => (x + 1) / 4);
        Check(Distribution.Normal(0.5, 2), x => Normal.CDF(0.5, 2, x));
        Check(Distribution.TruncatedNormal(0.5, 2), x => (Normal.CDF(0.5, 2, x) - cut) / (1 - (2 * cut)));

        void Check(Distribution distribution, Func<double, double> cumulative)
        {
            double[] values = new double[50_000];
            backend.Fill(distribution, new SeedPair(12), values.Length, 0, 1, values.AsSpan());
            double statistic = KolmogorovSmirnov.Statistic(values, cumulative);
            KolmogorovSmirnov.PValue(statistic, values.Length).Should().BeGreaterThan(0.001);
        }
    }

    private static RandomSourceBackend Create(string name) => name switch
    {
        "mersenne" => new(name, pair => new MersenneTwister((int)(pair.Seed + pair.Counter))),
        "xoshiro" => new(name, pair => new Xoshiro256StarStar((int)(pair.Seed + (1000 * pair.Counter)))),
        _ => new(name, pair => new Random((int)pair.Seed)),
    };

    private static double[] Draw(Backend backend, int kind, long seed, long start, int length)
    {
        double[] values = new double[length];
        backend.Fill(Distributions[kind], new SeedPair(seed), 1000, start, 1, values.AsSpan());
        return values;
    }
}
