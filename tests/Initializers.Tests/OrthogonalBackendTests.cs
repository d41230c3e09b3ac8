using System;
using System.Linq;
using FluentAssertions;
using Initializers.LinearAlgebra;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>On every backend the matrix is the factor of that backend's own draw.</summary>
public class OrthogonalBackendTests
{
    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Q_is_the_factor_of_the_backends_draw(string name)
    {
        const int rows = 40;
        const int columns = 25;
        Shape shape = [rows, columns];
        Backend backend = Backends.Named(name);
        DenseTensor<float> q = new Orthogonal(seed: 11).WithBackend(backend).Initialize(shape);
        DenseTensor<float> drawn = new RandomNormal(0, 1, seed: 11).WithBackend(backend).Initialize(shape);

        Orthonormality.Error(q).Should().BeLessThan(5e-6);
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                // R is Q^T times the draw: zero below its diagonal, which is positive.
                double r = 0;
                for (int k = 0; k < rows; k++)
                {
                    r += (double)q[k, i] * drawn[k, j];
                }

                if (i == j)
                {
                    r.Should().BeGreaterThan(0.1);
                }
                else
                {
                    Math.Abs(r).Should().BeLessThan(2e-5, "element {0}, {1}", i, j);
                }
            }
        }
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

    [Fact]
    public unsafe void Only_such_a_library_factors_in_doubles_and_it_applies_the_gain_to_the_rounded_factor()
    {
        Orthogonal plain = new(0.7, seed: 4);
        float[] singles = new RandomNormal(0, 1, seed: 4).Initialize([40, 30]).ToArray();
        double[] doubles = Array.ConvertAll(singles, value => (double)value);
        fixed (float* single = singles)
        fixed (double* wide = doubles)
        {
            QrFactorization.Orthonormalize(new QrShape(40, 30, false), 0.7f, 1, single);
            QrFactorization.Orthonormalize(new QrShape(40, 30, false), 1.0, 1, wide);
        }

        plain.Initialize([40, 30]).ToArray().Should().Equal(singles);
        plain.WithBackend(new WideningBackend()).Initialize([40, 30]).ToArray()
            .Should().Equal(doubles.Select(value => 0.7f * (float)value));
    }

    /// <summary>TensorFlow's draws under NumPy's arithmetic.</summary>
    private sealed class WideningBackend : Backend
    {
        public override string Name => "widening";

        internal override bool NarrowsDoubles => true;

        internal override bool FactorsInDouble => true;

        protected override void FillCore<T>(
            Distribution distribution,
            SeedPair seed,
            long elementCount,
            long start,
            int maxDegreeOfParallelism,
            Span<T> destination) =>
            TensorFlow.Fill(distribution, seed, elementCount, start, maxDegreeOfParallelism, destination);
    }
}
