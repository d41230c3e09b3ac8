using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class ChunkedFillTests
{
    private static readonly Shape Shape = [37, 29];

    public static TheoryData<string> Initializers => new(Make().Keys);

    [Theory]
    [MemberData(nameof(Initializers))]
    public void Chunks_are_the_whole_for_every_floating_type(string name)
    {
        Initializer initializer = Make()[name];

        Check<float>(initializer);
        Check<double>(initializer);
        Check<Half>(initializer);
        Check<BFloat16>(initializer);
    }

    [Fact]
    public void Chunks_are_the_whole_for_integers_and_bool()
    {
        Check<int>(new Identity(gain: 3));
        Check<long>(new Ones());
        Check<byte>(new Ones());
        Check<bool>(new Identity());
    }

    [Fact]
    public void A_run_starts_and_ends_where_it_is_asked_to()
    {
        HeNormal initializer = new(seed: 5);
        byte[] whole = MemoryMarshal.AsBytes(initializer.Initialize(Shape).Span).ToArray();

        Collect(initializer, ElementTypes.Float32, 100, 333, 64).Should().Equal(whole[400..(400 + (333 * 4))]);
        Collect(initializer, ElementTypes.Float32, 7, 0, 64).Should().BeEmpty();
    }

    [Fact]
    public void A_run_of_an_orthogonal_matrix_is_that_of_the_whole()
    {
        Orthogonal initializer = new(seed: 5);
        byte[] whole = MemoryMarshal.AsBytes(initializer.Initialize(Shape).Span).ToArray();

        Collect(initializer, ElementTypes.Float32, 100, 333, 64).Should().Equal(whole[400..(400 + (333 * 4))]);
    }

    [Theory]
    [MemberData(nameof(Initializers))]
    public void Chunks_of_a_box_are_that_part_of_the_whole(string name)
    {
        Initializer initializer = Make()[name];
        float[] whole = initializer.Initialize(Shape).Span.ToArray();
        Box box = new([5, 7], [20, 11]);
        float[] expected = [.. Enumerable.Range(5, 20).SelectMany(i => whole[((i * 29) + 7)..((i * 29) + 18)])];

        foreach (int chunkBytes in (int[])[8, 64, 1000, 1 << 20])
        {
            ChunkedFill chunks = new(chunkBytes, maxDegreeOfParallelism: 1);
            chunks.Fill(initializer, ElementTypes.Float32, Shape, box, TestContext.Current.CancellationToken)
                .SelectMany(chunk => chunk.ToArray())
                .Should().Equal(MemoryMarshal.AsBytes<float>(expected).ToArray());
        }
    }

    [Fact]
    public void A_seed_generator_moves_on_once_a_tensor()
    {
        HeNormal chunked = new(seed: new SeedGenerator(9));
        HeNormal whole = new(seed: new SeedGenerator(9));

        for (int call = 0; call < 3; call++)
        {
            Collect(chunked, ElementTypes.Float32, 0, Shape.ElementCount, 64)
                .Should().Equal(MemoryMarshal.AsBytes(whole.Initialize(Shape).Span).ToArray());
        }
    }

    [Fact]
    public void An_impossible_shape_is_an_error_even_for_an_empty_run()
    {
        Action act = () => _ = new ChunkedFill().Fill(new Identity(), ElementTypes.Float32, [3], 0, 0).Count();

        act.Should().Throw<ArgumentException>().WithMessage("shape must have rank 2*");
    }

    [Fact]
    public void Cancellation_stops_before_the_next_chunk()
    {
        using CancellationTokenSource cancellation = new();
        int chunks = 0;
        Action act = () =>
        {
            foreach (ReadOnlyMemory<byte> _ in new ChunkedFill(64).Fill(
                new Zeros(), ElementTypes.Float32, Shape, 0, Shape.ElementCount, cancellation.Token))
            {
                chunks++;
                cancellation.Cancel();
            }
        };

        act.Should().Throw<OperationCanceledException>();
        chunks.Should().Be(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(12)]
    public void A_chunk_is_a_positive_multiple_of_8_bytes(int chunkBytes)
    {
        Action act = () => _ = new ChunkedFill(chunkBytes);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*multiple of 8; received {chunkBytes}.*");
    }

    private static Dictionary<string, Initializer> Make() => new()
    {
        ["Zeros"] = new Zeros(),
        ["Identity"] = new Identity(),
        ["RandomNormal"] = new RandomNormal(seed: 1),
        ["RandomUniform"] = new RandomUniform(seed: 1),
        ["TruncatedNormal"] = new TruncatedNormal(seed: 1),
        ["GlorotUniform"] = new GlorotUniform(seed: 1),
        ["Orthogonal"] = new Orthogonal(seed: 1),
        ["Layout"] = new HeNormal(seed: 1).InLayout(KernelLayout.OutIn),
        ["Orthogonal in a layout"] = new Orthogonal(seed: 1).InLayout(KernelLayout.OutIn),
        ["Blocks"] = new Blocks(0, [20, -1], new Orthogonal(seed: 1), new HeNormal(seed: 1)),
    };

    private static void Check<T>(Initializer initializer)
        where T : unmanaged
    {
        byte[] whole = MemoryMarshal.AsBytes(initializer.Initialize<T>(Shape).Span).ToArray();
        foreach (int chunkBytes in (int[])[8, 64, 1000, 1 << 20])
        {
            Collect(initializer, Element.TypeOf<T>(), 0, Shape.ElementCount, chunkBytes).Should().Equal(whole);
        }
    }

    private static byte[] Collect(Initializer initializer, ElementTypes type, long start, long count, int chunkBytes)
    {
        List<byte> bytes = [];
        foreach (ReadOnlyMemory<byte> chunk in new ChunkedFill(chunkBytes).Fill(initializer, type, Shape, start, count))
        {
            chunk.Length.Should().BeLessThanOrEqualTo(chunkBytes);
            bytes.AddRange(chunk.Span);
        }

        return [.. bytes];
    }
}
