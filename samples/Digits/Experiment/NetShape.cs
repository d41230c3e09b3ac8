using System.Collections.Generic;
using Initializers.Samples.Digits.Data;
using Initializers.Samples.Digits.Network;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>A net of equal hidden layers, not yet made.</summary>
/// <param name="HiddenLayers">The number of hidden layers.</param>
/// <param name="Units">The units of each.</param>
internal sealed record NetShape(int HiddenLayers, int Units)
{
    internal string Title => HiddenLayers == 1 ? "1 hidden layer" : $"{HiddenLayers} hidden layers";

    /// <summary>Makes the net with its first weights.</summary>
    internal Sequential Build(KernelChoice choice, long seed)
    {
        // One initializer for all layers. Its generator moves on with every kernel, so no two layers are alike; with
        // the integer itself as the seed, all kernels of one shape would be the same matrix.
        Initializer kernel = choice.Create(new SeedGenerator(seed));
        Initializer bias = new Zeros();

        List<Layer> layers = [];
        for (int i = 0; i < HiddenLayers; i++)
        {
            layers.Add(new Dense(Units, Activation.Relu, kernel, bias));
        }

        layers.Add(new Dense(DigitFile.Classes, Activation.Linear, kernel, bias));
        return new(DigitFile.Pixels, layers);
    }
}
