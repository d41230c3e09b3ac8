using System;

namespace Initializers.Torch;

/// <summary>A parameter as rules see it.</summary>
/// <param name="Path">Its name in the model, <c>layers.0.fc.weight</c>.</param>
/// <param name="Own">Its name in its own module, <c>weight</c>.</param>
/// <param name="Module">The class of that module.</param>
internal readonly record struct WeightName(string Path, string Own, Type Module);
