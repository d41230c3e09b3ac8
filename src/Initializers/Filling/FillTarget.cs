using System.Runtime.CompilerServices;

namespace Initializers.Filling;

/// <summary>Where the values of a draw go: pinned memory for a run of the tensor, or for a run of a box of it.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct FillTarget<T>
    where T : unmanaged
{
    // A block is a multiple of every step, so that only the ends of a run go through a buffer.
    private const int LongestBlock = 32 * 1024;

    private readonly T* _destination;
    private readonly BoxMap _box;
    private readonly LayoutMap _layout;
    private readonly bool _isBox;
    private readonly bool _isLaidOut;

    /// <summary>Memory for a run of a tensor.</summary>
    internal FillTarget(T* destination, int length, long start, int maxDegreeOfParallelism, long elementCount)
    {
        _destination = destination;
        Length = length;
        Start = start;
        MaxDegreeOfParallelism = maxDegreeOfParallelism;
        ElementCount = elementCount;
    }

    /// <summary>Memory for a run of a box, which is counted in the box's own order.</summary>
    internal FillTarget(T* destination, int length, long start, int maxDegreeOfParallelism, in BoxMap box)
        : this(destination, length, start, maxDegreeOfParallelism, box.Shape.ElementCount)
    {
        _box = box;
        _isBox = true;
    }

    /// <summary>Memory for a whole kernel whose axes stand in another order.</summary>
    internal FillTarget(T* destination, int maxDegreeOfParallelism, in LayoutMap layout)
        : this(destination, (int)layout.Count, 0, maxDegreeOfParallelism, layout.Count)
    {
        _layout = layout;
        _isLaidOut = true;
    }

    /// <summary>The elements to write.</summary>
    internal int Length { get; }

    /// <summary>The number of the first of them, in the tensor or in the box.</summary>
    internal long Start { get; }

    /// <summary>The most threads to use; -1 for all processors.</summary>
    internal int MaxDegreeOfParallelism { get; }

    /// <summary>The elements of the whole tensor.</summary>
    internal long ElementCount { get; }

    /// <summary>The threads for one of its runs: a box may have several at a time.</summary>
    internal int RunDegree => _isBox ? 1 : MaxDegreeOfParallelism;

    /// <summary>The elements to write, in order.</summary>
    internal Span<T> Span => new(_destination, Length);

    /// <summary>The same target under the name of the type that <typeparamref name="T"/> is.</summary>
    internal FillTarget<TSame> As<TSame>()
        where TSame : unmanaged =>
        Unsafe.As<FillTarget<T>, FillTarget<TSame>>(ref Unsafe.AsRef(in this));

    /// <summary>Has a stream that starts anywhere write the values, by blocks on several threads if they are many.</summary>
    internal void Take<TStep>(in TStep step)
        where TStep : struct, IStep<T>
    {
        if (_isLaidOut)
        {
            LayoutFill<TStep, T> tiles = new(step, _layout, _destination);
            ParallelBlocks.Run(tiles, tiles.Tiles, 1, MaxDegreeOfParallelism);
            return;
        }

        int blockLength = _isBox ? _box.BlockLength(LongestBlock) : LongestBlock;
        bool isSmall = Length < 2 * blockLength || MaxDegreeOfParallelism == 1;
        if (_isBox)
        {
            BoxFill<TStep, T> kernel = new(step, _box, Start, _destination);
            if (isSmall)
            {
                kernel.Run(0, Length);
            }
            else
            {
                ParallelBlocks.Run(kernel, Length, blockLength, MaxDegreeOfParallelism);
            }
        }
        else
        {
            StepFill<TStep, T> kernel = new(step, Start, _destination);
            if (isSmall)
            {
                kernel.Run(0, Length);
            }
            else
            {
                ParallelBlocks.Run(kernel, Length, blockLength, MaxDegreeOfParallelism);
            }
        }
    }

    /// <summary>Has runs written, on several threads if they are many: for what starts anywhere, but makes no steps.</summary>
    internal void Write<TRuns>(in TRuns runs)
        where TRuns : struct, IRuns<T>
    {
        if (_isLaidOut)
        {
            TRuns copy = runs;
            LayoutCover.Fill(_layout, 0, ref copy, _destination);
        }
        else if (_isBox)
        {
            BoxRuns<TRuns, T>.Fill(_box, runs, Start, MaxDegreeOfParallelism, Span);
        }
        else
        {
            runs.Write(Start, Span);
        }
    }

    /// <summary>Has runs written whose starts only ever grow: for a stream that is read in order, once.</summary>
    internal void Read<TRuns>(scoped ref TRuns runs)
        where TRuns : struct, IRuns<T>, allows ref struct
    {
        if (_isLaidOut)
        {
            LayoutCover.Fill(_layout, 0, ref runs, _destination);
        }
        else if (_isBox)
        {
            BoxCover.Fill(_box, Start, BoxCover.PieceLength, ref runs, Span);
        }
        else
        {
            runs.Write(Start, Span);
        }
    }
}
