using System.Globalization;
using Initializers.Tensors;

namespace Initializers.Printing;

/// <summary>Turns elements into texts of equal width.</summary>
internal abstract class ElementColumn<T>
    where T : unmanaged
{
    internal abstract string Format(T value);
}

/// <summary>Finds the column for an element type and the elements to be printed.</summary>
internal static class ElementColumn
{
    internal static ElementColumn<T> Choose<T>(IReadOnlyList<T> visible)
        where T : unmanaged =>
        (Element.TypeOf<T>() & ElementTypes.Floating) != 0
            ? new FloatColumn<T>(visible)
            : new TextColumn<T>(visible);

    /// <summary>An element that stands alone, as Python prints a number.</summary>
    internal static string FormatScalar<T>(T value)
        where T : unmanaged =>
        (Element.TypeOf<T>() & ElementTypes.Floating) != 0 ? PythonNumber.Format(value) : Text(value);

    private static string Text<T>(T value)
        where T : unmanaged =>
        value is IFormattable number
            ? number.ToString(null, CultureInfo.InvariantCulture)
            : value.ToString() ?? "";

    /// <summary>Integers and truth values, aligned at the right.</summary>
    private sealed class TextColumn<T> : ElementColumn<T>
        where T : unmanaged
    {
        private readonly int _width;

        internal TextColumn(IReadOnlyList<T> visible)
        {
            // A truth value takes the room of the longer one, even where all are true.
            _width = typeof(T) == typeof(bool) ? bool.FalseString.Length : 0;
            foreach (T value in visible)
            {
                _width = Math.Max(_width, Text(value).Length);
            }
        }

        internal override string Format(T value) => Text(value).PadLeft(_width);
    }
}
