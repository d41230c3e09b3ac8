namespace Initializers.Samples.Gallery;

/// <summary>The names of the files.</summary>
internal static class FileName
{
    internal const string Overview = "overview.png";
    internal const string Index = "index.md";

    /// <summary>The picture of an initializer: he_normal.png for HeNormal.</summary>
    internal static string Of(string initializerName)
    {
        string snake = "";
        for (int i = 0; i < initializerName.Length; i++)
        {
            bool isBoundary = i > 0 && char.IsUpper(initializerName[i]) && char.IsLower(initializerName[i - 1]);
            snake += (isBoundary ? "_" : "") + char.ToLowerInvariant(initializerName[i]);
        }

        return snake + ".png";
    }
}
