using System;
using System.Globalization;

namespace Initializers.Samples.ShardedInitialize.Launching;

/// <summary>This process among those that share the work.</summary>
/// <param name="Rank">Its number, from 0.</param>
/// <param name="Size">How many there are.</param>
/// <param name="LocalSize">How many share this machine's processors, as far as the launcher says; else 1.</param>
internal sealed record ProcessGroup(int Rank, int Size, int LocalSize)
{
    /// <summary>A process on its own.</summary>
    internal static ProcessGroup Single { get; } = new(0, 1, 1);

    /// <summary>A fair share of the processors that this process may use.</summary>
    internal int DefaultThreads => Math.Max(1, Environment.ProcessorCount / LocalSize);

    /// <summary>How lines of output name this process.</summary>
    public override string ToString() => Size == 1
        ? "one process"
        : string.Create(CultureInfo.InvariantCulture, $"rank {Rank} of {Size}");
}
