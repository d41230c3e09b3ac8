using System.Runtime.CompilerServices;

namespace Initializers.Sampling.Torch;

// Truncated normal values as Keras makes them of PyTorch's.
//
// Choice      element i has the candidates 4 i .. 4 i + 3 of a normal draw of 4 n values: the first of them strictly
//             inside (-2, 2), or the very first if none is.
// Passes      a block of 16 serves four elements, whose first candidates belong to two of its pairs; the other pairs are
//             made only for elements whose first candidate lies outside (4.6 %), all of a chunk's together.
// Tail        that of the normal draw: its last 16 values are the candidates of the last four elements.
internal static unsafe partial class TorchFill<TElement, T, TKernel>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Truncated(
        ref TorchWords<TKernel> words, TElement element, long n, long start, int length, T* destination)
    {
        T* buffer = stackalloc T[ChunkBlocks * ElementsPerBlock];
        long end = start + length;
        long tailStart = n % ElementsPerBlock == 0 ? n : n - ElementsPerBlock;
        long mainEnd = Math.Min(end, tailStart);
        long at = start < mainEnd ? start / ElementsPerBlock * ElementsPerBlock : mainEnd;
        while (at < mainEnd)
        {
            int blocks = (int)Math.Min(ChunkBlocks, (mainEnd - at + ElementsPerBlock - 1) / ElementsPerBlock);
            words.SkipTo(at * Candidates * TElement.Words);
            TruncatedBlocks(ref words, element, blocks, buffer);
            Copy(buffer, at, start, mainEnd, blocks * ElementsPerBlock, destination);
            at += blocks * ElementsPerBlock;
        }

        if (end > tailStart)
        {
            words.SkipTo(TElement.WordsBeforeTail(n * Candidates));
            TruncatedBlocks(ref words, element, 1, buffer);
            Copy(buffer, tailStart, start, end, ElementsPerBlock, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TruncatedBlocks(ref TorchWords<TKernel> words, TElement element, int blocks, T* destination)
    {
        const int most = ChunkBlocks * ElementsPerBlock;
        uint* buffer = stackalloc uint[2 * ChunkLength];
        uint* radius = stackalloc uint[2 * most];
        uint* angle = stackalloc uint[2 * most];
        T* cosine = stackalloc T[most];
        T* sine = stackalloc T[most];
        int* listed = stackalloc int[most + 1];
        words.Read(buffer, blocks * BlockLength * TElement.Words);
        int pairs = blocks * FirstPairsPerBlock;
        for (int pair = 0; pair < pairs; pair++)
        {
            Gather(buffer, Number(pair), 0, pair, radius, angle);
        }

        element.UnitNormal(radius, angle, pairs, cosine, sine);
        int count = 0;
        for (int pair = 0; pair < pairs; pair++)
        {
            // A block's elements 0, 1 start at the cosines of its two first pairs, 2, 3 at the sines. Every element is
            // put on the list; it stays there if it needs another candidate.
            int first = Number(pair);
            destination[first] = cosine[pair];
            listed[count] = first;
            count += element.IsInside(cosine[pair]) ? 0 : 1;
            int second = first + FirstPairsPerBlock;
            destination[second] = sine[pair];
            listed[count] = second;
            count += element.IsInside(sine[pair]) ? 0 : 1;
        }

        for (int candidate = 1; candidate < Candidates && count > 0; candidate++)
        {
            for (int k = 0; k < count; k++)
            {
                Gather(buffer, listed[k], candidate, k, radius, angle);
            }

            // The kernels are fast on whole vectors only; what lies behind the list is left from before and unused.
            int whole = (count + BlockLength - 1) / BlockLength * BlockLength;
            element.UnitNormal(radius, angle, whole, cosine, sine);
            int kept = 0;
            for (int k = 0; k < count; k++)
            {
                T value = listed[k] % ElementsPerBlock < FirstPairsPerBlock ? cosine[k] : sine[k];
                if (element.IsInside(value))
                {
                    destination[listed[k]] = value;
                }
                else
                {
                    listed[kept++] = listed[k];
                }
            }

            count = kept;
        }
    }

    // The element whose first candidate is the cosine of a block's first pairs.
    private static int Number(int pair) =>
        (pair / FirstPairsPerBlock * ElementsPerBlock) + (pair % FirstPairsPerBlock);

    // Copies the words of the pair that holds an element's candidate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(uint* blocks, int number, int candidate, int to, uint* radius, uint* angle)
    {
        int w = TElement.Words;
        int inBlock = ((number % FirstPairsPerBlock) * Candidates) + candidate;
        uint* from = blocks + (((number / ElementsPerBlock * BlockLength) + inBlock) * w);
        for (int i = 0; i < w; i++)
        {
            radius[(to * w) + i] = from[i];
            angle[(to * w) + i] = from[(PairsPerBlock * w) + i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmallTruncated(
        ref TorchWords<TKernel> words, TElement element, long start, int length, T* destination)
    {
        TorchSmallNormal unit = new(1.0, 0.0);
        for (long i = 0; i < start + length; i++)
        {
            T first = element.FromDouble(unit.Next(ref words));
            T value = first;
            bool found = element.IsInside(first);
            for (int k = 1; k < Candidates; k++)
            {
                T candidate = element.FromDouble(unit.Next(ref words));
                if (!found && element.IsInside(candidate))
                {
                    value = candidate;
                    found = true;
                }
            }

            if (i >= start)
            {
                destination[i - start] = value;
            }
        }
    }
}
