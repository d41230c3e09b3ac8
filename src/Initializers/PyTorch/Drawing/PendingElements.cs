using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers.PyTorch.Drawing;

/// <summary>Which elements of a tensor still need a value: a bit each, outside the managed heap.</summary>
internal readonly unsafe struct PendingElements
{
    private const int BitsPerWord = 64;

    private readonly ulong* _bits;
    private readonly int _count;

    /// <summary>All of so many elements.</summary>
    internal PendingElements(int count)
    {
        _count = count;
        int words = WordsFor(count);
        _bits = (ulong*)NativeMemory.Alloc((nuint)words, sizeof(ulong));
        new Span<ulong>(_bits, words).Fill(ulong.MaxValue);
        if (count % BitsPerWord != 0)
        {
            _bits[words - 1] = (1UL << (count % BitsPerWord)) - 1;
        }
    }

    /// <summary>Whether no element is left.</summary>
    internal bool IsEmpty => !new Span<ulong>(_bits, WordsFor(_count)).ContainsAnyExcept(0UL);

    internal void Free() => NativeMemory.Free(_bits);

    internal void Remove(int element) => _bits[element / BitsPerWord] &= ~(1UL << (element % BitsPerWord));

    /// <summary>Lists the pending elements among some, as distances from the first of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int List(int from, int length, int* list)
    {
        int count = 0;
        int end = from + length;
        for (int at = from; at < end;)
        {
            int bit = at % BitsPerWord;
            int taken = Math.Min(BitsPerWord - bit, end - at);
            ulong bits = (_bits[at / BitsPerWord] >> bit) & (ulong.MaxValue >> (BitsPerWord - taken));
            for (; bits != 0; bits &= bits - 1)
            {
                list[count++] = at - from + BitOperations.TrailingZeroCount(bits);
            }

            at += taken;
        }

        return count;
    }

    /// <summary>Removes all whose values are not outside two bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void KeepOutside<T>(T* values, T low, T high)
        where T : unmanaged
    {
        double least = Element.ToDouble(low);
        double most = Element.ToDouble(high);
        for (long from = 0; from < _count; from += BitsPerWord)
        {
            ulong bits = 0;
            int length = (int)Math.Min(BitsPerWord, _count - from);
            for (int i = 0; i < length; i++)
            {
                double value = Element.ToDouble(values[from + i]);
                bits |= (value < least | value > most ? 1UL : 0) << i;
            }

            _bits[from / BitsPerWord] = bits;
        }
    }

    private static int WordsFor(int count) => (int)(((long)count + BitsPerWord - 1) / BitsPerWord);
}
