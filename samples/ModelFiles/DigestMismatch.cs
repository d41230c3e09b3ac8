namespace Initializers.Samples.ModelFiles;

/// <summary>A weight whose digest is not the expected one.</summary>
/// <param name="Name">The weight's name.</param>
/// <param name="Expected">The digest expected; null if the digest file states none.</param>
/// <param name="Actual">The digest found; null if the weight is not in the plan.</param>
public sealed record DigestMismatch(string Name, string? Expected, string? Actual);
