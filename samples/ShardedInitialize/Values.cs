using System.Globalization;
using Initializers.Samples.ShardedInitialize.Launching;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>Reads the values of options; what cannot be read is an error that names the option.</summary>
internal static class Values
{
    /// <summary>The number of threads to use: what is asked for, else this process's share of the processors.</summary>
    internal static int ParseThreads(string? text, ProcessGroup group)
    {
        if (text is null)
        {
            return group.DefaultThreads;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0
            ? threads
            : throw new InputException($"--threads must be an integer, 1 or more; received \"{text}\".");
    }
}
