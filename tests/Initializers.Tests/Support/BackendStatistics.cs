using System;
using Initializers.Tensors;
using MathNet.Numerics.Distributions;

namespace Initializers.Tests.Support;

/// <summary>Whether a backend's values are distributed as named, with MathNet's distribution functions as oracle.</summary>
internal static class BackendStatistics
{
    private const int Count = 100_003;

    /// <summary>A distribution of each kind with parameters that are not exact in any type but double.</summary>
    internal static Distribution Parameters(DistributionKind kind) => kind switch
    {
        DistributionKind.Uniform => Distribution.Uniform(-0.3, 0.7),
        DistributionKind.Normal => Distribution.Normal(0.1, 1.3),
        _ => Distribution.TruncatedNormal(0.1, 1.3),
    };

    /// <summary>The p-value of a Kolmogorov-Smirnov test over a large draw.</summary>
    internal static double PValue(Backend backend, DistributionKind kind, ElementTypes type)
    {
        double[] values = Element.Dispatch<Drawing, double[]>(type, new(backend, kind));
        double distance = KolmogorovSmirnov.Statistic(values, x => Cumulative(kind, x));
        return KolmogorovSmirnov.PValue(distance, values.Length);
    }

    private static double Cumulative(DistributionKind kind, double x)
    {
        Distribution distribution = Parameters(kind);
        double z = (x - distribution.First) / distribution.Second;
        double low = Normal.CDF(0, 1, -2);
        return kind switch
        {
            DistributionKind.Uniform =>
                Math.Clamp((x - distribution.First) / (distribution.Second - distribution.First), 0, 1),
            DistributionKind.Normal => Normal.CDF(0, 1, z),
            _ => Math.Clamp((Normal.CDF(0, 1, z) - low) / (1 - (2 * low)), 0, 1),
        };
    }

    private readonly record struct Drawing(Backend Backend, DistributionKind Kind) : IElementFunction<double[]>
    {
        public double[] Invoke<T>()
            where T : unmanaged
        {
            T[] values = new T[Count];
            Backend.Fill<T>(Parameters(Kind), new SeedPair(2024), Count, 0, 1, values);
            return Array.ConvertAll(values, Element.ToDouble);
        }
    }
}
