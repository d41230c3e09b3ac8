using System;
using System.IO;

namespace Initializers.Samples.Hosting;

/// <summary>
/// Writes messages beside the work. That nobody can read them, because the stream is closed or its disk full, is no reason
/// to fail: what cannot be written is dropped.
/// </summary>
/// <param name="inner">Where messages go.</param>
public sealed class MessageWriter(TextWriter inner) : ScreenWriter
{
    private bool _isLost;

    /// <inheritdoc/>
    public override bool IsTerminal => inner is ScreenWriter { IsTerminal: true };

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isLost = true;
        }
    }
}
