using System;
using System.Globalization;
using System.Text;

namespace Initializers.Samples.Messages;

// A weight's name, a class name, a header's text, a file's name: whoever made the file chose them. Written as they are, a
// line break in one forges a line of output, an escape code moves the cursor or renames the window, and a direction mark
// turns the rest of the line around.

/// <summary>Texts from outside as one line that a terminal shows as it is.</summary>
public static class OneLine
{
    /// <summary>The text with every character that is none to look at written as its number: \u000a.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line.</returns>
    public static string Of(string text)
    {
        StringBuilder? line = null;
        for (int i = 0; i < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, i, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (!isWhole || IsInvisible(rune))
            {
                line ??= new(text, 0, i, text.Length + 16);
                int value = isWhole ? rune.Value : text[i];
                line.Append(value > char.MaxValue ? "\\U" : "\\u")
                    .Append(value.ToString(value > char.MaxValue ? "x8" : "x4", CultureInfo.InvariantCulture));
            }
            else
            {
                line?.Append(text, i, length);
            }

            i += length;
        }

        return line?.ToString() ?? text;
    }

    /// <summary>
    /// An exception's message, without what .NET appends to it (the parameter's name and the actual value), and in words
    /// where .NET has only the exception's name.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <returns>One line.</returns>
    public static string Of(Exception exception)
    {
        string message = exception is OutOfMemoryException ? "there is not enough memory." : exception.Message;
        if (exception is ArgumentException { ParamName: string parameter })
        {
            int suffix = message.IndexOf($" (Parameter '{parameter}')", StringComparison.Ordinal);
            message = suffix > 0 ? message[..suffix] : message;
        }

        return Of(message.Trim());
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
