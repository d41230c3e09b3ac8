using System;
using Initializers.Filling;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Fills of Keras's backends on vectors of a given width, in place of the widest that the machine has.</summary>
internal static unsafe class WidthFill
{
    /// <summary>Writes a run of a draw.</summary>
    internal static void Run<T>(
        Backend backend,
        LaneWidth width,
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int degree,
        Span<T> destination)
        where T : unmanaged
    {
        fixed (T* pointer = destination)
        {
            FillTarget<T> target = new(pointer, destination.Length, start, degree, elementCount);
            backend.FillTarget(distribution, seed, target, width);
        }
    }

    /// <summary>Writes a whole box of a draw.</summary>
    internal static void Box<T>(
        Backend backend,
        LaneWidth width,
        Distribution distribution,
        SeedPair seed,
        Shape shape,
        Box box,
        int degree,
        Span<T> destination)
        where T : unmanaged
    {
        fixed (T* pointer = destination)
        {
            FillTarget<T> target = new(pointer, destination.Length, 0, degree, new BoxMap(shape, box));
            backend.FillTarget(distribution, seed, target, width);
        }
    }
}
