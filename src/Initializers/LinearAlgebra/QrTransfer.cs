using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

/// <summary>Copies a row-major matrix into strips; a block is a strip's columns.</summary>
internal readonly unsafe struct QrLoad<T>(T* source, QrStrips<T> strips) : IBlockKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        T* strip = strips.Strip(from / QrStrips<T>.Width);
        for (long row = 0; row < strips.Rows; row++)
        {
            Span<T> target = new(strip + (row * QrStrips<T>.Width), QrStrips<T>.Width);
            new Span<T>(source + (row * strips.Columns) + from, length).CopyTo(target);
            target[length..].Clear();
        }

        long end = strips.Rows * QrStrips<T>.Width;
        new Span<T>(strip + end, (int)(strips.StripLength - end)).Clear();
    }
}

/// <summary>Copies the transpose of a row-major matrix into strips; a block is a strip's columns.</summary>
internal readonly unsafe struct QrLoadTransposed<T>(T* source, QrStrips<T> strips) : IBlockKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        T* strip = strips.Strip(from / QrStrips<T>.Width);
        new Span<T>(strip, (int)strips.StripLength).Clear();
        for (long row = 0; row < strips.Rows; row++)
        {
            T* target = strip + (row * QrStrips<T>.Width);
            for (int c = 0; c < length; c++)
            {
                target[c] = source[((from + c) * strips.Rows) + row];
            }
        }
    }
}

/// <summary>Copies strips into a row-major matrix, columns times factors; a block is a strip's columns.</summary>
internal readonly unsafe struct QrStore<TLanes, TVector, T>(QrStrips<T> strips, T* factors, T* destination)
    : IBlockKernel
    where TLanes : struct, IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        T* strip = strips.Strip(from / QrStrips<T>.Width);
        T* columnFactors = factors + from;
        for (long row = 0; row < strips.Rows; row++)
        {
            T* source = strip + (row * QrStrips<T>.Width);
            T* target = destination + (row * strips.Columns) + from;
            int c = 0;
            for (; c + TLanes.Count <= length; c += TLanes.Count)
            {
                TLanes.Store(TLanes.Multiply(TLanes.Load(source + c), TLanes.Load(columnFactors + c)), target + c);
            }

            for (; c < length; c++)
            {
                target[c] = source[c] * columnFactors[c];
            }
        }
    }
}

/// <summary>Copies strips into the transposed matrix, columns times factors; a block is a strip's columns.</summary>
internal readonly unsafe struct QrStoreTransposed<T>(QrStrips<T> strips, T* factors, T* destination) : IBlockKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many rows of a strip fit a first-level cache, and fill a cache line of each column's row.
    private const int BlockRows = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        T* strip = strips.Strip(from / QrStrips<T>.Width);
        for (long row = 0; row < strips.Rows; row += BlockRows)
        {
            int rows = (int)Math.Min(BlockRows, strips.Rows - row);
            for (int c = 0; c < length; c++)
            {
                T factor = factors[from + c];
                T* source = strip + (row * QrStrips<T>.Width) + c;
                T* target = destination + ((from + c) * strips.Rows) + row;
                for (int r = 0; r < rows; r++)
                {
                    target[r] = source[r * QrStrips<T>.Width] * factor;
                }
            }
        }
    }
}
