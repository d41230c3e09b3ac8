using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// An initializer whose elements are independent values of one distribution, and nothing else: a derived class says which.
/// </summary>
/// <remarks>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para>Any run and any box of a tensor is drawn directly, without what lies between. A class that changes what it has
/// drawn derives from <see cref="RandomInitializer"/> instead.</para>
/// </remarks>
/// <example>
/// Normal values whose standard deviation falls with the number of rows:
/// <code>
/// public sealed class ByRows(Seed seed = default) : DistributionInitializer(seed)
/// {
///     public override Distribution ComputeDistribution(Shape shape) =&gt;
///         Distribution.Normal(0, 1 / Math.Sqrt(shape[0]));
/// }
/// </code>
/// </example>
public abstract partial class DistributionInitializer : RandomInitializer
{
    /// <summary>Keeps the seed, or draws one if there is none.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    protected DistributionInitializer(Seed seed)
        : base(seed)
    {
    }

    /// <summary>The distribution that a tensor of this shape is drawn from, with its parameters.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The limits, or the mean and the standard deviation, in double precision.</returns>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape.</exception>
    public abstract Distribution ComputeDistribution(Shape shape);

    /// <inheritdoc/>
    public sealed override bool TryGetDistribution(Shape shape, out Distribution distribution)
    {
        distribution = ComputeDistribution(shape);
        return true;
    }

    /// <inheritdoc/>
    protected sealed override unsafe void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        Distribution distribution = ComputeDistribution(request.Shape);
        SeedPair pair = NextPair();
        Backend.Check(distribution, pair);
        if (destination.IsEmpty)
        {
            return;
        }

        fixed (T* pointer = destination)
        {
            FillTarget<T> target = new(
                pointer,
                destination.Length,
                request.Start,
                request.MaxDegreeOfParallelism,
                request.Shape.ElementCount);
            Backend.FillTarget(distribution, pair, target);
        }
    }

    internal sealed override unsafe void FillBoxCore<T>(
        in BoxMap map, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        Distribution distribution = ComputeDistribution(map.Shape);
        SeedPair pair = NextPair();
        Backend.Check(distribution, pair);
        fixed (T* pointer = destination)
        {
            FillTarget<T> target = new(pointer, destination.Length, start, maxDegreeOfParallelism, map);
            Backend.FillTarget(distribution, pair, target);
        }
    }

    internal sealed override unsafe void FillLayout<T>(
        Shape shape, in LayoutMap map, int maxDegreeOfParallelism, Span<T> destination)
    {
        Distribution distribution = ComputeDistribution(shape);
        SeedPair pair = NextPair();
        Backend.Check(distribution, pair);
        fixed (T* pointer = destination)
        {
            Backend.FillTarget(distribution, pair, new FillTarget<T>(pointer, maxDegreeOfParallelism, map));
        }
    }
}
