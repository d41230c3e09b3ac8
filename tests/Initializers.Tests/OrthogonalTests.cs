using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public sealed class OrthogonalTests
{
    public static TheoryData<string, string> GoldenCases
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string backend in new[] { "tensorflow", "numpy", "torch" })
            {
                foreach (JsonElement row in Cases(backend))
                {
                    data.Add(backend, row.GetProperty("id").GetString()!);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Initialize_gives_the_golden_values_within_their_tolerance(string backend, string id)
    {
        JsonElement row = Cases(backend).Single(candidate => candidate.GetProperty("id").GetString() == id);
        Backend.TryGet(backend, out Backend? recipe).Should().BeTrue();
        Orthogonal initializer = new(
            row.GetProperty("config").GetProperty("gain").GetDouble(), row.GetProperty("seed").GetInt64())
        {
            Backend = recipe!,
        };
        Shape shape = row.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();

        // Keras on NumPy gives singles where doubles are asked for; here they come as doubles of the same values.
        bool isSingle = row.GetProperty("dtype").GetString() == "float32";
        bool wantsSingle = row.TryGetProperty("requested_dtype", out JsonElement requested)
            ? requested.GetString() == "float32"
            : isSingle;
        double[] actual = wantsSingle
            ? [.. initializer.Initialize(shape).ToArray().Select(value => (double)value)]
            : initializer.Initialize<double>(shape).ToArray();
        string[] bits = [.. row.GetProperty("bits").EnumerateArray().Select(hex => hex.GetString()!)];
        double tolerance = row.GetProperty("tolerance_abs").GetDouble();

        actual.Should().HaveCount(bits.Length);
        for (int i = 0; i < bits.Length; i++)
        {
            ulong word = ulong.Parse(bits[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            double expected = isSingle
                ? BitConverter.UInt32BitsToSingle((uint)word)
                : BitConverter.UInt64BitsToDouble(word);
            actual[i].Should().BeApproximately(expected, tolerance, "element {0}", i);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(130, 130)]
    [InlineData(200, 70)]
    [InlineData(70, 200)]
    [InlineData(300, 1)]
    [InlineData(1, 300)]
    public void Rows_or_columns_are_orthonormal(int rows, int columns)
    {
        Shape shape = [rows, columns];

        Orthonormality.Error(new Orthogonal(seed: 1).Initialize(shape)).Should().BeLessThan(5e-6);
        Orthonormality.Error(new Orthogonal(seed: 1).Initialize<double>(shape)).Should().BeLessThan(1e-14);
        Orthonormality.Error(new Orthogonal(seed: 1).Initialize<Half>(shape)).Should().BeLessThan(2e-3);
        Orthonormality.Error(new Orthogonal(seed: 1).Initialize<BFloat16>(shape)).Should().BeLessThan(2e-2);
    }

    [Theory]
    [InlineData(4096, 4096)]
    [InlineData(4096, 1000)]
    [InlineData(1000, 4096)]
    [InlineData(100_000, 100)]
    [Trait("Category", "Statistics")]
    public void Large_matrices_are_orthonormal_in_single_precision(int rows, int columns)
    {
        DenseTensor<float> tensor = new Orthogonal(seed: 8).Initialize([rows, columns]);

        Orthonormality.SampledError(tensor, samples: 12).Should().BeLessThan(1e-5);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(90, 20)]
    public void Columns_have_the_signs_that_make_the_diagonal_of_r_positive(int rows, int columns)
    {
        Shape shape = [rows, columns];
        ReadOnlySpan<double> drawn = new RandomNormal(0, 1, seed: 11).Initialize<double>(shape).Span;
        ReadOnlySpan<double> q = new Orthogonal(seed: 11).Initialize<double>(shape).Span;

        // R is Q^T times the draw.
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double r = 0;
                for (int k = 0; k < rows; k++)
                {
                    r += q[(k * columns) + i] * drawn[(k * columns) + j];
                }

                if (i == j)
                {
                    r.Should().BePositive();
                }
                else
                {
                    r.Should().BeApproximately(0, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_wide_matrix_is_the_tall_one_of_the_same_seed_transposed()
    {
        DenseTensor<float> tall = new Orthogonal(seed: 3).Initialize([150, 55]);
        DenseTensor<float> wide = new Orthogonal(seed: 3).Initialize([55, 150]);

        for (int row = 0; row < 150; row++)
        {
            for (int column = 0; column < 55; column++)
            {
                wide[column, row].Should().Be(tall[row, column]);
            }
        }
    }

    [Fact]
    public void All_axes_but_the_last_are_rows()
    {
        new Orthogonal(seed: 3).Initialize([3, 5, 2, 7]).ToArray()
            .Should().Equal(new Orthogonal(seed: 3).Initialize([30, 7]).ToArray());
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-1.5)]
    [InlineData(0)]
    public void Gain_multiplies_every_value_once(double gain)
    {
        float[] unit = new Orthogonal(seed: 3).Initialize([70, 60]).ToArray();

        new Orthogonal(gain, seed: 3).Initialize([70, 60]).ToArray()
            .Should().Equal(unit.Select(value => (float)gain * value));
    }

    [Fact]
    public void Half_widths_are_the_singles_rounded()
    {
        float[] singles = new Orthogonal(2, seed: 3).Initialize([20, 30]).ToArray();

        new Orthogonal(2, seed: 3).Initialize<Half>([20, 30]).ToArray()
            .Should().Equal(singles.Select(value => (Half)value));
        new Orthogonal(2, seed: 3).Initialize<BFloat16>([20, 30]).ToArray()
            .Should().Equal(singles.Select(value => (BFloat16)value));
    }

    [Fact]
    public void A_run_is_the_slice_of_the_whole()
    {
        Shape shape = [6, 5, 40];
        float[] whole = new Orthogonal(-2, seed: 3).Initialize(shape).ToArray();
        BFloat16[] wholeHalves = new Orthogonal(-2, seed: 3).Initialize<BFloat16>(shape).ToArray();
        foreach ((int start, int length) in new[] { (0, 1), (0, 1199), (17, 500), (1199, 1), (1200, 0), (3, 1197) })
        {
            float[] run = new float[length];
            new Orthogonal(-2, seed: 3).Fill<float>(shape, start, run);
            run.Should().Equal(whole.Skip(start).Take(length));

            var halves = new BFloat16[length];
            new Orthogonal(-2, seed: 3).Fill<BFloat16>(shape, start, halves);
            halves.Should().Equal(wholeHalves.Skip(start).Take(length));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Orthogonal initializer = new(seed: 21);
        float[] one = initializer.Initialize([310, 300], maxDegreeOfParallelism: 1).ToArray();

        initializer.Initialize([310, 300], maxDegreeOfParallelism: 3).ToArray().Should().Equal(one);
        initializer.Initialize([310, 300]).ToArray().Should().Equal(one);
    }

    [Fact]
    public void A_generator_advances_with_every_call_and_freezing_holds_it()
    {
        Orthogonal initializer = new(seed: new SeedGenerator(5));
        float[] first = initializer.Initialize([4, 4]).ToArray();
        float[] second = initializer.Initialize([4, 4]).ToArray();
        Initializer frozen = initializer.Freeze();

        first.Should().Equal(new Orthogonal(seed: 5).Initialize([4, 4]).ToArray());
        second.Should().NotEqual(first);
        frozen.Initialize([4, 4]).ToArray().Should().NotEqual(second)
            .And.Equal(frozen.Initialize([4, 4]).ToArray());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void A_zero_size_gives_an_empty_tensor(int rows, int columns) =>
        new Orthogonal().Initialize([rows, columns]).Length.Should().Be(0);

    [Fact]
    public void Sizes_beside_a_zero_may_be_huge() =>
        new Orthogonal().Initialize([long.MaxValue, long.MaxValue, 0]).Length.Should().Be(0);

    [Fact]
    public void A_shape_of_fewer_than_two_axes_is_an_error_and_nothing_is_written()
    {
        Orthogonal initializer = new(seed: 1);
        float[] destination = [7, 7, 7];
        Action vector = () => initializer.Fill<float>([3], destination);
        Action scalar = () => initializer.Initialize([]);

        vector.Should().Throw<ArgumentException>()
            .WithMessage("shape must have rank 2 or more; received (3,) of rank 1.*");
        scalar.Should().Throw<ArgumentException>().WithMessage("*received () of rank 0.*");
        destination.Should().Equal(7, 7, 7);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_gain_that_is_not_finite_is_an_error(double gain)
    {
        Action create = () => _ = new Orthogonal(gain);

        create.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(gain))
            .WithMessage("gain must be a finite number; received *");
    }

    [Fact]
    public void An_integer_type_is_an_error()
    {
        Action initialize = () => new Orthogonal().Initialize<int>([3, 3]);

        initialize.Should().Throw<ArgumentException>().WithMessage("*float32, float64, float16, bfloat16*int32*");
    }

    [Fact]
    public void A_library_that_widens_singles_and_narrows_doubles_gives_rounded_double_factors()
    {
        Orthogonal plain = new(0.7, seed: 4);
        Initializer widening = plain.WithBackend(new WideningBackend());
        float[] singles = widening.Initialize([40, 30]).ToArray();
        double[] doubles = widening.Initialize<double>([40, 30]).ToArray();

        doubles.Should().Equal(singles.Select(value => (double)value));

        // The same draw factored in single precision differs, but by rounding only.
        float[] narrow = plain.Initialize([40, 30]).ToArray();
        singles.Should().NotEqual(narrow);
        for (int i = 0; i < narrow.Length; i++)
        {
            singles[i].Should().BeApproximately(narrow[i], 5e-6f);
        }
    }

    private static IEnumerable<JsonElement> Cases(string backend) =>
        GoldenFile.Rows($"keras-{backend}.json", "tolerance_cases")
            .Where(row => row.GetProperty("initializer").GetString() == "Orthogonal");

    /// <summary>TensorFlow's draws under NumPy's arithmetic.</summary>
    private sealed class WideningBackend : Backend
    {
        public override string Name => "widening";

        internal override bool NarrowsDoubles => true;

        internal override bool FactorsInDouble => true;

        public override void Fill<T>(
            Distribution distribution,
            SeedPair seed,
            long elementCount,
            long start,
            int maxDegreeOfParallelism,
            Span<T> destination) =>
            TensorFlow.Fill(distribution, seed, elementCount, start, maxDegreeOfParallelism, destination);
    }
}
