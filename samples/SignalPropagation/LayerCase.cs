using System;

namespace Initializers.Samples.SignalPropagation;

/// <summary>One way to initialize the layers of a network.</summary>
/// <param name="Name">What pictures and tables call it.</param>
/// <param name="Color">Its colour in all pictures, as a number in their theme.</param>
/// <param name="Gain">What the paper derives for it: fan-in times the variance of a weight.</param>
/// <param name="FirstSeed">The seed of the first network; the others follow.</param>
/// <param name="Create">Makes the initializer of one network, whose seeds come from the generator.</param>
internal sealed record LayerCase(
    string Name, int Color, double Gain, int FirstSeed, Func<SeedGenerator, Initializer> Create);
