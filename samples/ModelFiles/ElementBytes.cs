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
    public static void ToDoubles(ElementTypes type, ReadOnlySpan<byte> bytes, Span<double> destination)
    {
        switch (type)
        {
            case ElementTypes.Float32: Convert<float>(bytes, destination); break;
            case ElementTypes.Float64: Convert<double>(bytes, destination); break;
            case ElementTypes.Float16: Convert<Half>(bytes, destination); break;
            case ElementTypes.BFloat16: Convert<BFloat16>(bytes, destination); break;
            case ElementTypes.Int8: Convert<sbyte>(bytes, destination); break;
            case ElementTypes.Int16: Convert<short>(bytes, destination); break;
            case ElementTypes.Int32: Convert<int>(bytes, destination); break;
            case ElementTypes.Int64: Convert<long>(bytes, destination); break;
            case ElementTypes.UInt8: Convert<byte>(bytes, destination); break;
            case ElementTypes.UInt16: Convert<ushort>(bytes, destination); break;
            case ElementTypes.UInt32: Convert<uint>(bytes, destination); break;
            case ElementTypes.UInt64: Convert<ulong>(bytes, destination); break;
            case ElementTypes.Bool: Convert<bool>(bytes, destination); break;
            default: throw new ArgumentException($"type must be one element type; received {type}.", nameof(type));
        }
    }

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<double> destination)
        where T : unmanaged
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < elements.Length; i++)
        {
            destination[i] = Element.ToDouble(elements[i]);
        }
    }
}
