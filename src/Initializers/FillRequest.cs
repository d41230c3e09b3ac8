using Initializers.Tensors;

namespace Initializers;

/// <summary>Which part of which tensor an initializer is to write; already checked.</summary>
/// <remarks>The library makes it, for the length of one call of <see cref="Initializer.FillCore"/>.</remarks>
public readonly ref struct FillRequest
{
    internal FillRequest(Shape shape, long start, int maxDegreeOfParallelism)
    {
        Shape = shape;
        Start = start;
        MaxDegreeOfParallelism = maxDegreeOfParallelism;
    }

    /// <summary>The shape of the whole tensor.</summary>
    public Shape Shape { get; }

    /// <summary>The flat row-major index of the first element to write.</summary>
    public long Start { get; }

    /// <summary>The most threads to use; -1 for all processors.</summary>
    public int MaxDegreeOfParallelism { get; }
}
