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
            using JsonDocument document = JsonFields.Open(path);
            JsonElement metadata = JsonFields.Require(
                document.RootElement, "metadata", JsonValueKind.Object, path, "the index");
            JsonElement totalSize = JsonFields.Require(
                metadata, "total_size", JsonValueKind.Number, path, "the index's metadata");
            long expected = plan.ByteCount + OptionalBytes(plan, checkpoint);
            if (!totalSize.TryGetInt64(out long bytes) || bytes != expected)
            {
                Add($"says a total_size of {totalSize} bytes, not {expected}");
            }

            JsonElement map = JsonFields.Require(
                document.RootElement, "weight_map", JsonValueKind.Object, path, "the index");
            Compare(plan, checkpoint, map, Add);
        }
        catch (FileException e)
        {
            Add($"is not valid: {OneLine.Of(e)}");
        }

        return differences;
    }

    // The plan does not say how large they are; the files do.
    private static long OptionalBytes(Plan plan, Checkpoint checkpoint)
    {
        HashSet<string> names = [.. plan.OptionalNames];
        return checkpoint.Tensors.Where(tensor => names.Contains(tensor.Entry.Name))
            .Sum(tensor => tensor.Entry.End - tensor.Entry.Begin);
    }

    private static void Compare(Plan plan, Checkpoint checkpoint, JsonElement map, Action<string> add)
    {
        HashSet<(string Name, string? File)> stored = [.. checkpoint.Tensors.Select(
            tensor => (tensor.Entry.Name, (string?)Path.GetFileName(tensor.Path)))];
        HashSet<string> absent = [.. plan.Weights.Select(weight => weight.Target)];
        HashSet<string> optional = [.. plan.OptionalNames];
        foreach (JsonProperty item in map.EnumerateObject())
        {
            if (optional.Contains(item.Name))
            {
                continue;
            }

            if (!absent.Remove(item.Name))
            {
                add($"lists \"{item.Name}\", which the plan does not have");
            }
            else if (item.Value.ValueKind != JsonValueKind.String
                || !stored.Contains((item.Name, item.Value.GetString())))
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
