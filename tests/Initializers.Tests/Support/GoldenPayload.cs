using System;
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

    /// <summary>What is wrong with an array, or null if it has the expected bits.</summary>
    internal string? FirstDifference<T>(ReadOnlySpan<T> actual)
        where T : unmanaged
    {
        if (actual.Length != Count)
        {
            return $"has {actual.Length} elements instead of {Count}";
        }

        if (element.TryGetProperty("bits", out JsonElement bits))
        {
            return FirstDifference(bits, actual, 0);
        }

        JsonElement first = element.GetProperty("first");
        JsonElement last = element.GetProperty("last");
        int lastStart = actual.Length - last.GetArrayLength();
        string? difference = FirstDifference(first, actual[..first.GetArrayLength()], 0)
            ?? FirstDifference(last, actual[lastStart..], lastStart);
        if (difference is not null)
        {
            return difference;
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(actual)));
        return hash == element.GetProperty("sha256").GetString() ? null : "has other values between its ends (sha256)";
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

    private static double ToDouble(JsonElement hex, ElementTypes type)
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

    private static string? FirstDifference<T>(JsonElement expected, ReadOnlySpan<T> actual, int start)
        where T : unmanaged
    {
        if (expected.GetArrayLength() != actual.Length)
        {
            return $"has {actual.Length} elements where {expected.GetArrayLength()} are listed";
        }

        int i = 0;
        foreach (JsonElement hex in expected.EnumerateArray())
        {
            ulong bits = BitsOf(actual[i]);
            if (bits != GoldenFile.Word(hex.GetString()))
            {
                string digits = bits.ToString("x" + (2 * Unsafe.SizeOf<T>()), CultureInfo.InvariantCulture);
                return $"has {digits} at {start + i} instead of {hex.GetString()}";
            }

            i++;
        }

        return null;
    }

    private static ulong BitsOf<T>(T value)
        where T : unmanaged
    {
        ulong bits = 0;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)), value);
        return bits;
    }
}
