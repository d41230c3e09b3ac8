using System.Text;
using Initializers.Tensors;

namespace Initializers.Printing;

/// <summary>
/// Prints tensors as NumPy 2.0 to 2.2 print arrays with their default options: lines of 75 characters, 8 digits after the
/// point, and three elements from either end of an axis when there are more than 1000 in all. (Later ones turn to
/// exponents sooner for short types: at 1e6 for float32, at 1e3 for float16.)
/// </summary>
internal static class TensorFormatter
{
    private const int LineWidth = 75;
    private const int Threshold = 1000;
    private const int EdgeItems = 3;
    private const string Omission = "...";

    internal static string Format<T>(DenseTensor<T> tensor)
        where T : unmanaged
    {
        if (tensor.Length == 0)
        {
            return "[]";
        }

        if (tensor.Rank == 0)
        {
            return ElementColumn.FormatScalar(tensor.Span[0]);
        }

        bool isShortened = tensor.Length > Threshold;
        long[] lengths = tensor.Shape.ToArray();
        ReadOnlySpan<T> elements = tensor.Span;
        List<T> visible = [];
        Gather(elements, lengths, isShortened, visible);
        ElementColumn<T> column = ElementColumn.Choose<T>(visible);
        return Format(elements, lengths, isShortened, column, " ", LineWidth);
    }

    /// <summary>Lists the elements that will be printed.</summary>
    private static void Gather<T>(
        ReadOnlySpan<T> elements, ReadOnlySpan<long> lengths, bool isShortened, List<T> visible)
        where T : unmanaged
    {
        if (lengths.IsEmpty)
        {
            visible.Add(elements[0]);
            return;
        }

        int length = (int)lengths[0];
        int stride = elements.Length / length;
        for (int i = 0; i < length; i++)
        {
            if (isShortened && i == EdgeItems && length > 2 * EdgeItems)
            {
                i = length - EdgeItems;
            }

            Gather(elements.Slice(i * stride, stride), lengths[1..], isShortened, visible);
        }
    }

    /// <summary>One axis in brackets; the text begins where the caller's line stands.</summary>
    private static string Format<T>(
        ReadOnlySpan<T> elements,
        ReadOnlySpan<long> lengths,
        bool isShortened,
        ElementColumn<T> column,
        string indent,
        int width)
        where T : unmanaged
    {
        int length = (int)lengths[0];
        int stride = elements.Length / length;
        int omitted = isShortened && length > 2 * EdgeItems ? length - (2 * EdgeItems) : 0;

        // The bracket that follows the last element of a line must fit on it too, and those of the axes outside.
        Wrapper lines = new(indent, width - 1);
        for (int i = 0; i < length; i++)
        {
            if (omitted > 0 && i == EdgeItems)
            {
                i += omitted;
                lines.Add(Omission, lengths.Length - 1);
            }

            ReadOnlySpan<T> part = elements.Slice(i * stride, stride);
            lines.Add(
                lengths.Length == 1
                    ? column.Format(part[0])
                    : Format(part, lengths[1..], isShortened, column, indent + " ", width - 1),
                lengths.Length - 1);
        }

        return $"[{lines}]";
    }

    /// <summary>Puts elements side by side until a line is full, or parts of more than one axis below each other.</summary>
    private sealed class Wrapper(string indent, int width)
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _line = new(indent);
        private bool _isFirst = true;

        internal void Add(string word, int innerAxes)
        {
            if (!_isFirst)
            {
                if (innerAxes > 0)
                {
                    Break(innerAxes);
                }
                else
                {
                    _line.Append(' ');
                    if (_line.Length + word.Length > width && _line.Length > indent.Length)
                    {
                        Break(1);
                    }
                }
            }

            _isFirst = false;
            _line.Append(word);
        }

        public override string ToString() =>
            _text.ToString()[Math.Min(indent.Length, _text.Length)..]
            + (_text.Length == 0 ? _line.ToString()[indent.Length..] : _line.ToString());

        private void Break(int lineFeeds)
        {
            _text.Append(_line.ToString().TrimEnd(' ')).Append('\n', lineFeeds);
            _line.Clear().Append(indent);
        }
    }
}
