using System.Text.Json;

namespace Initializers.Samples.Gallery;

/// <summary>The names of the files.</summary>
internal static class FileName
{
    internal const string Overview = "overview.png";
    internal const string Index = "index.md";

    /// <summary>The picture of an initializer: he_normal.png for HeNormal.</summary>
    internal static string Of(string initializerName) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(initializerName) + ".png";
}
