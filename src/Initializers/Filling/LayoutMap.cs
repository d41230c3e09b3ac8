using Initializers.Lanes;

namespace Initializers.Filling;

/// <summary>
/// Where the elements of a kernel that is made in the order (receptive field, in, out) stand in memory that has these three
/// in another order.
/// </summary>
/// <param name="Field">The size of the receptive field.</param>
/// <param name="In">The inputs.</param>
/// <param name="Out">The outputs.</param>
/// <param name="FieldStride">From one place of the field to the next in memory.</param>
/// <param name="InStride">From one input to the next.</param>
/// <param name="OutStride">From one output to the next.</param>
internal readonly record struct LayoutMap(
    long Field, long In, long Out, long FieldStride, long InStride, long OutStride)
{
    internal long Count => Field * In * Out;

    /// <summary>Writes elements that are made in a row, in order, to their places.</summary>
    /// <param name="first">The number of the first of them, as they are made.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="destination">The memory of the whole kernel.</param>
    internal unsafe void Scatter<T>(long first, ReadOnlySpan<T> elements, T* destination)
        where T : unmanaged
    {
        fixed (T* pointer = elements)
        {
            T* source = pointer;
            long left = elements.Length;
            while (left > 0)
            {
                // Whole rows of outputs at once, where there are some; else what is left of one.
                (long row, long at) = Math.DivRem(first, Out);
                (long place, long input) = Math.DivRem(row, In);
                long columns = Math.Min(Out - at, left);
                long rows = columns == Out ? Math.Min(In - input, left / Out) : 1;
                Scatter(
                    source, rows, columns, destination + (place * FieldStride) + (input * InStride) + (at * OutStride));
                first += rows * columns;
                source += rows * columns;
                left -= rows * columns;
            }
        }
    }

    /// <summary>Writes a box that is made in the order of the kernel.</summary>
    /// <param name="source">The elements of the box.</param>
    /// <param name="tile">Its sizes.</param>
    /// <param name="destination">The place of its first element.</param>
    internal unsafe void Scatter<T>(T* source, (int Field, int In, int Out) tile, T* destination)
        where T : unmanaged
    {
        long plane = (long)tile.In * tile.Out;
        if (FieldStride == 1 && InStride == Field && tile.Field == Field)
        {
            // All places of an input stand side by side, and then those of the next one.
            new RowTranspose(Field, plane, tile.Out).Write(source, tile.In * Field, tile.Out, destination, OutStride);
        }
        else if (FieldStride == 1 && tile.Field > 1)
        {
            for (int input = 0; input < tile.In; input++)
            {
                new RowTranspose(1, 0, plane)
                    .Write(source + (input * tile.Out), tile.Field, tile.Out, destination + (input * InStride), OutStride);
            }
        }
        else
        {
            for (int place = 0; place < tile.Field; place++)
            {
                Scatter(source + (place * plane), tile.In, tile.Out, destination + (place * FieldStride));
            }
        }
    }

    private unsafe void Scatter<T>(T* source, long rows, long columns, T* destination)
        where T : unmanaged
    {
        if (OutStride == 1)
        {
            for (long row = 0; row < rows; row++)
            {
                new Span<T>(source + (row * columns), (int)columns)
                    .CopyTo(new Span<T>(destination + (row * InStride), (int)columns));
            }
        }
        else if (InStride < OutStride)
        {
            new RowTranspose(1, 0, columns).Write(source, rows, columns, destination, OutStride, InStride);
        }
        else
        {
            for (long row = 0; row < rows; row++)
            {
                T* to = destination + (row * InStride);
                for (long column = 0; column < columns; column++)
                {
                    *to = source[(row * columns) + column];
                    to += OutStride;
                }
            }
        }
    }
}
