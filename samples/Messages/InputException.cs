using System;

namespace Initializers.Samples.Messages;

/// <summary>What the user asked for cannot be done; the message is the one line to say so.</summary>
public class InputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The line.</param>
    /// <param name="inner">What it comes from.</param>
    public InputException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
