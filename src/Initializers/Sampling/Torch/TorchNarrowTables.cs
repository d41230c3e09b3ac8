using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Sampling.Torch;

/// <summary>
/// Radii, sines and cosines of half-width normals for every word: a uniform number has 11 or 8 bits there, so there are
/// 2048 or 256 of each. Made when first needed.
/// </summary>
internal sealed class TorchNarrowTables<T, TRounding>
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    private readonly float[] _radii = new float[1 << TRounding.SignificantBits];
    private readonly (float Sin, float Cos)[] _turns = new (float, float)[1 << TRounding.SignificantBits];

    private TorchNarrowTables()
    {
        for (uint word = 0; word < _radii.Length; word++)
        {
            float logarithm = TRounding.Round(SingleFunctions.Log(TRounding.Round(1f - Unit(word))));
            _radii[word] = TRounding.Round(MathF.Sqrt(TRounding.Round(-2f * logarithm)));
            float turn = TRounding.Round((float)(ScalarTorchKernel.TwoPi * Unit(word)));
            SingleFunctions.SinCos(turn, out float sin, out float cos);
            _turns[word] = (TRounding.Round(sin), TRounding.Round(cos));
        }
    }

    internal static TorchNarrowTables<T, TRounding> Shared { get; } = new();

    /// <summary>The uniform number of a word: its low bits as a fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Unit(uint word)
    {
        int steps = 1 << TRounding.SignificantBits;
        return (int)(word & (uint)(steps - 1)) * (1f / steps);
    }

    /// <summary>The radius that belongs to a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Radius(uint word) => _radii[word & (uint)(_radii.Length - 1)];

    /// <summary>The sine and cosine of the angle that belongs to a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SinCos(uint word, out float sin, out float cos) =>
        (sin, cos) = _turns[word & (uint)(_turns.Length - 1)];
}
