namespace Initializers.Samples.Gallery;

/// <summary>What is written about an initializer, under its picture and in it.</summary>
/// <param name="Name">The initializer's name.</param>
/// <param name="Formula">What theory says, in symbols.</param>
/// <param name="Numbers">The same for the shape that was filled.</param>
/// <param name="Source">Where the formula comes from.</param>
internal sealed record Caption(string Name, string Formula, string Numbers, string Source);
