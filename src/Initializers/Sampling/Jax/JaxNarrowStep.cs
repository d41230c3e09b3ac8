using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling.Jax;

/// <summary>
/// Half-width numbers: every step is rounded to their type, but for the inverse error function, which is computed in
/// single precision and rounded then. Halves take their fraction from the low 16 bits of a word, bfloat16 from the
/// low 8.
/// </summary>
/// <remarks>
/// A fraction has 10 or 7 bits, so a draw has 1024 or 128 different values: a large one looks them up in a table that is
/// made once per fill, by this same step's arithmetic.
/// </remarks>
[SkipLocalsInit]
internal readonly unsafe struct JaxNarrowConversion<TErfInv, T, TRounding>(
    DistributionKind kind, JaxParameters parameters, T* table) : IConversion<uint, T>
    where TErfInv : struct, IErfInv
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    /// <summary>The number of different values.</summary>
    internal static int TableLength => 1 << (TRounding.SignificantBits - 1);

    /// <summary>Writes the value of every fraction, in order.</summary>
    internal void WriteTable(T* destination)
    {
        uint* words = stackalloc uint[TableLength];
        for (int i = 0; i < TableLength; i++)
        {
            words[i] = (uint)i << DroppedBits;
        }

        Complete(words, TableLength, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Convert(uint* words, int count, T* destination)
    {
        if (table is null)
        {
            Complete(words, count, destination);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = table[Steps(words[i])];
        }
    }

    private static int DroppedBits => (TRounding.SignificantBits > 8 ? 16 : 8) - (TRounding.SignificantBits - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Steps(uint word) => (int)(word >> DroppedBits) & (TableLength - 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Complete(uint* words, int count, T* destination)
    {
        float* values = stackalloc float[count];
        for (int i = 0; i < count; i++)
        {
            float product = TRounding.Round(Steps(words[i]) * (1f / TableLength) * parameters.Width);
            float value = TRounding.Round(product + parameters.Low);
            values[i] = parameters.Low > value ? parameters.Low : value;
        }

        if (kind != DistributionKind.Uniform)
        {
            Normal(values, count);
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = TRounding.Narrow(values[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normal(float* values, int count)
    {
        float sqrtTwo = TRounding.Round(JaxParameters.SqrtTwo);
        TErfInv.Apply(values, count);
        for (int i = 0; i < count; i++)
        {
            float z = TRounding.Round(sqrtTwo * TRounding.Round(values[i]));
            z = Math.Clamp(z, -parameters.Limit, parameters.Limit);
            values[i] = TRounding.Round(z * parameters.Scale) + parameters.Offset;
        }
    }
}

/// <summary>Half-width numbers of one draw.</summary>
internal static unsafe class JaxNarrowStep
{
    internal static void Fill<TWords, TErfInv, T, TRounding>(
        TWords words, DistributionKind kind, JaxParameters parameters, in FillTarget<T> target)
        where TWords : struct, IStep<uint>
        where TErfInv : struct, IErfInv
        where T : unmanaged
        where TRounding : struct, INarrowRounding<T>
    {
        JaxNarrowConversion<TErfInv, T, TRounding> conversion = new(kind, parameters, null);
        T* table = stackalloc T[JaxNarrowConversion<TErfInv, T, TRounding>.TableLength];
        if (target.Length >= 2 * JaxNarrowConversion<TErfInv, T, TRounding>.TableLength)
        {
            conversion.WriteTable(table);
            conversion = new(kind, parameters, table);
        }

        target.Take(new ConvertedStep<TWords, uint, JaxNarrowConversion<TErfInv, T, TRounding>, T>(words, conversion));
    }
}
