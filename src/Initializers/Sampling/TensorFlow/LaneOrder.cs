using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Puts numbers that lie in memory order into the order in which vectors of them give memory order back.</summary>
internal static unsafe class LaneOrder
{
    /// <summary>Writes lane i of each vector from place <paramref name="order"/> i of it.</summary>
    internal static void Apply<TLanes, TWords, TDoubles, TSingles>(
        TWords order, ulong* numbers, int count, ulong* destination)
        where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        ulong* places = stackalloc ulong[TLanes.Count];
        TLanes.Store(order, places);
        for (int vector = 0; vector < count; vector += TLanes.Count)
        {
            for (int i = 0; i < TLanes.Count; i++)
            {
                destination[vector + i] = numbers[vector + (int)places[i]];
            }
        }
    }
}
