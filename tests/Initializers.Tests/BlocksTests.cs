using System;
using System.Linq;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class BlocksTests
{
    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Each_part_is_a_tensor_of_its_own_and_every_slice_is_of_the_whole(string name)
    {
        Backend backend = Backends.Named(name);
        Initializer[] parts =
            [new GlorotUniform(1), new HeNormal(2), new Ones(), new Orthogonal(seed: 3), new RandomNormal(0, 1, 4)];
        foreach ((Shape shape, int axis) in new (Shape, int)[] { ([20, 6], 0), ([6, 20], 1), ([4, 20, 3], -2), ([300, 20], 1), ([20, 700, 9], 0) })
        {
            Blocks blocks = new Blocks(axis, [2, 7, 1, -1, 5], parts).WithBackend(backend);
            int at = axis < 0 ? axis + shape.Rank : axis;
            DenseTensor<float> whole = blocks.Initialize(shape);
            long start = 0;
            foreach ((Initializer part, long size) in parts.Zip(new long[] { 2, 7, 1, 5, 5 }))
            {
                long[] sizes = shape.ToArray(), offset = new long[shape.Rank];
                (sizes[at], offset[at]) = (size, start);
                Box box = new(offset, new(sizes));
                blocks.InitializeBox(shape, box).ToArray().Should()
                    .Equal(part.WithBackend(backend).Initialize(new Shape(sizes)).ToArray(), "{0} of {1}", part, shape);
                start += size;
            }

            Random random = new(5);
            for (int trial = 0; trial < 10; trial++)
            {
                int from = random.Next(whole.Length);
                float[] run = new float[random.Next(whole.Length - from + 1)];
                blocks.Fill(shape, from, run.AsSpan(), 1 + (trial % 3));
                run.Should().Equal(whole.Span.Slice(from, run.Length).ToArray());
            }
        }
    }

    [Fact]
    public void Parts_never_share_their_numbers()
    {
        GlorotUniform seeded = new(42), unseeded = new(), generated = new(new SeedGenerator(7));
        Blocks nested = new(0, new Blocks(0, seeded, seeded), seeded.InLayout(KernelLayout.OutIn), new GlorotUniform(42));
        foreach (Blocks blocks in new[]
        {
            new Blocks(0, seeded, seeded, seeded, seeded), new Blocks(0, unseeded, unseeded, unseeded, unseeded),
            new Blocks(0, generated, generated, generated, generated),
            new Blocks(0, new Initializer[] { new HeNormal(), new HeNormal(), new HeNormal(), new HeNormal() }).WithSeed(5),
            new Blocks(0, new Initializer[] { new HeNormal(), new HeNormal(), new HeNormal(), new HeNormal() }).WithSeed(new SeedGenerator(5)),
            new Blocks(0, [6, 3, 3], nested.Initializers.ToArray()),
        })
        {
            float[] values = blocks.Initialize([12, 4]).ToArray();
            values.Distinct().Count().Should().BeGreaterThan(45, "{0}", blocks);
        }

        new Blocks(0, seeded, seeded).Initialize([6, 4]).Span[..12].ToArray().Should()
            .Equal(new GlorotUniform(new Seed(42).Derive("0")).Initialize([3, 4]).ToArray());
        new Blocks(0, seeded).Initialize([3, 4]).ToArray().Should().Equal(seeded.Initialize([3, 4]).ToArray());
        new Blocks(0, seeded, new GlorotUniform(43)).Initialize([6, 4]).Span[..12].ToArray().Should()
            .Equal(seeded.Initialize([3, 4]).ToArray(), "seeds that differ stay");
        Blocks repeats = new(0, unseeded, unseeded);
        repeats.Initialize([6, 4]).ToArray().Should().Equal(repeats.Initialize([6, 4]).ToArray());
    }

    [Fact]
    public void The_gates_of_an_LSTM_have_fans_of_their_own_and_orthogonal_recurrences()
    {
        GlorotUniform gate = new(42);
        double[] kernel = new Blocks(1, gate, gate, gate, gate).Initialize<double>([64, 4 * 128]).ToArray();
        Orthogonal recurrent = new(seed: 1);
        double[] square = new Blocks(1, recurrent, recurrent, recurrent, recurrent).Initialize<double>([32, 128]).ToArray();
        float[] bias = new Blocks(0, new Zeros(), new Ones(), new Zeros(), new Zeros()).Initialize([512]).ToArray();

        kernel.Sum(static value => value * value / (64 * 512)).Should().BeApproximately(2.0 / (64 + 128), 2e-4);
        bias.Should().Equal(Enumerable.Range(0, 512).Select(static i => i / 128 == 1 ? 1f : 0f));
        for (int g = 0; g < 4; g++)
        {
            for (int i = 0; i < 32; i++)
            {
                for (int j = 0; j < 32; j++)
                {
                    Enumerable.Range(0, 32).Sum(k => square[(k * 128) + (g * 32) + i] * square[(k * 128) + (g * 32) + j])
                        .Should().BeApproximately(i == j ? 1 : 0, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_configuration_makes_the_round_trip()
    {
        Blocks blocks = new(-1, [1, -1], new Zeros(), new RandomNormal(0, 1, 3));
        string json = KerasConfig.ToJson(blocks);

        json.Should().Contain("\"axis\": -1, \"parts\": [{").And.Contain("\"sizes\": [1, -1]");
        Initializer read = KerasConfig.Deserialize(json);
        read.Initialize([5, 4]).ToArray().Should().Equal(blocks.Initialize([5, 4]).ToArray());
        KerasConfig.ToJson(read).Should().Be(json);
        Blocks equal = (Blocks)KerasConfig.Deserialize(KerasConfig.Serialize(new Blocks(0, new HeNormal(1), new HeNormal(1))));
        equal.Sizes.Should().BeNull();
        equal.Initialize([4, 4]).ToArray().Should().Equal(new Blocks(0, new HeNormal(1), new HeNormal(1)).Initialize([4, 4]).ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_written()
    {
        float[] untouched = [.. Enumerable.Repeat(7f, 12)];
        Action odd = () => new Blocks(0, new Zeros(), new Ones()).Fill([3, 4], untouched.AsSpan());
        Action sum = () => new Blocks(0, [1, 1], new Zeros(), new Ones()).Fill([3, 4], untouched.AsSpan());
        Action rest = () => new Blocks(0, [5, -1], new Zeros(), new Ones()).Fill([3, 4], untouched.AsSpan());
        Action axis = () => new Blocks(2, new Zeros(), new Ones()).Fill([3, 4], untouched.AsSpan());
        Action part = () => new Blocks(1, new Ones(), new STFT()).Fill([3, 4], untouched.AsSpan());
        Action none = () => _ = new Blocks(0);
        Action count = () => _ = new Blocks(0, [1, 2], new Zeros());
        Action size = () => _ = new Blocks(0, [-2], new Zeros());
        Action rests = () => _ = new Blocks(0, [-1, -1], new Zeros(), new Ones());

        foreach (Action refused in new[] { odd, sum, rest, axis, part, none, count, size, rests })
        {
            refused.Should().Throw<ArgumentException>();
        }

        untouched.Should().OnlyContain(static value => value == 7f);
        odd.Should().Throw<ArgumentException>().WithMessage("shape must have 2 equal parts along the axis 0; received (3, 4)*");
    }

    [Fact]
    public void A_part_of_no_size_is_passed_over() =>
        new Blocks(0, [0, -1], new Ones(), new Zeros()).Initialize([3]).ToArray().Should().Equal(0, 0, 0);
}
