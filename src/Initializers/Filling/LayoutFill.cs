using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Initializers.Filling;

/// <summary>
/// Fills a kernel whose axes stand in another order than it is made in, from a stream that starts anywhere: tile by tile, each made
/// as it comes and put in its places on the way to memory.
/// </summary>
internal readonly unsafe struct LayoutFill<TStep, T>(TStep step, LayoutMap map, T* destination) : IBlockKernel
    where TStep : struct, IStep<T>
    where T : unmanaged
{
    private const int TileBytes = 128 * 1024;
    private const int WidestRun = 2048;
    private const int LargestField = 64;

    private static int TileLength => TileBytes / sizeof(T);

    /// <summary>How many tiles there are.</summary>
    internal long Tiles
    {
        get
        {
            (int places, int rows, int columns) = TileSize();
            return Over(map.Field, places) * Over(map.In, rows) * Over(map.Out, columns);
        }
    }

    /// <summary>Fills the tiles <paramref name="from"/> and following.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        (int places, int rows, int columns) = TileSize();
        T* scratch = stackalloc T[TileLength];
        for (long tile = from; tile < from + length; tile++)
        {
            (long rest, long column) = Math.DivRem(tile, Over(map.Out, columns));
            (long place, long row) = Math.DivRem(rest, Over(map.In, rows));
            (place, row, column) = (place * places, row * rows, column * columns);
            (int Field, int In, int Out) size = (
                (int)Math.Min(places, map.Field - place),
                (int)Math.Min(rows, map.In - row),
                (int)Math.Min(columns, map.Out - column));
            Make(place, row, column, size, scratch);
            map.Scatter(
                scratch,
                size,
                destination + (place * map.FieldStride) + (row * map.InStride) + (column * map.OutStride));
        }
    }

    private void Make(long place, long row, long column, (int Field, int In, int Out) size, T* next)
    {
        bool isWhole = size.Out == map.Out;
        (int runs, int length) = isWhole ? (1, size.In * size.Out) : (size.In, size.Out);
        for (int i = 0; i < size.Field; i++)
        {
            long first = ((((place + i) * map.In) + row) * map.Out) + column;
            for (int run = 0; run < runs; run++)
            {
                new StepFill<TStep, T>(step, first + (run * map.Out), next).Run(0, length);
                next += length;
            }
        }
    }

    // A tile has all places of a small field where they stand side by side, and then as long runs of outputs as leave it enough
    // inputs for whole cache lines.
    private (int Field, int In, int Out) TileSize()
    {
        int places = map.FieldStride == 1 ? (int)Math.Min(map.Field, LargestField) : 1;
        int lines = places == 1 ? 64 : 8;
        int columns = (int)Math.Min(map.Out, Math.Min(WidestRun, TileLength / places / lines));
        return (places, (int)Math.Min(map.In, TileLength / places / columns), columns);
    }

    private static long Over(long count, long size) => (count + size - 1) / size;
}

/// <summary>The same from runs that are read in order, once.</summary>
internal static unsafe class LayoutCover
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Writes a kernel.</summary>
    /// <param name="map">The places.</param>
    /// <param name="pieceLength">How many elements must be asked for at once, or 0.</param>
    /// <param name="runs">Makes the elements.</param>
    /// <param name="destination">The memory of the kernel.</param>
    internal static void Fill<TRuns, T>(in LayoutMap map, int pieceLength, scoped ref TRuns runs, T* destination)
        where TRuns : struct, IRuns<T>, allows ref struct
        where T : unmanaged
    {
        int room = (int)Math.Min(pieceLength > 0 ? pieceLength : PieceBytes / sizeof(T), map.Count);
        var piece = (T*)NativeMemory.Alloc((nuint)room, (nuint)sizeof(T));
        try
        {
            for (long first = 0; first < map.Count; first += room)
            {
                Span<T> elements = new(piece, (int)Math.Min(room, map.Count - first));
                runs.Write(first, elements);
                map.Scatter(first, elements, destination);
            }
        }
        finally
        {
            NativeMemory.Free(piece);
        }
    }
}
