using System.IO;
using System.Text;

namespace Initializers.Samples.Hosting;

/// <summary>A writer of text that knows whether a person watches.</summary>
public abstract class ScreenWriter : TextWriter
{
    /// <summary>Whether what is written appears in a terminal.</summary>
    public abstract bool IsTerminal { get; }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <summary>Writes a line in one piece, so that lines of several processes do not mix.</summary>
    /// <param name="value">The line.</param>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public abstract override void Write(string? value);
}
