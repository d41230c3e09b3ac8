using System;

namespace Initializers.Samples.Plans;

/// <summary>What the user asked for cannot be done; the message is the one line to say so.</summary>
internal sealed class InputException : Exception
{
    internal InputException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
