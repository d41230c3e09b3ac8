using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Initializers.Filling;

/// <summary>
/// Fills a box from what it is cheaper to read in one go: pieces of the tensor that cover the box, of which the box's
/// elements are kept. Their starts only ever grow; pieces without an element of the box are passed over.
/// </summary>
internal static unsafe class BoxCover
{
    /// <summary>The most elements of a piece, unless the source must give all in one.</summary>
    internal const int PieceLength = 1 << 22;

    /// <summary>Pieces start at multiples of this, which every backend's blocks divide.</summary>
    private const long Alignment = 512;

    /// <summary>Writes the elements of a box that begin with number <paramref name="start"/> in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill<TRuns, T>(
        in BoxMap map, long start, int pieceLength, scoped ref TRuns runs, Span<T> destination)
        where TRuns : struct, IRuns<T>, allows ref struct
        where T : unmanaged
    {
        long last = map.Locate(start + destination.Length - 1, out _);
        long first = map.Locate(start, out _) / Alignment * Alignment;
        int room = (int)Math.Min(pieceLength, last + 1 - first);
        var piece = (T*)NativeMemory.Alloc((nuint)room, (nuint)sizeof(T));
        try
        {
            int done = 0;
            while (done < destination.Length)
            {
                first = map.Locate(start + done, out _) / Alignment * Alignment;
                Span<T> elements = new(piece, (int)Math.Min(room, last + 1 - first));
                runs.Write(first, elements);
                done += Copy(map, start + done, elements, first, destination[done..]);
            }
        }
        finally
        {
            NativeMemory.Free(piece);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Copy<T>(in BoxMap map, long index, ReadOnlySpan<T> piece, long first, Span<T> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            long flat = map.Locate(index + done, out long remaining) - first;
            if (flat >= piece.Length)
            {
                break;
            }

            int count = (int)Math.Min(Math.Min(remaining, piece.Length - flat), destination.Length - done);
            piece.Slice((int)flat, count).CopyTo(destination[done..]);
            done += count;
        }

        return done;
    }
}
