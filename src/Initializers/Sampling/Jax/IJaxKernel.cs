using Initializers.BitGenerators;

namespace Initializers.Sampling.Jax;

/// <summary>The inner loops of JAX's values, for runs that may begin anywhere; one implementation a width.</summary>
internal unsafe interface IJaxKernel
{
    /// <summary>The 32-bit words of elements.</summary>
    static abstract void Words(Threefry2x32.Key key, long start, int length, uint* destination);

    /// <summary>Uniform singles.</summary>
    static abstract void Uniform(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination);

    /// <summary>Normal singles, cut off at the parameters' limit.</summary>
    static abstract void Normal(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination);

    /// <summary>Replaces numbers by their inverse error functions.</summary>
    static abstract void ErfInv(float* values, int count);
}
