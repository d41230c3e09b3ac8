namespace Initializers.Samples.ModelFiles;

/// <summary>A weight that is another one of its model: it has no elements of its own.</summary>
/// <param name="Name">The name, unique in its plan.</param>
/// <param name="Of">The name of the weight that it is.</param>
public sealed record TiedWeight(string Name, string Of)
{
    /// <summary>The name in files of weights.</summary>
    public string Target { get; init; } = Name;
}
