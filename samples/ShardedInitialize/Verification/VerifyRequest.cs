namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>What <c>verify</c> is asked to do, as the command line has it.</summary>
/// <param name="Plan">The plan's file.</param>
/// <param name="Path">A folder of shards, or one safetensors file.</param>
/// <param name="Backend">The backend's name; null for the one that the files state.</param>
/// <param name="Rank">This process's number.</param>
/// <param name="Size">The number of processes.</param>
/// <param name="Threads">The number of threads.</param>
internal sealed record VerifyRequest(
    string Plan, string Path, string? Backend, string? Rank, string? Size, string? Threads);
