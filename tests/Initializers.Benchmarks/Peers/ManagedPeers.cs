using System;
using System.Numerics.Tensors;
using Initializers.Benchmarks.Table;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MathNet.Numerics.Random;

namespace Initializers.Benchmarks.Peers;

/// <summary>The managed libraries, each as its users would call it, on one thread.</summary>
internal static class ManagedPeers
{
    /// <summary>MathNet fills arrays of double only. Its source goes without a lock.</summary>
    internal static Contender? MathNet(PeerOperation operation, int length)
    {
        if (operation is not (PeerOperation.Uniform or PeerOperation.Normal))
        {
            return null;
        }

        SystemRandomSource random = new(42, threadSafe: false);
        double[] values = new double[length];
        return operation == PeerOperation.Uniform
            ? new Contender(() => ContinuousUniform.Samples(random, values, -0.05, 0.05))
            : new Contender(() => Normal.Samples(random, values, 0.0, 0.05));
    }

    internal static Contender? SystemRandom(PeerOperation operation, float[] values)
    {
        if (operation != PeerOperation.Uniform)
        {
            return null;
        }

        Random random = new(42);
        return new Contender(() =>
        {
            foreach (ref float value in values.AsSpan())
            {
                value = (random.NextSingle() * 0.1f) - 0.05f;
            }
        });
    }

    internal static Contender? Tensors(PeerOperation operation, float[] values)
    {
        Random random = new(42);
        return operation switch
        {
            PeerOperation.Uniform => new Contender(
                () => Tensor.FillUniformDistribution(values.AsTensorSpan(), random)),
            PeerOperation.Normal => new Contender(
                () => Tensor.FillGaussianNormalDistribution(values.AsTensorSpan(), random)),
            _ => null,
        };
    }

    /// <summary>A normal matrix and the Q of its QR factorization, as one would write it with MathNet.</summary>
    internal static Contender MathNetOrthogonal(int size)
    {
        SystemRandomSource random = new(42, threadSafe: false);
        return new Contender(() =>
            _ = Matrix<float>.Build.Random(size, size, new Normal(0.0, 1.0, random)).QR(QRMethod.Thin).Q);
    }
}
