using System;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Numerics;
using Initializers.Sampling;
using Initializers.Sampling.NumPy;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>Vectors of every width give the bits of the scalar form, for every length, and nothing past the end.</summary>
public class VectorUniformsTests
{
    private const int MaxLength = 70;
    private const double Scale = 4.75;
    private const double Offset = -3.1;

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Convert_gives_the_bits_of_the_scalar_form(int bits)
    {
        ulong[] words = Words();
        for (int length = 0; length <= MaxLength; length++)
        {
            GuardedBuffer<float> singles = new(length);
            GuardedBuffer<double> doubles = new(length);
            int singleCount = Convert(bits, words, singles.Span);
            int doubleCount = Convert(bits, words, doubles.Span);
            singles.AssertIntact();
            doubles.AssertIntact();
            singleCount.Should().BeInRange(length - (bits / 32) + 1, length);
            doubleCount.Should().BeInRange(length - (bits / 64) + 1, length);
            for (int i = 0; i < length; i++)
            {
                double expected = Offset + (Scale * UnitInterval.DoubleFromHighBits(words[i]));
                (i >= doubleCount || doubles.Span[i] == expected).Should().BeTrue();
                (i >= singleCount || singles.Span[i] == (float)expected).Should().BeTrue();
            }
        }
    }

    [Fact]
    public void Types_without_vectors_are_left_alone() => Convert(256, Words(), new Half[50].AsSpan()).Should().Be(0);

    // The smallest and the largest words, and those with one half empty, stand in front.
    private static ulong[] Words()
    {
        ulong[] words = new ulong[MaxLength];
        Pcg64 generator = Pcg64.FromEntropy([1, 0]);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = generator.Next();
        }

        ulong[] edges = [0, ulong.MaxValue, 1UL << 11, (1UL << 11) - 1, 1UL << 43, (1UL << 43) - 1, 1UL << 63];
        edges.CopyTo(words, 0);
        return words;
    }

    private static unsafe int Convert<T>(int bits, ulong[] words, Span<T> destination)
        where T : unmanaged
    {
        fixed (ulong* source = words)
        fixed (T* target = destination)
        {
            return bits switch
            {
                128 => VectorUniforms<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Convert(
                    source, destination.Length, Scale, Offset, target),
                256 => VectorUniforms<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Convert(
                    source, destination.Length, Scale, Offset, target),
                _ => VectorUniforms<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Convert(
                    source, destination.Length, Scale, Offset, target),
            };
        }
    }
}
