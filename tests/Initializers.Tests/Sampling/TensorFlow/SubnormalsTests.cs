using System;
using System.Linq;
using FluentAssertions;
using Initializers.Sampling.TensorFlow;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

/// <summary>
/// Draws with parameters so small that TensorFlow's arithmetic without subnormal numbers shows. The expected values are
/// made of the units with every step in a wider type, or counted out by hand.
/// </summary>
public class SubnormalsTests
{
    private const float Least = 1.17549435e-38f; // 2^-126
    private const double LeastDouble = 2.2250738585072014e-308; // 2^-1022

    public static TheoryData<double, double> Pairs { get; } = new(
        from mean in (double[])[0, 1e-39, -1e-39, -0.0, 1.2e-38, -3e-38, 1e-30, -2e-25, 0.5]
        from stddev in (double[])[0, 1e-45, 1.1e-38, Least, 1.3e-38, 5e-38, 1e-35, 1e-25, 1e-15]
        select (mean, stddev));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Singles_and_bfloat16_are_flushed_at_every_step(double mean, double stddev)
    {
        float[] units = new RandomNormal(0, 1, seed: 5).Initialize([5000]).ToArray();
        float[] actual = new RandomNormal(mean, stddev, seed: 5).Initialize([5000]).ToArray();
        actual.Select(BitConverter.SingleToUInt32Bits).Should().Equal(
            units.Select(z => BitConverter.SingleToUInt32Bits(Expected(z, (float)mean, (float)stddev, Single))));

        float[] narrow = [.. units.Select(z => (float)(BFloat16)z)];
        BFloat16[] halves = new RandomNormal(mean, stddev, seed: 5).Initialize<BFloat16>([5000]).ToArray();
        halves.Select(value => value.ToBits()).Should().Equal(narrow.Select(
            z => ((BFloat16)Expected(z, (BFloat16)(float)mean, (BFloat16)(float)stddev, Narrow)).ToBits()));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Bounds_and_their_distance_are_flushed_first(double minval, double width)
    {
        double maxval = minval + width;
        float[] units = new RandomUniform(0, 1, seed: 5).Initialize([5000]).ToArray();
        float[] actual = new RandomUniform(minval, maxval, seed: 5).Initialize([5000]).ToArray();
        float low = Flush((float)minval);
        float high = Flush((float)maxval);
        actual.Select(BitConverter.SingleToUInt32Bits).Should().Equal(
            units.Select(f => BitConverter.SingleToUInt32Bits(Expected(f, low, Single((double)high - low), Single))));
    }

    [Fact]
    public void Doubles_are_flushed_below_their_least_normal_number()
    {
        double[] units = new RandomNormal(0, 1, seed: 5).Initialize<double>([5000]).ToArray();
        double[] least = new RandomNormal(0, LeastDouble, seed: 5).Initialize<double>([5000]).ToArray();
        least.Should().Equal(units.Select(z => Math.Abs(z) < 1 ? 0 : z * LeastDouble));
        least.Where(value => value == 0).Should().Contain(value => double.IsNegative(value) == false);
        new RandomNormal(0, LeastDouble / 2, seed: 5).Initialize<double>([100]).ToArray().Should().OnlyContain(x => x == 0);

        // The difference of two normal numbers that is too small.
        double[] near = new RandomNormal(-1.5 * LeastDouble, LeastDouble, seed: 5).Initialize<double>([5000]).ToArray();
        near.Should().Equal(units.Select(
            z => Math.Abs(z) < 1 ? -1.5 * LeastDouble : Math.Abs(z - 1.5) < 1 ? 0 : (z - 1.5) * LeastDouble));
    }

    [Fact]
    public void Bounds_of_doubles_pass_through_singles_and_are_zero_below_their_least_normal_number()
    {
        new RandomUniform(1e-39, 1e-39, seed: 1).Initialize<double>([9]).ToArray().Should().OnlyContain(x => x == 0);
        double[] plain = new RandomUniform(0, 1, seed: 1).Initialize<double>([9]).ToArray();
        new RandomUniform(-1e-39, 1, seed: 1).Initialize<double>([9]).ToArray().Should().Equal(plain);
        new RandomUniform(1e-37, 1e-37, seed: 1).Initialize<double>([9]).ToArray()
            .Should().OnlyContain(x => x == (double)1e-37f);
    }

    [Fact]
    public void Halves_keep_their_subnormal_numbers()
    {
        Half[] values = new RandomNormal(0, 1e-6, seed: 5).Initialize<Half>([1000]).ToArray();
        values.Should().Contain(value => Half.IsSubnormal(value));
    }

    [Fact]
    public void Product_is_rounded_before_it_is_found_too_small()
    {
        // 1 - 2^-24 times 2^-126 (1 + 2^-23) is 2^-126 (1 + 2^-24 - 2^-47), and times 2^-126 it is less than that.
        float unit = MathF.BitDecrement(1f);
        float[] values = [unit, unit, 1f];
        Subnormals.Apply(values.AsSpan(0, 1), MathF.BitIncrement(Least), 0f);
        Subnormals.Apply(values.AsSpan(1, 2), Least, 0f);
        values.Should().Equal(Least, 0f, Least);

        // With denormals the second one would round to a normal number.
        (unit * Least).Should().Be(Least);
    }

    [Fact]
    public void Fill_allocates_nothing()
    {
        Initializer initializer = new RandomNormal(1e-39, 1e-38, seed: 5);
        Shape shape = [1000];
        float[] singles = new float[1000];
        double[] doubles = new double[1000];
        BFloat16[] halves = new BFloat16[1000];
        void Fill()
        {
            initializer.Fill(shape, singles.AsSpan());
            initializer.Fill(shape, doubles.AsSpan());
            initializer.Fill(shape, halves.AsSpan());
        }

        AllocatedBytes.Of(Fill).Should().Be(0);
    }

    [Theory]
    [InlineData(DistributionKind.Uniform)]
    [InlineData(DistributionKind.Normal)]
    [InlineData(DistributionKind.TruncatedNormal)]
    public void A_small_factor_goes_the_other_way_with_the_same_values(DistributionKind kind)
    {
        // Just above and below the bound between the two ways, values differ by the factor alone.
        foreach (ElementTypes type in (ElementTypes[])[ElementTypes.Float32, ElementTypes.Float64, ElementTypes.BFloat16])
        {
            Element.Dispatch<Ways, bool>(type, new(kind)).Should().BeTrue();
        }
    }

    private readonly record struct Ways(DistributionKind Kind) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            bool isDouble = typeof(T) == typeof(double) && Kind != DistributionKind.Uniform;
            double small = Math.ScaleB(1, isDouble ? -901 : -63);
            double[] below = Draw<T>(small);
            double[] above = Draw<T>(2 * small);
            return below.SequenceEqual(above.Select(value => value / 2)) && below.Distinct().Count() > 90;
        }

        private double[] Draw<T>(double scale)
            where T : unmanaged
        {
            Initializer initializer = Kind switch
            {
                DistributionKind.Uniform => new RandomUniform(0, scale, 3),
                DistributionKind.Normal => new RandomNormal(0, scale, 3),
                _ => new TruncatedNormal(0, scale, 3),
            };
            return [.. initializer.Initialize<T>([3001]).ToArray().Select(Element.ToDouble)];
        }
    }

    private static float Expected(float unit, float offset, float scale, Func<double, float> round)
    {
        float product = round((double)unit * Flush(scale));
        return round((double)product + Flush(offset));
    }

    // 2^100 times as large nothing is subnormal, so that only the number of bits rounds.
    private static float Single(double exact)
    {
        float enlarged = (float)(exact * Math.ScaleB(1, Math.Abs(exact) < 1 ? 100 : 0));
        return Math.Abs(exact) >= 1 ? enlarged : Flush(enlarged / Math.ScaleB(1, 100));
    }

    // Products of bfloat16 are exact in single precision, and so are their small sums.
    private static float Narrow(double exact) => (BFloat16)Single(exact);

    private static float Flush(double value) =>
        Math.Abs(value) < Least ? MathF.CopySign(0, (float)value) : (float)value;
}
