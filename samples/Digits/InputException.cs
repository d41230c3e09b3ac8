using System;

namespace Initializers.Samples.Digits;

/// <summary>What the user asked for cannot be done; the message is the one line to say so.</summary>
internal sealed class InputException(string message) : Exception(message);
