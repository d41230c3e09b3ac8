namespace Initializers.Samples.ShardedInitialize;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    internal const int Success = 0;

    /// <summary>A digest, a weight or a file is not what it should be.</summary>
    internal const int Difference = 1;

    internal const int BadInput = 2;

    /// <summary>128 plus the number of the interrupt signal, as shells have it.</summary>
    internal const int Interrupted = 130;
}
