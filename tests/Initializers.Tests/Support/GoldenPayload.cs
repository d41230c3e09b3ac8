using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>The expected elements of one array: all bits, or a hash with the first and last elements.</summary>
internal readonly struct GoldenPayload(JsonElement element)
{
    internal int Count => element.GetProperty("count").GetInt32();

    /// <summary>Whether only a hash of the whole is known.</summary>
    internal bool IsHashed => element.TryGetProperty("sha256", out _);

    /// <summary>What is wrong with an array, or null if it is the expected one.</summary>
    internal string? FirstDifference<T>(ReadOnlySpan<T> actual)
        where T : unmanaged => FirstDifference(MemoryMarshal.AsBytes(actual), Unsafe.SizeOf<T>());

    /// <summary>What is wrong with the bytes of an array, or null if they are the expected ones.</summary>
    internal string? FirstDifference(ReadOnlySpan<byte> actual, int size)
    {
        if (actual.Length != Count * size)
        {
            return $"has {actual.Length / size} elements instead of {Count}";
        }

        if (element.TryGetProperty("bits", out JsonElement bits))
        {
            return bits.GetArrayLength() == Count
                ? FirstDifference(bits, actual, size, 0)
                : $"has {bits.GetArrayLength()} elements listed instead of {Count}";
        }

        JsonElement last = element.GetProperty("last");
        string? difference = FirstDifference(element.GetProperty("first"), actual, size, 0)
            ?? FirstDifference(last, actual, size, Count - last.GetArrayLength());
        if (difference is not null)
        {
            return difference;
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(actual));
        return hash == element.GetProperty("sha256").GetString() ? null : "has other values between its ends (sha256)";
    }

    /// <summary>Which element is farther away than the tolerance, or null if none is.</summary>
    internal string? FirstDistance(ReadOnlySpan<double> actual, ElementTypes type, double tolerance)
    {
        List<(int Position, double Value)> elements = Elements(type);
        if (actual.Length != Count || !(IsHashed || elements.Count == Count))
        {
            return $"has {actual.Length} elements, and {elements.Count} listed, instead of {Count}";
        }

        foreach ((int position, double value) in elements)
        {
            if (!(Math.Abs(actual[position] - value) <= tolerance))
            {
                return $"has {actual[position]:R} at {position} instead of {value:R}, within {tolerance:R}";
            }
        }

        return null;
    }

    /// <summary>The expected elements with their positions: all, or the first and last.</summary>
    internal List<(int Position, double Value)> Elements(ElementTypes type)
    {
        List<(int, double)> elements = [];
        bool isWhole = element.TryGetProperty("bits", out JsonElement first);
        JsonElement last = isWhole ? default : element.GetProperty("last");
        foreach (JsonElement hex in (isWhole ? first : element.GetProperty("first")).EnumerateArray())
        {
            elements.Add((elements.Count, ToDouble(hex, type)));
        }

        int lastStart = isWhole ? Count : Count - last.GetArrayLength();
        for (int i = lastStart; i < Count; i++)
        {
            elements.Add((i, ToDouble(last[i - lastStart], type)));
        }

        return elements;
    }

    internal static double ToDouble(JsonElement hex, ElementTypes type)
    {
        ulong word = GoldenFile.Word(hex.GetString());
        return type switch
        {
            ElementTypes.Float64 => BitConverter.UInt64BitsToDouble(word),
            ElementTypes.Float32 => BitConverter.UInt32BitsToSingle((uint)word),
            ElementTypes.Float16 => (double)BitConverter.UInt16BitsToHalf((ushort)word),
            ElementTypes.BFloat16 => BFloat16.FromBits((ushort)word),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The elements must be floating."),
        };
    }

    private static string? FirstDifference(JsonElement expected, ReadOnlySpan<byte> actual, int size, int start)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        int i = start;
        foreach (JsonElement hex in expected.EnumerateArray())
        {
            actual.Slice(i * size, size).CopyTo(word);
            ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(word);
            if (bits != GoldenFile.Word(hex.GetString()))
            {
                return $"has {bits.ToString($"x{2 * size}", CultureInfo.InvariantCulture)} at {i} instead of {hex}";
            }

            i++;
        }

        return null;
    }
}
