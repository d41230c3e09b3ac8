using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>Puts the weights of a folder together by what its headers say, element by element.</summary>
internal static class JoinedShards
{
    internal static Dictionary<string, byte[]> Read(string folder)
    {
        Dictionary<string, byte[]> weights = [];
        Dictionary<string, long> written = [];
        foreach (string path in Directory.GetFiles(folder, "*.safetensors"))
        {
            using SafetensorsReader reader = new(path);
            JsonElement? sharding = reader.Metadata.TryGetValue("DCP_SHARDING_INFO", out string? text)
                ? JsonDocument.Parse(text).RootElement
                : null;
            foreach (SafetensorsEntry entry in reader.Entries)
            {
                long[] shape = entry.Shape.ToArray();
                long[] offset = new long[shape.Length];
                if (sharding is JsonElement all)
                {
                    JsonElement one = all.GetProperty(entry.Name);
                    offset = Numbers(one.GetProperty("saved_offsets"));
                    shape = Numbers(one.GetProperty("whole_shape"));
                }

                int size = Element.SizeOf(entry.Type);
                byte[] part = reader.ReadAll(entry);
                weights.TryAdd(entry.Name, new byte[shape.Aggregate(1L, (a, b) => a * b) * size]);
                written[entry.Name] = written.GetValueOrDefault(entry.Name) + part.Length;
                for (int i = 0; i < part.Length / size; i++)
                {
                    long flat = FlatIndex(i, entry.Shape.ToArray(), offset, shape);
                    part.AsSpan(i * size, size).CopyTo(weights[entry.Name].AsSpan((int)flat * size));
                }
            }
        }

        weights.Should().OnlyContain(pair => written[pair.Key] == pair.Value.Length, "parts neither overlap nor miss");
        return weights;
    }

    private static long FlatIndex(long inPart, long[] extent, long[] offset, long[] shape)
    {
        long[] index = new long[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            index[axis] = offset[axis] + (inPart % extent[axis]);
            inPart /= extent[axis];
        }

        return index.Zip(shape).Aggregate(0L, (flat, pair) => (flat * pair.Second) + pair.First);
    }

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];
}
