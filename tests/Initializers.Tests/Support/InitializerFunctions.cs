using System;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Calls of an initializer whose element type is known only when the test runs; elements come as bytes.</summary>
internal static class InitializerFunctions
{
    internal static byte[] InitializeBytes(
        this Initializer initializer, ElementTypes type, Shape shape, int maxDegreeOfParallelism = -1) =>
        Element.Dispatch<Whole, byte[]>(type, new(initializer, shape, maxDegreeOfParallelism));

    internal static double[] InitializeDoubles(this Initializer initializer, ElementTypes type, Shape shape) =>
        Element.Dispatch<Doubles, double[]>(type, new(initializer, shape));

    internal static byte[] FillBytes(
        this Initializer initializer,
        ElementTypes type,
        Shape shape,
        long start,
        int length,
        int maxDegreeOfParallelism = -1) =>
        Element.Dispatch<Slice, byte[]>(type, new(initializer, shape, start, length, maxDegreeOfParallelism));

    internal static byte[] FillBoxBytes(
        this Initializer initializer,
        ElementTypes type,
        Shape shape,
        Box box,
        long start,
        int length,
        int maxDegreeOfParallelism = -1) =>
        Element.Dispatch<Part, byte[]>(type, new(initializer, shape, box, start, length, maxDegreeOfParallelism));

    private readonly record struct Whole(Initializer Initializer, Shape Shape, int Degree) : IElementFunction<byte[]>
    {
        public byte[] Invoke<T>()
            where T : unmanaged =>
            MemoryMarshal.AsBytes(Initializer.Initialize<T>(Shape, Degree).Span).ToArray();
    }

    private readonly record struct Doubles(Initializer Initializer, Shape Shape) : IElementFunction<double[]>
    {
        public double[] Invoke<T>()
            where T : unmanaged => Array.ConvertAll(Initializer.Initialize<T>(Shape).ToArray(), Element.ToDouble);
    }

    private readonly record struct Slice(Initializer Initializer, Shape Shape, long Start, int Length, int Degree)
        : IElementFunction<byte[]>
    {
        public byte[] Invoke<T>()
            where T : unmanaged
        {
            GuardedBuffer<T> buffer = new(Length);
            Initializer.Fill(Shape, Start, buffer.Span, Degree);
            buffer.AssertIntact();
            return MemoryMarshal.AsBytes(buffer.Span).ToArray();
        }
    }

    private readonly record struct Part(
        Initializer Initializer, Shape Shape, Box Box, long Start, int Length, int Degree) : IElementFunction<byte[]>
    {
        public byte[] Invoke<T>()
            where T : unmanaged
        {
            GuardedBuffer<T> buffer = new(Length);
            Initializer.FillBox(Shape, Box, Start, buffer.Span, Degree);
            buffer.AssertIntact();
            return MemoryMarshal.AsBytes(buffer.Span).ToArray();
        }
    }
}
