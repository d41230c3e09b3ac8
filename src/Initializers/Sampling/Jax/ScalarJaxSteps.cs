using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;

namespace Initializers.Sampling.Jax;

// The definition of JAX's values, one at a time: the vector steps beside it must give the same bits.

/// <summary>Makes a value of the word of an element.</summary>
internal interface IScalarJaxValue<T>
{
    T Value(uint word);
}

/// <summary>An element at a time as a step.</summary>
internal readonly unsafe struct ScalarJaxStep<TValue, T>(Threefry2x32.Key key, TValue values) : IStep<T>
    where TValue : struct, IScalarJaxValue<T>
    where T : unmanaged
{
    public static int GroupLength => 1;

    public static int Length => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        for (long i = 0; i < steps; i++)
        {
            destination[i] = values.Value(Word((ulong)(first + i)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        for (int i = 0; i < steps; i++)
        {
            destination[i] = values.Value(Word(groups[i]));
        }
    }

    private uint Word(ulong element)
    {
        Threefry2x32.Block2 block = Threefry2x32.Block(element, key);
        return block.X0 ^ block.X1;
    }
}

/// <summary>The words themselves.</summary>
internal readonly struct ScalarJaxWord : IScalarJaxValue<uint>
{
    public uint Value(uint word) => word;
}

/// <summary>Uniform singles.</summary>
internal readonly struct ScalarJaxUniform(JaxParameters parameters) : IScalarJaxValue<float>
{
    public float Value(uint word) => parameters.Uniform(JaxParameters.Fraction(word));
}

/// <summary>Normal singles, cut off at the parameters' limit.</summary>
internal readonly struct ScalarJaxNormal(JaxParameters parameters) : IScalarJaxValue<float>
{
    public float Value(uint word) =>
        parameters.Normal(XlaFunctions.ErfInv(parameters.Uniform(JaxParameters.Fraction(word))));
}

/// <summary>The inverse error function of many numbers.</summary>
internal unsafe interface IErfInv
{
    /// <summary>Replaces numbers by their inverse error functions.</summary>
    static abstract void Apply(float* values, int count);
}

/// <summary>One at a time.</summary>
internal readonly unsafe struct ScalarErfInv : IErfInv
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = XlaFunctions.ErfInv(values[i]);
        }
    }
}
