using System;
using System.Text;
using System.Threading;

namespace Initializers.Samples.Hosting;

/// <summary>Standard output or standard error of this process, as text.</summary>
public sealed class StandardWriter : ScreenWriter
{
    private readonly Lock _lock = new();
    private readonly StandardStream _stream;

    private StandardWriter(int number, bool isTerminal)
    {
        _stream = new(number);
        IsTerminal = isTerminal;
    }

    /// <inheritdoc/>
    public override bool IsTerminal { get; }

    /// <summary>Opens standard output.</summary>
    /// <returns>A writer that throws <see cref="OutputException"/> when it cannot write.</returns>
    public static StandardWriter OpenOutput() => new(StandardStream.Output, !Console.IsOutputRedirected);

    /// <summary>Opens standard error.</summary>
    /// <returns>A writer that throws <see cref="OutputException"/> when it cannot write.</returns>
    public static StandardWriter OpenError() => new(StandardStream.Error, !Console.IsErrorRedirected);

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value ?? "");
        lock (_lock)
        {
            _stream.Write(bytes);
        }
    }
}
