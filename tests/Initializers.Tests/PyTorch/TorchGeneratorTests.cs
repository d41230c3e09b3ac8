using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using FluentAssertions;
using Initializers.Lanes;
using Initializers.PyTorch;
using Initializers.PyTorch.Drawing;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.PyTorch;

public class TorchGeneratorTests
{
    private const string File = "torch-init.json";

    // Each way of drawing, with bounds that half-width types round to and bounds that need many passes.
    private static readonly TorchDraw[] Draws =
    [
        TorchDraw.Uniform(-0.1, 0.3),
        TorchDraw.Uniform(2.0, 2.001),
        TorchDraw.Uniform(-1e-7, 0.0),
        TorchDraw.Normal(0.7, 0.3),
        TorchDraw.Normal(0.7, 0.3) with { Kind = DrawKind.NormalByValue },
        new(DrawKind.RedrawnNormal, 0.5, 1, -0.2, 1.5),
        new(DrawKind.AcceptedUniform, 0.1, 1, 0.6, 1.2),
        new(DrawKind.AcceptedUniform, 0, 1, 2, 4),
    ];

    [Fact]
    public void Seeds_count_modulo_2_to_the_32()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_mapping"))
        {
            BigInteger seed = BigInteger.Parse(row.GetProperty("seed").GetString()!, CultureInfo.InvariantCulture);
            TorchGenerator generator = seed.Sign < 0 ? new((long)seed) : new((ulong)seed);
            float[] values = Init.Uniform(new DenseTensor<float>([3]), generator).ToArray();
            values.Select(value => BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture))
                .Should().Equal(row.GetProperty("first_uniform_float32").EnumerateArray().Select(hex => hex.GetString()!));
            compared++;
        }

        compared.Should().Be(9);
    }

    [Fact]
    public void RandPerm_is_PyTorchs()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "randperm_cases"))
        {
            int[] order = new int[row.GetProperty("n").GetInt32()];
            new TorchGenerator(row.GetProperty("seed").GetInt64()).RandPerm(order);
            order.Select(number => (long)number).Should().Equal(GoldenFile.Integers(row.GetProperty("values")));
            compared++;
        }

        compared.Should().Be(8);
    }

    [Fact]
    public void RandPerm_uses_a_word_for_each_number_but_the_last()
    {
        TorchGenerator generator = new(8);
        generator.RandPerm(new int[700]);
        generator.RandPerm(new int[1]);
        generator.RandPerm([]);
        TorchGenerator reference = new(8);
        for (int i = 0; i < 699; i++)
        {
            reference.NextWord();
        }

        generator.NextWord().Should().Be(reference.NextWord());
    }

    [Fact]
    public void ManualSeed_starts_over_and_forgets_the_kept_value()
    {
        TorchGenerator generator = new(1);
        Init.Normal(new DenseTensor<float>([3]), generator);
        generator.ManualSeed(7);
        Init.Normal(new DenseTensor<float>([3]), generator).ToArray().Should()
            .Equal(Init.Normal(new DenseTensor<float>([3]), new(7)).ToArray());
    }

    [Fact]
    public void A_kept_value_survives_other_draws_and_serves_any_type()
    {
        double[] pair = Init.Normal(new DenseTensor<double>([2]), new(11)).ToArray();
        TorchGenerator generator = new(11);
        Init.Normal(new DenseTensor<Half>([1]), generator);
        Init.Uniform(new DenseTensor<float>([5]), generator);
        Init.Normal(new DenseTensor<float>([64]), generator);
        Init.TruncNormal(new DenseTensor<float>([5000]), generator);

        Init.Normal(new DenseTensor<double>([1]), generator, mean: 3, std: 2)[0].Should()
            .Be(Math.FusedMultiplyAdd(pair[1], 2, 3));
    }

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Every_width_gives_the_scalar_values_and_the_next_word(ElementTypes type)
    {
        foreach (LaneWidth width in new[] { LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512 })
        {
            Element.Dispatch<WidthFunction, string>(type, new(width)).Should().BeEmpty("{0} is as the scalar", width);
        }
    }

    [Fact]
    public void Draws_write_nothing_beside_the_destination()
    {
        foreach (ElementTypes type in FloatTypes.All)
        {
            Element.Dispatch<NeighbourFunction, bool>(type, default).Should().BeTrue("{0} stays inside", type);
        }
    }

    [Fact]
    public void Fills_allocate_no_managed_memory()
    {
        TorchGenerator generator = new(1);
        float[] singles = new float[20_000];
        var halves = new Half[20_000];
        Shape shape = [200, 100];

        AllocatedBytes.Of(Fill).Should().Be(0);

        void Fill()
        {
            Init.Uniform<float>(singles, generator);
            Init.Normal<Half>(halves, generator);
            Init.XavierUniform<float>(shape, singles, generator);
            Init.KaimingNormal<Half>(shape, halves, generator);
            Init.TruncNormal<float>(singles, generator);
            Init.TruncNormal<Half>(halves, generator, a: 1, b: 2);
            Init.Sparse<float>(shape, singles, generator, 0.1);
            Init.Orthogonal<float>(shape, singles, generator, maxDegreeOfParallelism: 1);
            Init.Eye<float>(shape, singles);
        }
    }

    private readonly struct WidthFunction(LaneWidth width) : IElementFunction<string>
    {
        public string Invoke<T>()
            where T : unmanaged
        {
            foreach (TorchDraw draw in Draws)
            {
                for (int length = 0; length < 1200; length += length < 70 ? 1 : 113)
                {
                    var expected = new T[length];
                    var actual = new T[length];
                    TorchGenerator reference = new(length);
                    TorchGenerator generator = new(length);
                    reference.Fill<T>(draw, expected, LaneWidth.Scalar);
                    generator.Fill<T>(draw, actual, width);
                    if (!MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(
                        MemoryMarshal.AsBytes(actual.AsSpan())))
                    {
                        return $"{draw} differs for {length} elements";
                    }

                    if (reference.NextWord() != generator.NextWord())
                    {
                        return $"{draw} of {length} elements leaves another state";
                    }
                }
            }

            return "";
        }
    }

    private readonly struct NeighbourFunction : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            const int guard = 40;
            T mark = Element.FromDouble<T>(1234);
            foreach (TorchDraw draw in Draws)
            {
                foreach (int length in new[] { 0, 1, 15, 16, 17, 511, 512, 513, 1000 })
                {
                    var memory = new T[length + (2 * guard)];
                    Array.Fill(memory, mark);
                    new TorchGenerator(1).Fill(draw, memory.AsSpan(guard, length));
                    if (memory.Take(guard).Concat(memory.Skip(guard + length)).Any(value => !value.Equals(mark)))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }
}
