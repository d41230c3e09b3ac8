using System;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>One class that configurations can name.</summary>
/// <param name="ClassName">What configurations call it.</param>
/// <param name="Aliases">Other names for it.</param>
/// <param name="Type">The type of a class of the library; null for one that a user registered.</param>
/// <param name="Package">The package of a class that a user registered.</param>
/// <param name="Factory">Makes it from the inner configuration.</param>
/// <param name="Converter">Makes the JSON converter of a class of the library.</param>
internal sealed record RegisteredInitializer(
    string ClassName,
    string[] Aliases,
    Type? Type,
    string? Package,
    Func<JsonObject, Initializer> Factory,
    Func<InitializerRegistry, JsonConverter>? Converter = null)
{
    internal string RegisteredName => Package + ">" + ClassName;
}
