using System.Globalization;
using System.IO;
using System.Linq;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>A plan, whose numbers fill it, and how it is divided: all that decides the bytes of every shard.</summary>
/// <param name="Plan">The plan, on its backend.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Split">The way of dividing.</param>
/// <param name="Size">The number of processes, and of shards.</param>
/// <param name="Digest">The plan's <see cref="PlanDigest"/>.</param>
internal sealed record ShardedModel(Plan Plan, Backend Backend, Split Split, int Size, string Digest)
{
    internal static ShardedModel Create(Plan plan, Backend backend, Split split, int size)
    {
        foreach (PlannedWeight weight in plan.Weights)
        {
            // Such an initializer draws its seed when it is made: each process would have another.
            if (weight.Initializer.WithParts().Any(part => part is RandomInitializer { IsSeedGiven: false }))
            {
                throw new InputException(
                    $"weight \"{weight.Name}\" must have a seed in the plan: "
                    + "without one every process would draw its own.");
            }
        }

        return new(plan.FreezeOn(backend), backend, split, size, PlanDigest.Of(plan));
    }

    /// <summary>The name that Hugging Face readers know shards by.</summary>
    internal static string FileNameOf(int rank, int size) =>
        string.Create(CultureInfo.InvariantCulture, $"model-{rank + 1:00000}-of-{size:00000}.safetensors");

    internal Shard ShardOf(int rank) => new(this, rank, Partition.PartsOf(Plan, Split, rank, Size));

    internal string PathOf(string folder, int rank) => Path.Combine(folder, FileNameOf(rank, Size));
}
