using System;

namespace Initializers.Tests.Serialization;

/// <summary>Golden entries of classes that are not in the library yet.</summary>
internal static class PendingClasses
{
    internal static bool Mentions(string text) =>
        text.Contains("orthogonal", StringComparison.OrdinalIgnoreCase);
}
