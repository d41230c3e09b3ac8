using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Sharding;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>Compares a folder's index with the plan and with the files.</summary>
internal static class IndexCheck
{
    internal static IReadOnlyList<Difference> Run(Plan plan, Checkpoint checkpoint)
    {
        List<Difference> differences = [];
        if (checkpoint.Folder is not string folder)
        {
            return differences;
        }

        void Add(string problem) => differences.Add(new(IndexFile.Name, problem));
        string path = Path.Combine(folder, IndexFile.Name);
        if (!File.Exists(path))
        {
            if (checkpoint.Files.Count > 1)
            {
                Add("is missing");
            }

            return differences;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            long totalSize = document.RootElement.GetProperty("metadata").GetProperty("total_size").GetInt64();
            long expected = plan.ByteCount + LeftOutBytes(plan, checkpoint);
            if (totalSize != expected)
            {
                Add($"says a total_size of {totalSize} bytes, not {expected}");
            }

            Compare(plan, checkpoint, document.RootElement.GetProperty("weight_map"), Add);
        }
        catch (Exception e) when (
            e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IOException)
        {
            Add($"is not valid: {OneLine.Of(e)}");
        }

        return differences;
    }

    // The plan does not say how large they are; the files do.
    private static long LeftOutBytes(Plan plan, Checkpoint checkpoint)
    {
        HashSet<string> names = [.. plan.LeftOut.Select(weight => weight.Name)];
        return checkpoint.Tensors.Where(tensor => names.Contains(tensor.Entry.Name))
            .Sum(tensor => tensor.Entry.End - tensor.Entry.Begin);
    }

    private static void Compare(Plan plan, Checkpoint checkpoint, JsonElement map, Action<string> add)
    {
        HashSet<(string Name, string? File)> stored = [.. checkpoint.Tensors.Select(
            tensor => (tensor.Entry.Name, (string?)Path.GetFileName(tensor.Path)))];
        HashSet<string> absent = [.. plan.Weights.Select(weight => weight.Name)];
        HashSet<string> leftOut = [.. plan.LeftOut.Select(weight => weight.Name)];
        foreach (JsonProperty item in map.EnumerateObject())
        {
            if (leftOut.Contains(item.Name))
            {
                continue;
            }

            if (!absent.Remove(item.Name))
            {
                add($"lists \"{item.Name}\", which the plan does not have");
            }
            else if (!stored.Contains((item.Name, item.Value.GetString())))
            {
                add($"places \"{item.Name}\" in {item.Value}, which does not have it");
            }
        }

        foreach (string name in absent)
        {
            add($"does not list \"{name}\"");
        }
    }
}
