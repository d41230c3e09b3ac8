using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

/// <summary>What every backend refuses, and what it goes on with.</summary>
public class DistributionRulesTests
{
    private static readonly double[] Sizes =
    [
        0.0, 1.0, 3e4, 6e4, Math.BitDecrement(65520.0), 65520.0, 7e4, 2e38, 3.39e38, 3.3951e38, 3.4e38,
        Math.BitDecrement(Math.ScaleB(1, 128) - Math.ScaleB(1, 103)), Math.ScaleB(1, 128) - Math.ScaleB(1, 103), 1e300,
    ];

    public static TheoryData<string, ElementTypes> Rows { get; } = new(
        from backend in Backend.All from type in FloatTypes.All select (backend.Name, type));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Parameters_that_round_to_infinity_are_refused_and_no_others(string name, ElementTypes type)
    {
        Backend backend = Backends.Named(name);
        int refused = 0;
        int made = 0;
        foreach (double first in Sizes.Concat(Sizes.Select(size => -size)))
        {
            foreach (double second in Sizes.Concat(Sizes.Select(size => -size)))
            {
                Distribution[] distributions = second >= first && !(first == 0 && double.IsNegative(second))
                    ? [Distribution.Uniform(first, second)]
                    : [];
                foreach (Distribution distribution in double.IsNegative(second)
                    ? distributions
                    : [.. distributions, Distribution.Normal(first, second), Distribution.TruncatedNormal(first, second)])
                {
                    bool refuses = RangeRule.Refuses(backend, distribution, type);
                    bool threw = Element.Dispatch<Fill, bool>(type, new(backend, distribution));
                    threw.Should().Be(refuses, "{0} on {1} in {2}", distribution, backend, type);
                    refused += refuses ? 1 : 0;
                    made += refuses ? 0 : 1;
                }
            }
        }

        made.Should().BeGreaterThan(90);
        bool isNever = type == ElementTypes.Float64 && name is "numpy" or "openvino" or "torch";
        (refused > 100 || (isNever && refused == 0)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Single_values_that_overflow_are_Keras_values(string name, ElementTypes type)
    {
        Backend backend = Backends.Named(name);
        if (type == ElementTypes.Float64)
        {
            return;
        }

        double stddev = type == ElementTypes.Float16 ? 40_000 : 3e38;
        Element.Dispatch<Infinities, double>(type, new(backend, Distribution.Normal(0, stddev)))
            .Should().BeInRange(0.05, 0.4);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nothing_is_refused_where_nothing_is_made(string name, ElementTypes type)
    {
        Backend backend = Backends.Named(name);
        foreach (Initializer initializer in (Initializer[])
            [new RandomNormal(0, 1e300, 1), new TruncatedNormal(-1e300, 0, 1), new RandomUniform(-1e300, 1e300, 1)])
        {
            Element.Dispatch<Empty, long>(type, new(initializer.WithBackend(backend))).Should().Be(0);
        }
    }

    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void The_error_names_argument_rule_and_values_and_nothing_is_written(string name)
    {
        Backend backend = Backends.Named(name);
        float[] values = [1, 2, 3, 4];
        foreach (Initializer initializer in (Initializer[])
            [new RandomNormal(0.5, 1e300, 1), new TruncatedNormal(0.5, 1e300, 1)])
        {
            foreach (Action fill in (Action[])
                [
                    () => initializer.WithBackend(backend).Fill([4], values.AsSpan()),
                    () => initializer.WithBackend(backend).FillBox([3, 4], new Box([0, 1], [2, 2]), values.AsSpan()),
                ])
            {
                fill.Should().Throw<ArgumentException>().WithParameterName("distribution").WithMessage(
                    "distribution must have a mean and a stddev that are finite in float32; received 0.5 and 1E+300.*");
            }
        }

        Action uniform = () => new RandomUniform(-1e300, 0.5, 1).WithBackend(backend).Fill([4], values.AsSpan());
        uniform.Should().Throw<ArgumentException>().WithParameterName("distribution").WithMessage(
            "distribution must have a minval, a maxval and a difference of the two that are finite in float32; "
            + "received -1E+300 and 0.5.*");
        values.Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Bounds_of_doubles_must_be_singles_on_TensorFlow_and_JAX_but_not_elsewhere()
    {
        RandomUniform initializer = new(-1e300, 1e300, 1);
        foreach (Backend backend in Backend.All)
        {
            Action fill = () => initializer.WithBackend(backend).Initialize<double>([3]);
            if (backend == Backend.TensorFlow || backend == Backend.Jax)
            {
                fill.Should().Throw<ArgumentException>().WithMessage("*finite in float32*");
            }
            else
            {
                fill.Should().NotThrow();
            }
        }

        // Their distance may be too wide for a single on TensorFlow, which computes it as a double.
        new RandomUniform(-3e38, 3e38, 1).Initialize<double>([100]).ToArray().Should().Contain(x => x > 1e38);
    }

    [Fact]
    public void A_generator_of_ones_own_has_the_rule_too()
    {
        RandomSourceBackend backend = new("mine", pair => new Random((int)pair.Seed));
        Action fill = () => new RandomNormal(0, 1e6, 1).WithBackend(backend).Initialize<Half>([3]);
        Action box = () => new RandomNormal(0, 1e6, 1).WithBackend(backend).InitializeBox<Half>([3], new Box([1], [2]));
        fill.Should().Throw<ArgumentException>().WithMessage("*a mean and a stddev that are finite in float16*");
        box.Should().Throw<ArgumentException>().WithMessage("*a mean and a stddev that are finite in float16*");
        new RandomNormal(0, 1e6, 1).WithBackend(backend).Initialize([3]).Span.Length.Should().Be(3);
    }

    [Theory]
    [InlineData("numpy")]
    [InlineData("openvino")]
    public void NumPy_refuses_negative_zeros_by_their_sign(string name)
    {
        Backend backend = Backends.Named(name);
        foreach ((Initializer initializer, string rule) in ((Initializer, string)[])
            [
                (new RandomNormal(1, -0.0, 1), "a stddev that is not -0.0"),
                (new TruncatedNormal(1, -0.0, 1), "a stddev that is not -0.0"),
                (new RandomUniform(0.0, -0.0, 1), "bounds that are not 0.0 and -0.0"),
            ])
        {
            foreach (Action fill in (Action[])
                [
                    () => initializer.WithBackend(backend).Initialize([3]),
                    () => initializer.WithBackend(backend).Initialize([0]),
                    () => initializer.WithBackend(backend).InitializeBox([3], new Box([1], [2])),
                ])
            {
                fill.Should().Throw<ArgumentException>().WithMessage(
                    $"distribution must have {rule} on this backend; received *-0.*");
            }

            foreach (Backend other in (Backend[])[Backend.TensorFlow, Backend.Jax, Backend.Torch])
            {
                initializer.WithBackend(other).Initialize([3]).Span.Length.Should().Be(3);
            }
        }

        new RandomUniform(-0.0, 0.0, 1).WithBackend(backend).Initialize([3]).ToArray().Should().OnlyContain(x => x == 0);
    }

    private readonly record struct Fill(Backend Backend, Distribution Distribution) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            try
            {
                Backend.Fill(Distribution, new SeedPair(1), 3, 0, 1, new T[3].AsSpan());
                return false;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }
    }

    private readonly record struct Infinities(Backend Backend, Distribution Distribution) : IElementFunction<double>
    {
        public double Invoke<T>()
            where T : unmanaged
        {
            T[] values = new T[2000];
            Backend.Fill(Distribution, new SeedPair(1), values.Length, 0, 1, values.AsSpan());
            return values.Average(value => double.IsFinite(Element.ToDouble(value)) ? 0.0 : 1.0);
        }
    }

    private readonly record struct Empty(Initializer Initializer) : IElementFunction<long>
    {
        public long Invoke<T>()
            where T : unmanaged => Initializer.Initialize<T>([2, 0]).Shape.ElementCount;
    }
}
