using System;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Reads elements from bytes as they lie in this machine's memory.</summary>
public static class ElementBytes
{
    /// <summary>Converts elements of any type to double.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="bytes">The elements.</param>
    /// <param name="destination">Receives as many numbers as there are elements.</param>
    public static void ToDoubles(ElementTypes type, ReadOnlySpan<byte> bytes, Span<double> destination) =>
        Element.Dispatch<Conversion, int>(type, new(bytes, destination));

    private readonly ref struct Conversion(ReadOnlySpan<byte> bytes, Span<double> destination) : IElementFunction<int>
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private readonly Span<double> _destination = destination;

        public int Invoke<T>()
            where T : unmanaged
        {
            ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(_bytes);
            for (int i = 0; i < elements.Length; i++)
            {
                _destination[i] = Element.ToDouble(elements[i]);
            }

            return elements.Length;
        }
    }
}
