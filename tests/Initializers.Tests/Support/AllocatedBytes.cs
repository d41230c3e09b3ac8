using System;

namespace Initializers.Tests.Support;

/// <summary>What a piece of work allocates on its thread each time it runs.</summary>
internal static class AllocatedBytes
{
    private const int Attempts = 4;

    /// <summary>
    /// The least of a few runs after a first one: the runtime allocates now and then on a thread for its own sake, when
    /// it replaces code by better code for example, but what the work itself allocates is in every run.
    /// </summary>
    internal static long Of(Action work)
    {
        work();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
