namespace Initializers.Samples.Gallery;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    internal const int Success = 0;
    internal const int BadInput = 2;

    /// <summary>128 plus the number of the interrupt signal, as shells have it.</summary>
    internal const int Interrupted = 130;
}
