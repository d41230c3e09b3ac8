using System.Collections.Generic;
using Xunit;

namespace Initializers.Tests.Support;

/// <summary>What came of comparing the arrays of a value file.</summary>
internal sealed class GoldenReport
{
    /// <summary>What differs, a line each.</summary>
    internal List<string> Failures { get; } = [];

    /// <summary>The arrays that were compared.</summary>
    internal int Compared { get; set; }

    /// <summary>The arrays that this library refuses to make, by <see cref="RangeRule"/>.</summary>
    internal int Excused { get; set; }

    /// <summary>Prints how many were compared and how many excused.</summary>
    internal void Print(string file) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{file}: {Compared} arrays compared, {Failures.Count} differ, {Excused} refused by the rule on infinite parameters.");
}
