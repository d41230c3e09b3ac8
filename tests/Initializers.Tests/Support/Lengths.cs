using System.Collections.Generic;

namespace Initializers.Tests.Support;

/// <summary>Lengths and starts that meet every remainder of a vector loop.</summary>
internal static class Lengths
{
    /// <summary>One more than three steps of the widest kernel (32 blocks of 4 values), a block and a value.</summary>
    internal const int End = (3 * 32 * 4) + 4 + 2;

    /// <summary>
    /// Starts at and off the bounds of blocks, steps and groups, past 2^32 blocks and past 2^40 elements.
    /// </summary>
    internal static readonly IReadOnlyList<long> Starts =
    [
        0, 1, 2, 3, 4, 5, 7, 31, 32, 33, (1L << 32) - 2, 1L << 32, (1L << 34) - 17, (1L << 34) + 1, (1L << 40) + 6,
    ];
}
