namespace Initializers.Samples.SignalPropagation;

/// <summary>How large an experiment is.</summary>
/// <param name="Width">The number of units of each layer, and of the input.</param>
/// <param name="Depth">The number of layers.</param>
/// <param name="Networks">The number of networks, each with a seed of its own.</param>
/// <param name="Inputs">The number of inputs that each network sees.</param>
internal readonly record struct NetworkSize(int Width, int Depth, int Networks, int Inputs);
