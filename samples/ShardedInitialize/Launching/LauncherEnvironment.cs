using System;
using System.Globalization;

namespace Initializers.Samples.ShardedInitialize.Launching;

// Where rank and size come from; the first that applies:
//
//   1  --rank and --size; the environment is not looked at
//   2  OMPI_COMM_WORLD_RANK, OMPI_COMM_WORLD_SIZE   Open MPI
//      RANK, WORLD_SIZE                             torchrun, Kubernetes
//   3  SLURM_PROCID, SLURM_NTASKS                   Slurm
//   4  none is set: one process
//
// The two pairs of line 2 must agree if both are set: each claims to be this program's own launcher, and a wrong guess
// would leave a shard unwritten or write it twice. Slurm's come after them and may differ: Slurm sets them for whatever
// runs in a job, mpirun and torchrun included, and there they number those launchers, not this program.

/// <summary>Finds this process's rank and the number of processes.</summary>
internal static class LauncherEnvironment
{
    /// <summary>The most processes: a shard's number has five digits in its file name.</summary>
    internal const int MaxSize = 99_999;

    /// <summary>Reads rank and size.</summary>
    /// <param name="rank">The value of <c>--rank</c>, or null.</param>
    /// <param name="size">The value of <c>--size</c>, or null.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <returns>The process's place.</returns>
    /// <exception cref="InputException">
    /// One of a pair is missing, a value is no integer in its range, or two launchers disagree.
    /// </exception>
    internal static ProcessGroup Read(string? rank, string? size, Func<string, string?> environment)
    {
        if (rank is not null || size is not null)
        {
            return Parse("--rank", rank, "--size", size, "give both or neither");
        }

        ProcessGroup? openMpi = Read(LauncherVariables.OpenMpi, environment);
        ProcessGroup? torchrun = Read(LauncherVariables.Torchrun, environment);
        if (openMpi is not null && torchrun is not null
            && (openMpi.Rank, openMpi.Size) != (torchrun.Rank, torchrun.Size))
        {
            throw new InputException(
                $"{LauncherVariables.OpenMpi.Rank} and {LauncherVariables.OpenMpi.Size} say {openMpi}, but "
                + $"{LauncherVariables.Torchrun.Rank} and {LauncherVariables.Torchrun.Size} say {torchrun}: "
                + "unset one pair, or give --rank and --size.");
        }

        return openMpi ?? torchrun ?? Read(LauncherVariables.Slurm, environment) ?? ProcessGroup.Single;
    }

    private static ProcessGroup? Read(LauncherVariables launcher, Func<string, string?> environment)
    {
        string? rank = NullIfEmpty(environment(launcher.Rank));
        string? size = NullIfEmpty(environment(launcher.Size));
        if (rank is null && size is null)
        {
            return null;
        }

        ProcessGroup group = Parse(
            launcher.Rank, rank, launcher.Size, size, $"{launcher.Hint}, or give --rank and --size");
        return group with { LocalSize = LocalSizeOf(environment(launcher.LocalSize), group.Size) };
    }

    private static ProcessGroup Parse(string rankName, string? rankText, string sizeName, string? sizeText, string hint)
    {
        if (rankText is null || sizeText is null)
        {
            (string present, string absent) = rankText is null ? (sizeName, rankName) : (rankName, sizeName);
            throw new InputException($"{present} is given without {absent}: {hint}.");
        }

        if (!TryParse(sizeText, out int size) || size is < 1 or > MaxSize)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{sizeName} must be an integer from 1 to {MaxSize}; received \"{sizeText}\"."));
        }

        return TryParse(rankText, out int rank) && rank >= 0 && rank < size
            ? new(rank, size, 1)
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rankName} must be an integer from 0 to {size - 1}, as {sizeName} is {size}; ")
                + $"received \"{rankText}\".");
    }

    // Only a hint for the number of threads, so what cannot be read is ignored. Slurm writes "4(x2),3" for two nodes of
    // four tasks and one of three; the first number does.
    private static int LocalSizeOf(string? text, int size)
    {
        ReadOnlySpan<char> digits = text;
        int end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture, out int local)
            ? Math.Clamp(local, 1, size)
            : 1;
    }

    private static bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
