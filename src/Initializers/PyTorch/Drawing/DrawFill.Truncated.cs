using System.Runtime.CompilerServices;
using Initializers.Functions;
using Initializers.Sampling.Torch;
using Initializers.Tensors;

namespace Initializers.PyTorch.Drawing;

// Normal values between two bounds, as trunc_normal_ makes them.
//
// Passes      PyTorch draws the whole tensor in each pass and uses what belongs to elements that are not done. A pass here
//             makes only the values of these, and skips the words of all others.
// Redrawn     a normal draw; values outside the bounds are pending.
// Accepted    a uniform draw between the bounds, then one between 0 and 1: an element is pending while the logarithm of
//             the second is above that of the normal density relative to its largest value between the bounds.
internal readonly unsafe ref partial struct DrawFill<TElement, T, TKernel>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Redraw(
        ref TorchWords<TKernel> words, ref TorchSmallNormal small, PendingElements pending, int n, T* destination)
    {
        FillNormal(ref words, ref small, n, destination);
        pending.KeepOutside(destination, Low, High);
        T* values = stackalloc T[BlockLength];
        int* listed = stackalloc int[BlockLength];
        while (!pending.IsEmpty)
        {
            if (n < BlockLength)
            {
                FillNormal(ref words, ref small, n, values);
                int count = pending.List(0, n, listed);
                for (int k = 0; k < count; k++)
                {
                    Settle(values[listed[k]], listed[k], pending, destination);
                }
            }
            else
            {
                RedrawPending(ref words, pending, n, destination);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RedrawPending(ref TorchWords<TKernel> words, PendingElements pending, int n, T* destination)
    {
        words.BeginDraw();
        bool hasTail = n % BlockLength != 0;
        int tailStart = hasTail ? n - BlockLength : n;
        for (long at = 0; at < tailStart; at += ChunkLength)
        {
            int length = (int)Math.Min(ChunkLength, tailStart - at);
            RedrawChunk(ref words, pending, (int)at, length, at * TElement.Words, destination);
        }

        long end = (long)n * TElement.Words;
        if (hasTail)
        {
            long beforeTail = TElement.WordsBeforeTail(n);
            RedrawChunk(ref words, pending, tailStart, BlockLength, beforeTail, destination);
            end = beforeTail + (BlockLength * TElement.Words);
        }

        words.SkipTo(end);
    }

    /// <summary>Redraws the pending ones of some elements, the first of which begins a block at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RedrawChunk(
        ref TorchWords<TKernel> words, PendingElements pending, int at, int length, long position, T* destination)
    {
        int* listed = stackalloc int[ChunkLength];
        int count = pending.List(at, length, listed);
        if (count == 0)
        {
            return;
        }

        uint* buffer = stackalloc uint[2 * ChunkLength];
        uint* radius = stackalloc uint[2 * ChunkLength];
        uint* angle = stackalloc uint[2 * ChunkLength];
        T* cosine = stackalloc T[ChunkLength];
        T* sine = stackalloc T[ChunkLength];
        int w = TElement.Words;
        words.SkipTo(position);
        words.Read(buffer, (length + BlockLength - 1) / BlockLength * BlockLength * w);
        for (int k = 0; k < count; k++)
        {
            int pair = (listed[k] / BlockLength * BlockLength) + (listed[k] % PairsPerBlock);
            for (int i = 0; i < w; i++)
            {
                radius[(k * w) + i] = buffer[(pair * w) + i];
                angle[(k * w) + i] = buffer[((pair + PairsPerBlock) * w) + i];
            }
        }

        // The kernels are fast on whole vectors only; what lies behind the list is unused.
        int whole = Math.Min(ChunkLength, (count + BlockLength - 1) / BlockLength * BlockLength);
        normal.Normal(radius, angle, whole, cosine, sine);
        for (int k = 0; k < count; k++)
        {
            T value = listed[k] % BlockLength < PairsPerBlock ? cosine[k] : sine[k];
            Settle(value, at + listed[k], pending, destination);
        }
    }

    private void Settle(T value, int element, PendingElements pending, T* destination)
    {
        double number = Element.ToDouble(value);
        if (!(number < Element.ToDouble(Low)) && !(number > Element.ToDouble(High)))
        {
            destination[element] = value;
            pending.Remove(element);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accept(ref TorchWords<TKernel> words, PendingElements pending, int n, T* destination)
    {
        long end = (long)n * TElement.Words;
        LogDensity<T> density = new(draw);
        while (!pending.IsEmpty)
        {
            words.BeginDraw();
            for (long at = 0; at < n; at += ChunkLength)
            {
                DrawCandidates(ref words, pending, (int)at, (int)Math.Min(ChunkLength, n - at), destination);
            }

            words.SkipTo(end);
            words.BeginDraw();
            for (long at = 0; at < n; at += ChunkLength)
            {
                Decide(ref words, density, pending, (int)at, (int)Math.Min(ChunkLength, n - at), destination);
            }

            words.SkipTo(end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawCandidates(
        ref TorchWords<TKernel> words, PendingElements pending, int at, int length, T* destination)
    {
        int* listed = stackalloc int[ChunkLength];
        T* values = stackalloc T[ChunkLength];
        int count = pending.List(at, length, listed);
        DrawListed(ref words, uniform, at, length, listed, count, values);
        Replace(values, count, High, Low);
        for (int k = 0; k < count; k++)
        {
            destination[at + listed[k]] = values[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Decide(
        ref TorchWords<TKernel> words,
        LogDensity<T> density,
        PendingElements pending,
        int at,
        int length,
        T* destination)
    {
        int* listed = stackalloc int[ChunkLength];
        T* values = stackalloc T[ChunkLength];
        double* logarithms = stackalloc double[ChunkLength];
        int count = pending.List(at, length, listed);
        DrawListed(ref words, unit, at, length, listed, count, values);
        Replace(values, count, unit.FromDouble(1), unit.FromDouble(0));
        for (int k = 0; k < count; k++)
        {
            logarithms[k] = Element.ToDouble(values[k]);
        }

        DoubleFunctions.Log(new Span<double>(logarithms, count), new Span<double>(logarithms, count));
        for (int k = 0; k < count; k++)
        {
            if (!(LogDensity<T>.Round(logarithms[k]) > density.At(destination[at + listed[k]])))
            {
                pending.Remove(at + listed[k]);
            }
        }
    }

    /// <summary>The uniform values of listed elements among some of a draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DrawListed(
        ref TorchWords<TKernel> words, TElement element, int at, int length, int* listed, int count, T* values)
    {
        if (count == 0)
        {
            return;
        }

        uint* buffer = stackalloc uint[2 * ChunkLength];
        int w = TElement.Words;
        words.SkipTo((long)at * w);
        words.Read(buffer, length * w);
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < w; i++)
            {
                buffer[(k * w) + i] = buffer[(listed[k] * w) + i];
            }
        }

        element.UniformFused(buffer, count, values);
    }
}
