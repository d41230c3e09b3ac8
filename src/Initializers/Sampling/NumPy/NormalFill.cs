using System;
using System.Runtime.CompilerServices;

namespace Initializers.Sampling.NumPy;

internal static unsafe class NormalFill<T, TFilter>
    where T : unmanaged
    where TFilter : struct, INormalFilter
{
    internal static void Fill(in NormalDraw<TFilter> draw, long start, int degree, Span<T> destination)
    {
        fixed (T* pointer = destination)
        {
            Sequential(draw, 0, start, pointer, destination.Length);
        }
    }

    [SkipLocalsInit]
    private static void Sequential(
        in NormalDraw<TFilter> draw, long position, long skipped, T* destination, long length)
    {
        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        NormalReader<T, TFilter> reader = new(draw, position, buffer);
        reader.Skip(skipped);
        reader.Read(destination, length, long.MaxValue);
    }
}
