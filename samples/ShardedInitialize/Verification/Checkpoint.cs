using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Sharding;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>What safetensors files hold, by their headers: the files of a folder, or a single one.</summary>
internal sealed class Checkpoint
{
    private readonly List<Difference> _problems = [];
    private readonly List<StoredTensor> _tensors = [];
    private readonly HashSet<string> _backends = new(StringComparer.Ordinal);

    private Checkpoint(string? folder, IReadOnlyList<string> files)
    {
        Folder = folder;
        Files = files;
        foreach (string file in files)
        {
            try
            {
                Add(file);
            }
            catch (FileException e)
            {
                _problems.Add(new(Path.GetFileName(file), $"cannot be read: {OneLine.Of(e)}"));
            }
        }
    }

    /// <summary>The folder; null if one file was named.</summary>
    internal string? Folder { get; }

    /// <summary>The safetensors files, by name.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>Every tensor of every file.</summary>
    internal IReadOnlyList<StoredTensor> Tensors => _tensors;

    /// <summary>The files that cannot be read.</summary>
    internal IReadOnlyList<Difference> Problems => _problems;

    /// <summary>The one backend that the files state, or null.</summary>
    internal string? Backend => _backends.Count == 1 ? _backends.Single() : null;

    internal static Checkpoint Open(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? new(null, [path])
                : throw new InputException($"{path}: there is no such folder or file.");
        }

        string[] files = Directory.GetFiles(path, "*.safetensors");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? new(path, files)
            : throw new InputException($"{path}: the folder holds no safetensors file.");
    }

    private void Add(string file)
    {
        using SafetensorsReader reader = new(file);
        if (reader.Metadata.TryGetValue(Shard.BackendKey, out string? backend))
        {
            _backends.Add(backend);
        }

        IReadOnlyDictionary<string, string> digests = ShardCheck.StatedDigests(reader.Metadata, file);
        Dictionary<string, Box> boxes = ReadBoxes(reader, file);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            Box box = boxes.TryGetValue(entry.Name, out Box part) ? part : Box.Whole(entry.Shape);
            _tensors.Add(new(file, entry, box, digests.GetValueOrDefault(entry.Name)));
        }
    }

    private static Dictionary<string, Box> ReadBoxes(SafetensorsReader reader, string file)
    {
        Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
        if (!reader.Metadata.TryGetValue(Shard.ShardingKey, out string? text))
        {
            return boxes;
        }

        const string Where = "the header's " + Shard.ShardingKey;
        using JsonDocument document = JsonFields.Parse(text, file, $"{Where} is ");
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            JsonElement part = JsonFields.Require(
                document.RootElement, entry.Name, JsonValueKind.Object, file, Where);
            long[] offset = JsonFields.Integers(part, Shard.OffsetsKey, file, $"\"{entry.Name}\" in {Where}");
            try
            {
                boxes.Add(entry.Name, new(offset, entry.Shape));
            }
            catch (ArgumentException e)
            {
                throw new FileException(file, $"{Where} places \"{entry.Name}\" nowhere: {OneLine.Of(e)}", e);
            }
        }

        return boxes;
    }
}
