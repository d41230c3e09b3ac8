using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

// Every process can compute the index: it follows from the plan alone. Who writes it? Whoever finishes and sees every
// shard in place, so usually the last one. An index then means a complete model: readers that go by it never meet a
// shard that a killed process still owes, and a rerun of that one process completes model and index. Two that finish at
// the same moment write the same text, each by a rename.
//
// Before a process replaces a shard it deletes the old one, then the index: with either in place the index would be
// there while the shard is not right.

/// <summary>
/// The file <c>model.safetensors.index.json</c>, by which Hugging Face readers find the shard of a name.
/// </summary>
internal static class IndexFile
{
    internal const string Name = "model.safetensors.index.json";

    internal static void Delete(string folder) => File.Delete(OutputPath.Check(Path.Combine(folder, Name)));

    /// <summary>Writes the index if every shard is in place and the index is not.</summary>
    /// <returns>Whether it was written.</returns>
    internal static bool WriteIfComplete(string folder, ShardedModel model)
    {
        // Most processes end here, by a look at the folder and without opening a file.
        if (!Enumerable.Range(0, model.Size).All(rank => File.Exists(model.PathOf(folder, rank)))
            || !Enumerable.Range(0, model.Size).All(
                rank => ShardCheck.HasHeaderOf(model.PathOf(folder, rank), model.ShardOf(rank))))
        {
            return false;
        }

        string path = Path.Combine(folder, Name);
        string text = TextOf(model);
        if (FileStatus.KindOf(path) == FileKind.Regular && File.ReadAllText(path) == text)
        {
            return false;
        }

        PendingFile.WriteAll(path, Encoding.UTF8.GetBytes(text));
        return true;
    }

    /// <summary>
    /// The text of the index. A weight in parts is listed with its first part's file: the map has room for one. The
    /// other parts are found by their headers.
    /// </summary>
    internal static string TextOf(ShardedModel model)
    {
        int[] owners = model.Split == Split.Tensors
            ? Partition.OwnersOf(model.Plan, model.Size)
            : new int[model.Plan.Weights.Count];
        JsonObject map = [];
        for (int i = 0; i < owners.Length; i++)
        {
            map.Add(model.Plan.Weights[i].Target, ShardedModel.FileNameOf(owners[i], model.Size));
        }

        return JsonText.Pretty(new()
        {
            ["metadata"] = new JsonObject
            {
                ["total_size"] = model.Plan.ByteCount,
                ["total_parameters"] = model.Plan.ElementCount,
                ["split"] = SplitNames.Of(model.Split),
            },
            ["weight_map"] = map,
        }) + "\n";
    }
}
