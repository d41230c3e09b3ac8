using System.Diagnostics;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.NumPy;

/// <summary>The words of a generator from a position on, made in batches into memory that the caller owns.</summary>
/// <remarks>A reader points into its caller's stack frame and must not outlive it.</remarks>
internal unsafe struct WordReader
{
    /// <summary>The number of words in the buffer.</summary>
    internal const int BufferLength = 1024;

    private readonly ulong* _buffer;
    private Pcg64 _generator;
    private int _index;
    private int _length;
    private long _drawn;

    /// <summary>Reads on from where a generator is.</summary>
    /// <param name="generator">The generator, which is copied.</param>
    /// <param name="buffer">Memory for <see cref="BufferLength"/> words.</param>
    internal WordReader(Pcg64 generator, ulong* buffer)
    {
        _generator = generator;
        _buffer = buffer;
    }

    /// <summary>The number of words taken so far.</summary>
    internal readonly long Position => _drawn - _length + _index;

    /// <summary>The words that are ready; one at least.</summary>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong* Peek(out int count)
    {
        if (_index == _length)
        {
            Refill();
        }

        count = _length - _index;
        return _buffer + _index;
    }

    /// <summary>Takes words that are ready.</summary>
    internal void Skip(int count)
    {
        Debug.Assert(count <= _length - _index, "Only words that are ready can be skipped.");
        _index += count;
    }

    /// <summary>Takes a word.</summary>
    internal ulong Next()
    {
        ulong word = *Peek(out _);
        _index++;
        return word;
    }

    /// <summary>Takes a word as a double in [0, 1): a multiple of 2^-53.</summary>
    internal double NextDouble() => UnitInterval.DoubleFromHighBits(Next());

    private void Refill()
    {
        // Short at first: most tensors that are drawn are small.
        int length = _drawn == 0 ? BufferLength / 16 : BufferLength;
        _generator.Fill(_buffer, length);
        _drawn += length;
        _index = 0;
        _length = length;
    }
}
