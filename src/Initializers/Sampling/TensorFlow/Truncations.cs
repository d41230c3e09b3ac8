using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

/// <summary>What truncation does with unit values of one precision.</summary>
internal unsafe interface ITruncation<T>
    where T : unmanaged
{
    /// <summary>The logarithm of the blocks set aside for a group.</summary>
    static abstract int BlockStrideBits { get; }

    /// <summary>Writes the numbers of the groups that have a candidate outside, and returns how many there are.</summary>
    static abstract int List(T* values, int groups, int* listed);

    /// <summary>Keeps the first good ones of a group's candidates and of more of them; returns how many there are.</summary>
    static abstract int Keep(T* group, T* more);

    /// <summary>Draws the values that a group still lacks after two blocks.</summary>
    static abstract void Complete(PhiloxState state, ulong group, int filled, T* destination);
}

/// <summary>Groups of four singles; those with a candidate outside are found without a branch.</summary>
internal readonly unsafe struct SingleTruncation<TLanes, TWords, TDoubles, TSingles> : ITruncation<float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    public static int BlockStrideBits => TruncatedGroup.BlockStrideBits;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int List(float* values, int groups, int* listed)
    {
        int count = 0;
        for (int group = 0; group < groups; group += TLanes.Count)
        {
            float* at = values + (TruncatedGroup.Length * group);
            uint outside = TLanes.NotBelow(TLanes.Load(at), TruncatedGroup.Limit)
                | (TLanes.NotBelow(TLanes.Load(at + (2 * TLanes.Count)), TruncatedGroup.Limit) << (2 * TLanes.Count));
            for (int i = 0; i < TLanes.Count; i++)
            {
                listed[count] = group + i;
                count += ((outside >> (TruncatedGroup.Length * i)) & 0xF) != 0 ? 1 : 0;
            }
        }

        return count;
    }

    public static int Keep(float* group, float* more) => SingleCompaction.KeepBelow(TruncatedGroup.Limit, group, more);

    public static void Complete(PhiloxState state, ulong group, int filled, float* destination) =>
        TruncatedGroup.Complete(state, group, 2, filled, destination);
}

/// <summary>Groups of two doubles.</summary>
internal readonly unsafe struct DoubleTruncation : ITruncation<double>
{
    public static int BlockStrideBits => TruncatedGroup.DoubleBlockStrideBits;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int List(double* values, int groups, int* listed)
    {
        int count = 0;
        for (int group = 0; group < groups; group++)
        {
            listed[count] = group;
            count += IsInside(values[2 * group]) && IsInside(values[(2 * group) + 1]) ? 0 : 1;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Keep(double* group, double* more)
    {
        int filled = IsInside(group[0]) ? 1 : 0;
        group[0] = filled == 1 ? group[0] : group[1];
        filled += filled == 0 && IsInside(group[1]) ? 1 : 0;
        for (int j = 0; j < TruncatedGroup.DoubleLength && filled < TruncatedGroup.DoubleLength; j++)
        {
            group[filled] = more[j];
            filled += IsInside(more[j]) ? 1 : 0;
        }

        return filled;
    }

    public static void Complete(PhiloxState state, ulong group, int filled, double* destination) =>
        TruncatedGroup.Complete(state, group, 2, filled, destination);

    private static bool IsInside(double value) => Math.Abs(value) < TruncatedGroup.Limit;
}
