using System;
using System.Linq;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>On every backend the matrix is the factor of that backend's own draw.</summary>
public class OrthogonalBackendTests
{
    public static TheoryData<string> Names { get; } = [.. Backend.All.Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Q_is_the_factor_of_the_backends_draw(string name)
    {
        const int rows = 40;
        const int columns = 25;
        Shape shape = [rows, columns];
        Backend.TryGet(name, out Backend? backend).Should().BeTrue();
        DenseTensor<float> q = new Orthogonal(seed: 11).WithBackend(backend!).Initialize(shape);
        DenseTensor<float> drawn = new RandomNormal(0, 1, seed: 11).WithBackend(backend!).Initialize(shape);

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
}
