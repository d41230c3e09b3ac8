using System;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Fourier;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class STFTTests
{
    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Doubles_are_double_throughout_or_the_singles_widened_as_the_backend_has_it(string name)
    {
        Backend backend = Backends.Named(name);
        Initializer initializer = new STFT(StftSide.Imag, new("taylor"), StftScaling.Spectrum).WithBackend(backend);
        double[] doubles = initializer.Initialize<double>([20, 1, 9]).ToArray();
        double[] singles = [.. initializer.Initialize([20, 1, 9]).ToArray().Select(static value => (double)value)];
        double[] exact = new STFT(StftSide.Imag, new("taylor"), StftScaling.Spectrum) { Backend = new OtherBackend() }
            .Initialize<double>([20, 1, 9]).ToArray();
        doubles.Should().Equal(name is "tensorflow" or "torch" ? exact : singles);
        exact.Should().NotEqual(singles);
    }

    [Fact]
    public void Half_width_elements_are_rounded_after_every_step()
    {
        // The operators of Half compute in single precision and round, which is the rule.
        STFT initializer = new(StftSide.Imag, new("hamming"), StftScaling.Spectrum) { Backend = Backend.NumPy };
        Half[] actual = initializer.Initialize<Half>([50, 1, 101]).ToArray();
        Half[] window =
            [.. Enumerable.Range(0, 50).Select(static t => (Half)(0.54 - (0.46 * Math.Cos(2.0 * Math.PI * t / 49))))];
        Half scale = (Half)window.Sum(static weight => (double)weight);
        for (int i = 0; i < actual.Length; i++)
        {
            Half frequency = (Half)(i % 101) / (Half)200;
            Half angle = (Half)(-2) * (Half)(i / 101) * frequency * Half.Pi;
            Half expected = (Half)Math.Sin((double)angle) * window[i / 101] / scale;
            BitConverter.HalfToUInt16Bits(actual[i])
                .Should().Be(BitConverter.HalfToUInt16Bits(expected), "element {0}", i);
        }
    }

    [Theory]
    [InlineData("tensorflow", 45.78125)]
    [InlineData("numpy", 45.75)]
    [InlineData("torch", 45.75)]
    public void Halves_are_summed_in_the_backends_order(string name, double scale)
    {
        double[] window = [.. Enumerable.Range(0, 47).Select(static i => i * 447 % 2039 / 1024.0)];
        Backend backend = Backends.Named(name);
        STFT initializer = new(StftSide.Real, new(window), StftScaling.Spectrum) { Backend = backend };
        initializer.Initialize<Half>([47, 1, 2]).ToArray().Where(static (_, i) => i % 2 == 0)
            .Should().Equal(window.Select(weight => (Half)(weight / scale)), "the cosine of bin 0 is 1");
    }

    [Theory]
    [InlineData("tensorflow", 1.0)]
    [InlineData("torch", 1.0)]
    [InlineData("numpy", 1.0009765625)]
    [InlineData("jax", 1.0009765625)]
    public void A_window_becomes_halves_as_the_backend_converts_doubles(string name, double expected)
    {
        // By less than a single holds above the tie between 1 and the next half.
        double[] window = [1.0 + (1.0 / 2048) + 1e-12];
        Backend backend = Backends.Named(name);
        STFT initializer = new(StftSide.Real, new(window), scaling: null) { Backend = backend };
        initializer.Initialize<Half>([1, 1, 2]).ToArray().Should().OnlyContain(value => (double)value == expected);
    }

    [Theory]
    [InlineData("torch", 0xBC88)]
    [InlineData("tensorflow", 0xBA7E)]
    [InlineData("numpy", 0xBA7E)]
    [InlineData("jax", 0xBA7E)]
    public void The_length_of_the_transform_is_rounded_unless_the_backend_keeps_it(string name, int expected)
    {
        // The sine of nearly half a turn. bfloat16 has no 514: it becomes 512. libtorch 2.10 gave the first value.
        Backend backend = Backends.Named(name);
        STFT initializer = new(StftSide.Imag, StftWindow.None) { Backend = backend };
        initializer.Initialize<BFloat16>([2, 1, 258]).Span[^1].ToBits().Should().Be((ushort)expected);
    }

    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void A_window_of_zeros_and_a_single_bin_give_the_one_NaN_of_the_type(string name)
    {
        Backend backend = Backends.Named(name);
        foreach (STFT made in (STFT[])[new(window: new([0, 0, 0, 0])), new(StftSide.Imag, StftWindow.None)])
        {
            Initializer initializer = made.WithBackend(backend);
            Shape shape = made.Window.IsNone ? [4, 1, 1] : [4, 1, 3];
            initializer.Initialize(shape).ToArray().Select(BitConverter.SingleToUInt32Bits)
                .Should().OnlyContain(static bits => bits == 0xFFC0_0000);
            initializer.Initialize<double>(shape).ToArray().Select(BitConverter.DoubleToUInt64Bits)
                .Should().OnlyContain(static bits => bits == 0xFFF8_0000_0000_0000);
            initializer.Initialize<Half>(shape).ToArray().Select(BitConverter.HalfToUInt16Bits)
                .Should().OnlyContain(static bits => bits == 0xFE00);
            initializer.Initialize<BFloat16>(shape).ToArray()
                .Should().OnlyContain(static value => value.ToBits() == 0xFFC0);
        }
    }

    [Fact]
    public void Real_side_without_window_is_a_cosine()
    {
        float[] values = new STFT(StftSide.Real, StftWindow.None).Initialize([256, 1, 513]).ToArray();
        CompareWithFormula(values, Math.Cos, static _ => 1.0, 1.0);
    }

    [Fact]
    public void Real_side_with_periodic_hamming_window_is_a_weighted_cosine()
    {
        float[] values = new STFT(StftSide.Real, new("hamming"), null, periodic: true).Initialize([256, 1, 513]).ToArray();
        CompareWithFormula(values, Math.Cos, static t => 0.54 - (0.46 * Math.Cos(2.0 * Math.PI * t / 256)), 1.0);
    }

    [Fact]
    public void Imaginary_side_with_density_divides_by_the_windows_norm()
    {
        // Tukey: a cosine taper over a quarter of the length at either end.
        static double Window(int t) => 0.5 * (1 - Math.Cos(Math.PI * Math.Min(1.0, Math.Min(t, 255 - t) / (255 / 4.0))));
        double norm = Math.Sqrt(Enumerable.Range(0, 256).Sum(static t => Window(t) * Window(t)));
        float[] values = new STFT(StftSide.Imag, new("tukey")).Initialize([256, 1, 513]).ToArray();
        CompareWithFormula(values, Math.Sin, Window, norm);
    }

    [Fact]
    public void Imaginary_side_with_spectrum_divides_by_the_windows_sum()
    {
        double[] window = [.. Enumerable.Range(1, 256).Select(static i => (double)i)];
        float[] values = new STFT(StftSide.Imag, new(window), StftScaling.Spectrum).Initialize([256, 1, 513]).ToArray();
        CompareWithFormula(values, Math.Sin, t => window[t], window.Sum());
    }

    [Fact]
    public void Spectrum_sums_sizes_so_that_a_negated_window_gives_the_negated_kernel()
    {
        double[] positive = new STFT(window: new((double[])[1, 2, 3]), scaling: StftScaling.Spectrum)
            .Initialize<double>([3, 1, 3]).ToArray();
        double[] negative = new STFT(window: new((double[])[-1, -2, -3]), scaling: StftScaling.Spectrum)
            .Initialize<double>([3, 1, 3]).ToArray();
        positive[0].Should().Be(1.0 / 6.0);
        negative.Should().Equal(positive.Select(static value => -value));
    }

    [Fact]
    public void Any_run_has_the_elements_of_the_whole()
    {
        // 60 rows of 401 make several blocks, so the whole is filled in parallel.
        STFT[] initializers =
        [
            new(StftSide.Real, new("bohman")),
            new(StftSide.Imag, StftWindow.None) { Backend = Backend.Jax },
            new(StftSide.Imag, new((double[])[.. Enumerable.Range(0, 60)]), StftScaling.Spectrum, periodic: true),
        ];
        float[][] singles = [.. initializers.Select(static i => i.Initialize([60, 1, 401]).ToArray())];
        double[][] doubles = [.. initializers.Select(static i => i.Initialize<double>([60, 1, 401]).ToArray())];
        Half[][] halves = [.. initializers.Select(static i => i.Initialize<Half>([60, 1, 401]).ToArray())];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 60 * 401], Gen.Int[0, 9000]).Sample((which, start, wanted) =>
        {
            int length = Math.Min(wanted, (60 * 401) - start);
            float[] run = new float[length];
            double[] wide = new double[length];
            Half[] narrow = new Half[length];
            initializers[which].Fill([60, 1, 401], start, run, maxDegreeOfParallelism: 1);
            initializers[which].Fill([60, 1, 401], start, wide);
            initializers[which].Fill([60, 1, 401], start, narrow);
            return run.AsSpan().SequenceEqual(singles[which].AsSpan(start, length))
                && wide.AsSpan().SequenceEqual(doubles[which].AsSpan(start, length))
                && narrow.AsSpan().SequenceEqual(halves[which].AsSpan(start, length));
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void A_run_far_into_a_huge_tensor_follows_the_formula()
    {
        // Angles of 3e9 and more, beyond what the sine reduces by itself; the row and bin are powers of two, so the
        // angle's factor is exact and the wave is that of a small angle.
        double[] run = new double[3];
        const long Bins = (1L << 20) + 1;
        new STFT(StftSide.Real, StftWindow.None).Fill([1L << 31, 1, Bins], ((1L << 30) + 1) * Bins, run);
        run[0].Should().Be(1.0);
        double turn = ((1L << 30) + 1.0) / (1L << 21) % 1.0;
        run[1].Should().BeApproximately(Math.Cos(2.0 * Math.PI * turn), 1e-12);
        run[2].Should().BeApproximately(Math.Cos(4.0 * Math.PI * turn), 1e-12);
    }

    [Theory]
    [InlineData(1e8)]
    [InlineData(-1e8)]
    [InlineData(3.5e9)]
    [InlineData(123456789012.25)]
    public void Wave_of_a_large_angle_agrees_with_the_runtimes_own_reduction(double angle)
    {
        FourierFill.Wave(angle, isSine: true).Should().BeApproximately(Math.Sin(angle), 2e-15);
        FourierFill.Wave(angle, isSine: false).Should().BeApproximately(Math.Cos(angle), 2e-15);
    }

    [Fact]
    public void Filling_allocates_nothing()
    {
        // A window of 2,000 is summed in two parts where halves are.
        STFT initializer = new(StftSide.Real, new("taylor"));
        Shape shape = [2000, 1, 9];
        float[] destination = new float[40];
        Half[] halves = new Half[40];
        AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                initializer.Fill<float>(shape, 100, destination);
                initializer.Fill<Half>(shape, 100, halves);
            }
        }).Should().Be(0);
    }

    [Fact]
    public void Empty_kernels_are_made()
    {
        new STFT().Initialize([0, 1, 5]).Length.Should().Be(0);
        new STFT().Initialize([5, 1, 0]).Length.Should().Be(0);
        new STFT(window: new(Array.Empty<double>())).Initialize([0, 1, 5]).Length.Should().Be(0);
    }

    [Fact]
    public void Shapes_of_another_rank_are_refused()
    {
        Action act = () => new STFT().Initialize([4, 3]);
        act.Should().Throw<ArgumentException>().WithMessage(
            "shape must be (frame length, 1, FFT length / 2 + 1); received (4, 3) of rank 2.*");
        ((Action)(() => new STFT().Initialize([4, 1, 3, 1]))).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_second_dimension_other_than_one_is_refused(int channels)
    {
        Action act = () => new STFT().Initialize([4, channels, 3]);
        act.Should().Throw<ArgumentException>().WithMessage("shape must be (frame length, 1,*");
    }

    [Fact]
    public void A_window_of_another_length_is_refused_before_anything_is_written()
    {
        float[] destination = [.. Enumerable.Repeat(7f, 12)];
        Action act = () => new STFT(window: new((double[])[1, 2, 3])).Fill<float>([4, 1, 3], destination);
        act.Should().Throw<ArgumentException>().WithMessage(
            "shape must start with 3, the window's length; received (4, 1, 3) of rank 3.*");
        destination.Should().OnlyContain(static value => value == 7f);
    }

    [Fact]
    public void Undefined_enum_values_are_refused()
    {
        ((Action)(() => _ = new STFT((StftSide)2))).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("side must be Real or Imag; received 2.*");
        ((Action)(() => _ = new STFT(scaling: (StftScaling)(-1)))).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("scaling must be Density, Spectrum or null; received -1.*");
    }

    [Fact]
    public void Integer_elements_are_refused()
    {
        Action act = () => new STFT().Initialize<int>([4, 1, 3]);
        act.Should().Throw<ArgumentException>().WithMessage("T must be a type that STFT can fill:*");
    }

    [Fact]
    public void Arguments_read_back()
    {
        STFT initializer = new(StftSide.Imag, new("hamming"), StftScaling.Spectrum, periodic: true);
        initializer.Side.Should().Be(StftSide.Imag);
        initializer.Window.Name.Should().Be("hamming");
        initializer.Scaling.Should().Be(StftScaling.Spectrum);
        initializer.Periodic.Should().BeTrue();
        STFT plain = new();
        plain.Should().BeEquivalentTo(
            new { Side = StftSide.Real, Window = new StftWindow("hann"), Scaling = StftScaling.Density, Periodic = false });
    }

    private static void CompareWithFormula(
        float[] values, Func<double, double> wave, Func<int, double> window, double scale)
    {
        double largest = 0.0;
        for (int t = 0; t < 256; t++)
        {
            for (int k = 0; k < 513; k++)
            {
                double expected = wave(-2.0 * Math.PI * (t * k % 1024) / 1024) * window(t) / scale;
                largest = Math.Max(largest, Math.Abs(values[(t * 513) + k] - expected));
            }
        }

        largest.Should().BeLessThan(1e-4);
    }
}
