namespace Initializers.Samples.ShardedInitialize;

/// <summary>What <c>write</c> is asked to do, as the command line has it.</summary>
/// <param name="Plan">The plan's file.</param>
/// <param name="Folder">The folder for the shards; null only with <paramref name="IsDryRun"/>.</param>
/// <param name="Split">How to divide the model.</param>
/// <param name="Backend">The backend's name.</param>
/// <param name="Digests">A file of digests to compare with.</param>
/// <param name="Rank">This process's number.</param>
/// <param name="Size">The number of processes.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="IsDryRun">Whether only digests are wanted.</param>
internal sealed record WriteRequest(
    string Plan,
    string? Folder,
    string? Split,
    string? Backend,
    string? Digests,
    string? Rank,
    string? Size,
    string? Threads,
    bool IsDryRun);
