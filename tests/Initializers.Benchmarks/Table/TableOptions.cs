using System;

namespace Initializers.Benchmarks.Table;

/// <summary>How much to measure and where to write it.</summary>
internal readonly record struct TableOptions(bool IsQuick, string? Output, string? Rows)
{
    /// <summary>How long the contenders of one row race.</summary>
    internal TimeSpan RowBudget => TimeSpan.FromSeconds(IsQuick ? 0.8 : 2.5);

    /// <summary>Whether a row is wanted.</summary>
    internal bool Includes(string row) => Rows is null || row.Contains(Rows, StringComparison.OrdinalIgnoreCase);

    internal static bool TryParse(ReadOnlySpan<string> args, out TableOptions options)
    {
        options = default;
        while (!args.IsEmpty)
        {
            if (args[0] == "--quick")
            {
                options = options with { IsQuick = true };
                args = args[1..];
            }
            else if (args[0] == "--out" && args.Length > 1)
            {
                options = options with { Output = args[1] };
                args = args[2..];
            }
            else if (args[0] == "--rows" && args.Length > 1)
            {
                options = options with { Rows = args[1] };
                args = args[2..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
