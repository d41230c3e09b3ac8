using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Sampling.Torch;

/// <summary>PyTorch's rule for half-width types, said with the singles of the same seed.</summary>
public class TorchNarrowTests
{
    private static readonly int[] Lengths =
        [.. Enumerable.Range(0, 70), 255, 256, 257, 511, 513, 623, 624, 625, 1000, 20_011];

    [Theory]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Normals_are_the_singles_rounded_and_the_last_16_those_of_the_last_whole_block(ElementTypes type) =>
        Element.Dispatch<Normals, bool>(type, default).Should().BeTrue();

    [Theory]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Uniforms_scale_the_single_rounded_and_a_1_becomes_0(ElementTypes type) =>
        Element.Dispatch<Uniforms, bool>(type, default).Should().BeTrue();

    [Theory]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Truncated_values_scale_the_first_of_four_normals_inside_2(ElementTypes type) =>
        Element.Dispatch<TruncatedNormals, bool>(type, default).Should().BeTrue();

    private static T[] Draw<T>(Distribution distribution, int length)
        where T : unmanaged
    {
        T[] values = new T[length];
        Backend.Torch.Fill<T>(distribution, new(17), length, 0, 1, values);
        return values;
    }

    private static float Round<T>(float value)
        where T : unmanaged => (float)Element.ToDouble(Element.Convert<float, T>(value));

    // What Keras does with a draw: the factor of the product is a single, the other operands have the type.
    private static T Affine<T>(float value, double scale, double offset)
        where T : unmanaged =>
        Element.Convert<float, T>(Round<T>(value * (float)scale) + Round<T>((float)offset));

    private readonly struct Normals : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            var distribution = Distribution.Normal(0.1, 1.3);
            foreach (int length in Lengths)
            {
                int whole = length < 16 ? length : (length + 15) / 16 * 16;
                float[] singles = Draw<float>(distribution, whole);
                int tail = length < 16 ? length : length - 16;
                T[] expected = Array.ConvertAll(
                    [.. singles[..tail], .. singles[(whole - (length - tail))..]], Element.Convert<float, T>);
                Draw<T>(distribution, length).AsSpan().SequenceEqual(expected).Should().BeTrue($"{length} elements");
            }

            return true;
        }
    }

    private readonly struct Uniforms : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            int ones = 0;
            foreach (int length in Lengths)
            {
                float[] units = Array.ConvertAll(Draw<float>(Distribution.Uniform(0, 1), length), Round<T>);
                ones += units.Count(unit => unit == 1f);
                T[] expected = Array.ConvertAll(
                    units, unit => Affine<T>(unit == 1f ? 0f : unit, 0.9 - -0.3, -0.3));
                Draw<T>(Distribution.Uniform(-0.3, 0.9), length).AsSpan().SequenceEqual(expected)
                    .Should().BeTrue($"{length} elements");
            }

            ones.Should().BePositive("else the test misses what it is for");
            return true;
        }
    }

    private readonly struct TruncatedNormals : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            foreach (int length in Lengths)
            {
                T[] normals = Draw<T>(Distribution.Normal(0, 1), 4 * length);
                T[] expected = [.. normals.Chunk(4).Select(candidates =>
                {
                    float[] values = Array.ConvertAll(candidates, candidate => (float)Element.ToDouble(candidate));
                    return Affine<T>(values.Where(value => Math.Abs(value) < 2f).Append(values[0]).First(), 1.3, 0.1);
                })];
                Draw<T>(Distribution.TruncatedNormal(0.1, 1.3), length).AsSpan().SequenceEqual(expected)
                    .Should().BeTrue($"{length} elements");
            }

            return true;
        }
    }
}
