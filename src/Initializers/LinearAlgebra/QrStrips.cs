using System.Numerics;
using System.Runtime.InteropServices;

namespace Initializers.LinearAlgebra;

/// <summary>
/// The working storage of a factorization: the matrix cut into vertical strips, each stored row by row, with zeros to
/// the right of the last column and below the last row. A column of vectors is then one stream through memory,
/// whatever the number of columns.
/// </summary>
internal readonly unsafe struct QrStrips<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The columns of a strip, and of a panel of reflectors.</summary>
    internal const int Width = 48;

    /// <summary>The rows of a tile; strips are padded to whole tiles.</summary>
    internal const int TileHeight = 6;

    /// <summary>A panel goes through its rows in groups of so many; the last may end below the last tile.</summary>
    internal const int RowGroup = 4;

    private readonly T* _memory;

    internal QrStrips(long rows, long columns)
    {
        Rows = rows;
        Columns = columns;
        PaddedRows = (rows + TileHeight - 1) / TileHeight * TileHeight;
        Count = (columns + Width - 1) / Width;
        _memory = (T*)NativeMemory.AlignedAlloc(checked((nuint)(Count * StripLength * sizeof(T))), 64);
    }

    internal long Rows { get; }

    internal long Columns { get; }

    internal long PaddedRows { get; }

    /// <summary>The number of strips.</summary>
    internal long Count { get; }

    /// <summary>The elements of one strip.</summary>
    internal long StripLength => (PaddedRows + RowGroup) * Width;

    internal T* Strip(long index) => _memory + (index * StripLength);

    /// <summary>The columns of a strip that belong to the matrix.</summary>
    internal int ColumnsOf(long strip) => (int)Math.Min(Width, Columns - (strip * Width));

    internal void Free() => NativeMemory.AlignedFree(_memory);
}
