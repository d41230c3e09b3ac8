using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>A plan of a few weights of different types, shapes and initializers.</summary>
internal static class SmallModel
{
    internal static Plan Plan { get; } = new(
        "small",
        [
            new("embedding", [100, 8], ElementTypes.Float32, true, new RandomNormal(stddev: 0.02, seed: 1)),
            new("kernel", [16, 40], ElementTypes.BFloat16, true, new HeNormal(seed: 2)),
            new("cube", [3, 3, 5, 7], ElementTypes.Float32, true, new GlorotUniform(seed: 3)),
            new("recurrent", [12, 12], ElementTypes.Float32, true, new Orthogonal(seed: 4)),
            new("bias", [40], ElementTypes.Float16, true, new Ones()),
            new("steps", [], ElementTypes.Int64, false, new Zeros()),
            new("mask", [9], ElementTypes.Bool, false, new Ones()),
            new("nothing", [0, 4], ElementTypes.Float32, true, new HeNormal(seed: 5)),
        ]);

    internal static string Write(TemporaryFolder folder, string name = "p.json") => Write(folder, Plan, name);

    internal static string Write(TemporaryFolder folder, Plan plan, string name = "p.json")
    {
        PlanWriter.Write(plan, "made for a test", folder.File(name));
        return folder.File(name);
    }

    /// <summary>The plan with another weight in the place of the one of that name.</summary>
    internal static Plan With(string name, PlannedWeight weight) => Plan with
    {
        Weights = [.. Plan.Weights.Select(old => old.Name == name ? weight : old)],
    };

    /// <summary>The elements of every weight, filled whole.</summary>
    internal static Dictionary<string, byte[]> Bytes() => Plan.Weights.ToDictionary(
        weight => weight.Name,
        weight => weight.Type switch
        {
            ElementTypes.BFloat16 => BytesOf<BFloat16>(weight),
            ElementTypes.Float16 => BytesOf<System.Half>(weight),
            ElementTypes.Int64 => BytesOf<long>(weight),
            ElementTypes.Bool => BytesOf<bool>(weight),
            _ => BytesOf<float>(weight),
        });

    private static byte[] BytesOf<T>(PlannedWeight weight)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(weight.Initializer.Initialize<T>(weight.Shape).Span).ToArray();
}
