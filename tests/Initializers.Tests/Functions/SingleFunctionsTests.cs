using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using FluentAssertions;
using Initializers.Functions;
using Initializers.Lanes;
using Initializers.Sampling;
using Initializers.Sampling.TensorFlow;
using Xunit;

namespace Initializers.Tests.Functions;

/// <summary>All 2^23 arguments that Box-Muller can make: the C library's bits, and every width the same.</summary>
public class SingleFunctionsTests
{
    private const int Count = 1 << 23;
    private const double TwoPi = 6.283185307179586;

    private static readonly Lazy<float[]> Logarithms = new(() => Tabulate(i => SingleFunctions.Log(Uniform(i))));

    private static readonly Lazy<(float[] Sines, float[] Cosines)> Circles = new(() =>
    {
        float[] sines = new float[Count];
        float[] cosines = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            SingleFunctions.SinCos(Angle(i), out sines[i], out cosines[i]);
        }

        return (sines, cosines);
    });

    // The hashes are those of logf, sinf and cosf of the GNU C library 2.36 (x86-64) over the same arguments, as
    // little-endian singles.
    [Fact]
    public void Log_has_the_bits_of_the_C_library_for_every_uniform() =>
        Hash(Logarithms.Value).Should().Be("207fef8ffa8c82caf82c478ee40c5bdbcc5d64d385cd8a1ce60d832fcf03b59b");

    [Fact]
    public void Sine_has_the_bits_of_the_C_library_for_every_angle() =>
        Hash(Circles.Value.Sines).Should().Be("c718616d24ba03d8eb34fe59f6febc3b383c7d947dec50bdf58c10fbf51946b5");

    [Fact]
    public void Cosine_has_the_bits_of_the_C_library_for_every_angle() =>
        Hash(Circles.Value.Cosines).Should().Be("b085eb29bc0360f27b736db7ccc9c80d33b0e35e0b810174d45e42383540001c");

    [Theory]
    [InlineData(0x3F800000u, 0x00000000u)] // ln 1
    [InlineData(0x3F000000u, 0xBF317218u)] // ln 0.5
    [InlineData(0x33D6BF95u, 0xC180F1DCu)] // ln 1e-7
    public void Log_has_known_values(uint argument, uint expected) =>
        BitConverter.SingleToUInt32Bits(SingleFunctions.Log(BitConverter.UInt32BitsToSingle(argument)))
            .Should().Be(expected);

    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x3F800000u)] // 0
    [InlineData(0x3FC90FDBu, 0x3F800000u, 0xB33BBD2Eu)] // pi / 2
    [InlineData(0x40490FDBu, 0xB3BBBD2Eu, 0xBF800000u)] // pi
    [InlineData(0x4096CBE4u, 0xBF800000u, 0x324CDE2Eu)] // 3 pi / 2
    public void SinCos_has_known_values(uint angle, uint sine, uint cosine)
    {
        SingleFunctions.SinCos(BitConverter.UInt32BitsToSingle(angle), out float sin, out float cos);
        BitConverter.SingleToUInt32Bits(sin).Should().Be(sine);
        BitConverter.SingleToUInt32Bits(cos).Should().Be(cosine);
    }

    [Fact]
    public void At_128_bits_every_result_is_the_scalar_one() =>
        EqualsScalar<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>(
            Vector128.IsHardwareAccelerated ? 1 : 37);

    [Fact]
    public void At_256_bits_every_result_is_the_scalar_one() =>
        EqualsScalar<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(
            Vector256.IsHardwareAccelerated ? 1 : 37);

    [Fact]
    public void At_512_bits_every_result_is_the_scalar_one() =>
        EqualsScalar<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(
            Vector512.IsHardwareAccelerated ? 1 : 37);

    // Where the width is emulated, which is some fifty times slower, one vector in 37 is compared: a prime, so that no
    // quadrant and no part of the logarithm's table is left out.
    private static unsafe void EqualsScalar<TLanes, TWords, TDoubles, TSingles>(int sampling)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        float[] logarithms = Logarithms.Value;
        (float[] sines, float[] cosines) = Circles.Value;
        int width = 2 * TLanes.Count;
        float* actual = stackalloc float[3 * 16];
        double* uniforms = stackalloc double[16];
        double* angles = stackalloc double[16];
        int differing = 0;
        int compared = 0;
        for (int first = 0; first < Count; first += width * sampling)
        {
            for (int i = 0; i < width; i++)
            {
                uniforms[i] = Uniform(first + i);
                angles[i] = Angle(first + i);
            }

            int half = TLanes.Count;
            TLanes.Store(
                TLanes.Narrow(
                    Log<TLanes, TWords, TDoubles, TSingles>(uniforms),
                    Log<TLanes, TWords, TDoubles, TSingles>(uniforms + half)),
                actual);
            SinCos<TLanes, TWords, TDoubles, TSingles>(angles, out TDoubles sinLow, out TDoubles cosLow);
            SinCos<TLanes, TWords, TDoubles, TSingles>(angles + half, out TDoubles sinHigh, out TDoubles cosHigh);
            TLanes.Store(TLanes.Narrow(sinLow, sinHigh), actual + 16);
            TLanes.Store(TLanes.Narrow(cosLow, cosHigh), actual + 32);
            differing += Differing(actual, logarithms, first, width);
            differing += Differing(actual + 16, sines, first, width);
            differing += Differing(actual + 32, cosines, first, width);
            compared += width;
        }

        differing.Should().Be(0);
        compared.Should().BeGreaterThanOrEqualTo(Count / sampling);
    }

    private static unsafe TDoubles Log<TLanes, TWords, TDoubles, TSingles>(double* x)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        ulong* offsets = stackalloc ulong[TLanes.Count];
        TLanes.Store(SingleFunctions.LogOffset<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(x)), offsets);
        return SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(offsets, SingleFunctions.LogTablePointer);
    }

    private static unsafe void SinCos<TLanes, TWords, TDoubles, TSingles>(
        double* x, out TDoubles sin, out TDoubles cos)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        SingleFunctions.Reduce<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Load(x), out TDoubles rest, out TWords quadrant);
        SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(rest, quadrant, out sin, out cos);
    }

    private static unsafe int Differing(float* actual, float[] expected, int first, int count)
    {
        ReadOnlySpan<int> left = new(actual, count);
        ReadOnlySpan<int> right = MemoryMarshal.Cast<float, int>(expected.AsSpan(first, count));
        return left.SequenceEqual(right) ? 0 : 1;
    }

    private static float[] Tabulate(Func<int, float> function)
    {
        float[] values = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            values[i] = function(i);
        }

        return values;
    }

    private static float Uniform(int word) =>
        Math.Max(UnitInterval.SingleFromLowBits((uint)word, 23), BoxMuller.SmallestUniform);

    private static float Angle(int word) => (float)(TwoPi * UnitInterval.SingleFromLowBits((uint)word, 23));

    private static string Hash(float[] values) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
}
