namespace Initializers.Samples.ModelFiles;

/// <summary>A weight of a model that its plan cannot give.</summary>
/// <param name="Name">The weight's name.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record LeftOutWeight(string Name, string Reason);
