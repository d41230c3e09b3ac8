using System;
using CsCheck;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>Properties that hold for every seed, shape and run of every random class and floating-point type.</summary>
public class SlicePropertyTests
{
    private static readonly Gen<Shape> SmallShapes =
        Gen.OneOf(
            Gen.Const(() => default(Shape)),
            Gen.Long[0, 300].Select(a => new Shape(a)),
            Gen.Select(Gen.Long[0, 30], Gen.Long[0, 30]).Select((a, b) => new Shape(a, b)),
            Gen.Select(Gen.Long[1, 6], Gen.Long[1, 6], Gen.Long[1, 6]).Select((a, b, c) => new Shape(a, b, c)));

    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void Any_slice_is_the_slice_of_the_whole(string name, ElementTypes type) =>
        Gen.Select(SmallShapes, Gen.Long, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample(
            (shape, seed, a, b) =>
            {
                Initializer initializer = RandomClasses.Create(name, seed);
                int count = (int)shape.ElementCount;
                int start = Math.Min(a, count);
                int length = Math.Min(b, count - start);
                byte[] whole = initializer.InitializeBytes(type, shape);
                int size = Element.SizeOf(type);
                return initializer.FillBytes(type, shape, start, length).AsSpan()
                    .SequenceEqual(whole.AsSpan(start * size, length * size));
            },
            iter: 60);

    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void Fill_is_Initialize(string name, ElementTypes type) =>
        Gen.Select(SmallShapes, Gen.Long).Sample(
            (shape, seed) => RandomClasses.Create(name, seed).InitializeBytes(type, shape).AsSpan().SequenceEqual(
                RandomClasses.Create(name, seed).FillBytes(type, shape, 0, (int)shape.ElementCount)),
            iter: 40);

    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void The_number_of_threads_changes_nothing(string name, ElementTypes type) =>
        Gen.Select(Gen.Int[65_000, 140_000], Gen.Int[2, 9], Gen.Long[0, 1L << 50]).Sample(
            (length, degree, start) =>
            {
                // A run inside a tensor that no array could hold; its size is above the threshold of 64 Ki elements.
                Shape shape = [1L << 20, 1L << 32];
                Initializer initializer = RandomClasses.Create(name, 42);
                return initializer.FillBytes(type, shape, start, length, 1).AsSpan()
                    .SequenceEqual(initializer.FillBytes(type, shape, start, length, degree));
            },
            iter: 2);

    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void Large_tensors_are_the_sum_of_their_parts(string name, ElementTypes type)
    {
        Shape shape = [300, 333];
        Initializer initializer = RandomClasses.Create(name, 42);
        byte[] whole = initializer.InitializeBytes(type, shape);
        byte[] parts =
        [
            .. initializer.FillBytes(type, shape, 0, 3, 1),
            .. initializer.FillBytes(type, shape, 3, 70_000, 3),
            .. initializer.FillBytes(type, shape, 70_003, 29_897),
        ];
        parts.AsSpan().SequenceEqual(whole).Should().BeTrue();
    }
}
