using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.Torch;

/// <summary>The words of one seed in order, from a state in the caller's memory; words can be skipped.</summary>
/// <remarks>MT19937 is sequential: skipping still makes every state on the way, but not the words from it.</remarks>
internal unsafe ref struct TorchWords<TKernel>
    where TKernel : struct, ITorchKernel
{
    private readonly uint* _state;
    private int _index;

    internal TorchWords(uint seed, uint* state)
    {
        _state = state;
        _index = Mt19937.StateLength;
        Mt19937.Initialize(seed, new Span<uint>(state, Mt19937.StateLength));
    }

    /// <summary>The number of words taken or skipped.</summary>
    internal long Position { get; private set; }

    /// <summary>Moves to a later position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void SkipTo(long position)
    {
        long count = position - Position;
        Position = position;
        while (count > Mt19937.StateLength - _index)
        {
            count -= Mt19937.StateLength - _index;
            TKernel.Twist(_state);
            _index = 0;
        }

        _index += (int)count;
    }

    /// <summary>Takes the next words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Read(uint* destination, int count)
    {
        Position += count;
        while (count > 0)
        {
            if (_index == Mt19937.StateLength)
            {
                TKernel.Twist(_state);
                _index = 0;
            }

            int part = Math.Min(count, Mt19937.StateLength - _index);
            TKernel.Temper(_state + _index, part, destination);
            _index += part;
            destination += part;
            count -= part;
        }
    }
}
