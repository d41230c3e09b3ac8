using System;

namespace Initializers.Benchmarks.Table;

/// <summary>What a warm call allocates, on all threads together.</summary>
internal static class Allocations
{
    internal static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            work();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
