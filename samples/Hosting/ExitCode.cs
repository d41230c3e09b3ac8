namespace Initializers.Samples.Hosting;

/// <summary>What a program tells its caller; whether its messages could be written makes no difference.</summary>
public static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A digest, a weight or a file is not what it should be.</summary>
    public const int Difference = 1;

    /// <summary>What was asked for cannot be done; one line on standard error says why.</summary>
    public const int BadInput = 2;

    /// <summary>128 plus the number of the interrupt signal, as shells have it; other signals that ask to stop too.</summary>
    public const int Interrupted = 130;

    /// <summary>128 plus the number of the signal for it: whoever read the results has gone.</summary>
    public const int ReaderGone = 141;
}
