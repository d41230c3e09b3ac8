using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling.Torch;

// The order in which PyTorch draws, for any run of a tensor of n elements.
//
// Uniform     element i takes words w i and following, w = words per value.
// Normal      n < 16: see TorchSmallNormal. Else blocks of 16 from words 16 w b; element j of a block makes a pair with
//             element j + 8. If 16 does not divide n, the last 16 elements are a block of their own, from 16 w words
//             after those of all n; half-width types draw none for the rest that fills no block. What the full blocks
//             had there is lost.
// Truncated   see TorchFill.Truncated.cs.
// Cost        a run costs what the words between the one before it and itself cost to skip, plus its own.
// Memory      everything stands on the stack: the state, and chunks that fit the first-level cache.
internal static unsafe partial class TorchFill<TElement, T, TKernel>
    where TElement : struct, ITorchElement<T>
    where T : unmanaged
    where TKernel : struct, ITorchKernel
{
    private const int BlockLength = 16;
    private const int PairsPerBlock = BlockLength / 2;
    private const int Candidates = 4;
    private const int ElementsPerBlock = BlockLength / Candidates;
    private const int FirstPairsPerBlock = PairsPerBlock / Candidates;
    private const int ChunkBlocks = 32;
    private const int ChunkLength = ChunkBlocks * BlockLength;

    internal static void Fill(
        DistributionKind kind,
        TElement element,
        TorchSmallNormal small,
        ref TorchWords<TKernel> words,
        long elementCount,
        long start,
        Span<T> destination)
    {
        fixed (T* pointer = destination)
        {
            switch (kind)
            {
                case DistributionKind.Uniform:
                    Uniform(ref words, element, start, destination.Length, pointer);
                    break;
                case DistributionKind.Normal when elementCount < BlockLength:
                    words.SkipTo(0);
                    SmallNormal(ref words, element, ref small, start, destination.Length, pointer);
                    break;
                case DistributionKind.Normal:
                    Normal(ref words, element, elementCount, start, destination.Length, pointer);
                    break;
                default:
                    if (elementCount < ElementsPerBlock)
                    {
                        words.SkipTo(0);
                        SmallTruncated(ref words, element, start, destination.Length, pointer);
                    }
                    else
                    {
                        Truncated(ref words, element, elementCount, start, destination.Length, pointer);
                    }

                    element.Affine(pointer, destination.Length);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Uniform(
        ref TorchWords<TKernel> words, TElement element, long start, int length, T* destination)
    {
        uint* buffer = stackalloc uint[2 * ChunkLength];
        words.SkipTo(start * TElement.Words);
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            words.Read(buffer, count * TElement.Words);
            element.Uniform(buffer, count, destination);
            destination += count;
            length -= count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Normal(
        ref TorchWords<TKernel> words, TElement element, long n, long start, int length, T* destination)
    {
        T* buffer = stackalloc T[ChunkLength];
        long end = start + length;
        long tailStart = n % BlockLength == 0 ? n : n - BlockLength;
        long mainEnd = Math.Min(end, tailStart);
        long at = start < mainEnd ? start / BlockLength * BlockLength : mainEnd;
        while (at < mainEnd)
        {
            int blocks = (int)Math.Min(ChunkBlocks, (mainEnd - at + BlockLength - 1) / BlockLength);
            words.SkipTo(at * TElement.Words);
            if (at >= start && at + (blocks * BlockLength) <= mainEnd)
            {
                NormalBlocks(ref words, element, blocks, destination + (at - start));
            }
            else
            {
                NormalBlocks(ref words, element, blocks, buffer);
                Copy(buffer, at, start, mainEnd, blocks * BlockLength, destination);
            }

            at += blocks * BlockLength;
        }

        if (end > tailStart)
        {
            words.SkipTo(TElement.WordsBeforeTail(n));
            NormalBlocks(ref words, element, 1, buffer);
            Copy(buffer, tailStart, start, end, BlockLength, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NormalBlocks(ref TorchWords<TKernel> words, TElement element, int blocks, T* destination)
    {
        int half = PairsPerBlock * TElement.Words;
        uint* buffer = stackalloc uint[2 * ChunkLength];
        uint* radius = stackalloc uint[ChunkLength];
        uint* angle = stackalloc uint[ChunkLength];
        T* cosine = stackalloc T[ChunkLength / 2];
        T* sine = stackalloc T[ChunkLength / 2];
        words.Read(buffer, blocks * BlockLength * TElement.Words);
        for (int b = 0; b < blocks; b++)
        {
            uint* block = buffer + (2 * half * b);
            Unsafe.CopyBlockUnaligned(radius + (half * b), block, (uint)(half * sizeof(uint)));
            Unsafe.CopyBlockUnaligned(angle + (half * b), block + half, (uint)(half * sizeof(uint)));
        }

        element.Normal(radius, angle, blocks * PairsPerBlock, cosine, sine);
        for (int b = 0; b < blocks; b++)
        {
            T* block = destination + (BlockLength * b);
            uint bytes = (uint)(PairsPerBlock * sizeof(T));
            Unsafe.CopyBlockUnaligned(block, cosine + (PairsPerBlock * b), bytes);
            Unsafe.CopyBlockUnaligned(block + PairsPerBlock, sine + (PairsPerBlock * b), bytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void SmallNormal(
        ref TorchWords<TKernel> words,
        TElement element,
        ref TorchSmallNormal small,
        long start,
        int length,
        T* destination)
    {
        for (long i = 0; i < start + length; i++)
        {
            T value = element.FromDouble(small.Next(ref words));
            if (i >= start)
            {
                destination[i - start] = value;
            }
        }
    }

    // What of buffer, which holds elements from at on, lies between start and end.
    private static void Copy(T* buffer, long at, long start, long end, int length, T* destination)
    {
        long from = Math.Max(at, start);
        long to = Math.Min(at + length, end);
        int count = (int)(to - from);
        new Span<T>(buffer + (from - at), count).CopyTo(new Span<T>(destination + (from - start), count));
    }
}

/// <summary>Runs of one draw, each read on from the one before it.</summary>
internal unsafe ref struct TorchRuns<TElement, T, TKernel>(
    DistributionKind kind, TElement element, TorchSmallNormal small, uint seed, uint* state, long elementCount) : IRuns<T>
    where TElement : struct, ITorchElement<T>
    where T : unmanaged
    where TKernel : struct, ITorchKernel
{
    private TorchWords<TKernel> _words = new(seed, state);

    public void Write(long start, Span<T> destination) =>
        TorchFill<TElement, T, TKernel>.Fill(kind, element, small, ref _words, elementCount, start, destination);
}
