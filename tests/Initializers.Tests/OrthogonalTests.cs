using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public sealed class OrthogonalTests
{
    private static readonly string[] Files =
        ["keras-tensorflow.json", "keras-numpy.json", "keras-torch.json", "keras-jax-more.json"];

    public static TheoryData<string, string> GoldenCases { get; } = new(
        from file in Files
        from golden in Cases(file)
        where !golden.Row.TryGetProperty("error", out _)
        select (file, golden.Id));

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Initialize_gives_the_golden_values_within_their_tolerance(string file, string id)
    {
        GoldenCase golden = Cases(file).Single(golden => golden.Id == id);
        GoldenComparison comparison = new();
        comparison.Numbers(golden, Create(golden, file));
        comparison.Expect(file, 1);
    }

    [Fact]
    public void Half_widths_that_Keras_refuses_are_the_singles_rounded()
    {
        const string file = "keras-jax-more.json";
        GoldenCase[] refused = [.. Cases(file).Where(golden => golden.Row.TryGetProperty("error", out _))];
        foreach (GoldenCase golden in refused)
        {
            golden.Row.GetProperty("message").GetString().Should().StartWith("qr does not accept dtype");
            Element.Dispatch<Rounding, bool>(golden.Type, new(Create(golden, file), golden.Shape)).Should().BeTrue();
        }

        refused.Should().HaveCount(4);
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
    public void A_zero_times_a_gain_beyond_the_range_is_the_one_NaN_of_the_type()
    {
        Initializer initializer = new Orthogonal(1e39, 1).WithBackend(new RandomSourceBackend("zeros", _ => new Zeros()));

        initializer.Initialize([3, 2]).ToArray().Where(float.IsNaN).Select(BitConverter.SingleToUInt32Bits)
            .Should().NotBeEmpty().And.OnlyContain(static bits => bits == 0xFFC0_0000);
        initializer.Initialize<Half>([3, 2]).ToArray().Where(Half.IsNaN).Select(BitConverter.HalfToUInt16Bits)
            .Should().NotBeEmpty().And.OnlyContain(static bits => bits == 0xFE00);
    }

    [Fact]
    public void An_integer_type_is_an_error()
    {
        Action initialize = () => new Orthogonal().Initialize<int>([3, 3]);

        initialize.Should().Throw<ArgumentException>().WithMessage("*float32, float64, float16, bfloat16*int32*");
    }

    private static IEnumerable<GoldenCase> Cases(string file) =>
        GoldenFile.Cases(file, "tolerance_cases").Where(golden => golden.Initializer == "Orthogonal");

    private static Orthogonal Create(GoldenCase golden, string file)
    {
        Backend backend = Backends.Named(GoldenFile.Load(file).GetProperty("backend").GetString()!);
        return new Orthogonal(golden.Config.GetProperty("gain").GetDouble(), golden.Seed).WithBackend(backend);
    }

    /// <summary>Makes every normal value 0, and so a matrix without rank.</summary>
    private sealed class Zeros : Random
    {
        public override double NextDouble() => 0;
    }

    private readonly record struct Rounding(Initializer Initializer, Shape Shape) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            float[] singles = Initializer.Initialize(Shape).ToArray();
            return Initializer.Initialize<T>(Shape).ToArray()
                .SequenceEqual(Array.ConvertAll(singles, Element.Convert<float, T>));
        }
    }
}
