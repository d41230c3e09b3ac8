using System;

namespace Initializers.Samples.Messages;

/// <summary>An exception's message as one line for a person.</summary>
public static class OneLine
{
    /// <summary>The message without what .NET appends to it: the parameter's name and the actual value.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>One line.</returns>
    public static string Of(Exception exception)
    {
        string message = exception.Message;
        if (exception is ArgumentException { ParamName: string parameter })
        {
            int suffix = message.IndexOf($" (Parameter '{parameter}')", StringComparison.Ordinal);
            message = suffix > 0 ? message[..suffix] : message;
        }

        return message.ReplaceLineEndings(" ").Trim();
    }
}
