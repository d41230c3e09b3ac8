using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Sharding;

// What the header's __metadata__ says, all of it text as the format wants it:
//
//   format              SafetensorsWriter.Format, as in every file
//   model, backend      from the plan and the command line
//   tied                JSON, name -> the name of the weight that it is, if the plan has such weights
//   plan_sha256         the plan's digest
//   split, rank, size   how the model was divided, and which part this is
//   DCP_SHARDING_INFO   with --split axis: JSON, name -> {"saved_offsets": [...], "whole_shape": [...]}. The key and
//                       saved_offsets are PyTorch's (torch.distributed.checkpoint writes sharded safetensors so): where
//                       the stored tensor begins in the whole one. The stored extent is the tensor's own shape.
//   sha256              JSON, name -> SHA-256 of the elements in this file

/// <summary>The file of one process: which tensors it holds and what its header says.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rank">The process.</param>
/// <param name="Parts">What it holds, in the plan's order.</param>
internal sealed record Shard(ShardedModel Model, int Rank, IReadOnlyList<WeightPart> Parts)
{
    internal const string DigestsKey = "sha256";
    internal const string OffsetsKey = "saved_offsets";
    internal const string ShardingKey = "DCP_SHARDING_INFO";
    internal const string BackendKey = "backend";
    private const string WholeShapeKey = "whole_shape";
    private static readonly string NoDigest = new('0', 64);

    internal long ByteCount => Parts.Sum(part => part.ByteCount);

    internal IEnumerable<(string Name, ElementTypes Type, Shape Shape)> Tensors =>
        Parts.Select(part => (part.Weight.Target, part.Weight.Type, part.Box.Extent));

    /// <summary>The header's metadata as it is before any digest is known: as long as it will be in the end.</summary>
    internal IReadOnlyDictionary<string, string> MetadataToBe() =>
        Metadata(Parts.ToDictionary(part => part.Weight.Target, _ => NoDigest));

    /// <summary>The header's metadata.</summary>
    /// <param name="digests">The digest of each tensor's elements, by name.</param>
    internal IReadOnlyDictionary<string, string> Metadata(IReadOnlyDictionary<string, string> digests)
    {
        Dictionary<string, string> metadata = Identity();
        metadata.Add(DigestsKey, JsonText.Of(new JsonObject(
            Parts.Select(part => KeyValuePair.Create(part.Weight.Target, (JsonNode?)digests[part.Weight.Target])))));
        return metadata;
    }

    /// <summary>The part of the metadata that follows from the plan alone.</summary>
    internal Dictionary<string, string> Identity()
    {
        Dictionary<string, string> metadata = Model.Plan.Metadata(Model.Backend);
        metadata.Add("format", SafetensorsWriter.Format);
        metadata.Add("plan_sha256", Model.Digest);
        metadata.Add("split", SplitNames.Of(Model.Split));
        metadata.Add("rank", Rank.ToString(CultureInfo.InvariantCulture));
        metadata.Add("size", Model.Size.ToString(CultureInfo.InvariantCulture));
        if (Model.Split == Split.Axis)
        {
            metadata.Add(ShardingKey, JsonText.Of(new JsonObject(
                Parts.Select(part => KeyValuePair.Create(part.Weight.Target, (JsonNode?)new JsonObject
                {
                    [OffsetsKey] = JsonText.ArrayOf(part.Box.Offset),
                    [WholeShapeKey] = JsonText.ArrayOf(part.Weight.Shape.Dimensions),
                })))));
        }

        return metadata;
    }
}
