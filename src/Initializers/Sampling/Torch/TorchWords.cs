using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.Torch;

/// <summary>The words of one seed in order, from a state in the caller's memory; words can be skipped.</summary>
/// <remarks>MT19937 is sequential: skipping still makes every state on the way, but not the words from it.</remarks>
internal unsafe ref struct TorchWords<TKernel>
    where TKernel : struct, ITorchKernel
{
    private readonly uint* _state;
    private readonly uint _seed;

    internal TorchWords(uint seed, uint* state)
    {
        _state = state;
        _seed = seed;
        Index = Mt19937.StateLength;
        Mt19937.Initialize(seed, new Span<uint>(state, Mt19937.StateLength));
    }

    /// <summary>Goes on in a state whose words before an index are taken.</summary>
    internal TorchWords(uint* state, int index)
    {
        _state = state;
        Index = index;
    }

    /// <summary>The words of the state that are taken.</summary>
    internal int Index { get; private set; }

    /// <summary>The number of words taken or skipped since the draw began.</summary>
    internal long Position { get; private set; }

    /// <summary>Begins a draw: positions count from here.</summary>
    internal void BeginDraw() => Position = 0;

    /// <summary>Moves to a position: on, or back by beginning again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void SkipTo(long position)
    {
        if (position < Position)
        {
            this = new(_seed, _state);
        }

        long count = position - Position;
        Position = position;
        while (count > Mt19937.StateLength - Index)
        {
            count -= Mt19937.StateLength - Index;
            TKernel.Twist(_state);
            Index = 0;
        }

        Index += (int)count;
    }

    /// <summary>Takes the next words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Read(uint* destination, int count)
    {
        Position += count;
        while (count > 0)
        {
            if (Index == Mt19937.StateLength)
            {
                TKernel.Twist(_state);
                Index = 0;
            }

            int part = Math.Min(count, Mt19937.StateLength - Index);
            TKernel.Temper(_state + Index, part, destination);
            Index += part;
            destination += part;
            count -= part;
        }
    }
}
