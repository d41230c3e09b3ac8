using Initializers.Filling;

namespace Initializers.Sampling.NumPy;

/// <summary>Normals by runs, one after the other: each goes on where the words of the one before it ended.</summary>
internal struct NormalRuns<T, TFilter>(NormalDraw<TFilter> draw, int maxDegreeOfParallelism) : IRuns<T>
    where T : unmanaged
    where TFilter : struct, INormalFilter
{
    private readonly NormalDraw<TFilter> _draw = draw;
    private long _position;
    private long _next;

    public void Write(long start, Span<T> destination)
    {
        NormalFill<T, TFilter>.Fill(_draw, ref _position, start - _next, maxDegreeOfParallelism, destination);
        _next = start + destination.Length;
    }
}
