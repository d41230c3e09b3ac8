using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>
/// Divides a plan among processes. Every process computes the whole division from the plan and the number of processes,
/// and takes its own share: none needs to be told anything.
/// </summary>
internal static class Partition
{
    /// <summary>The parts of one process, in the plan's order.</summary>
    internal static IReadOnlyList<WeightPart> PartsOf(Plan plan, Split split, int rank, int size) =>
        split == Split.Tensors ? WholeTensors(plan, rank, size) : Slices(plan, rank, size);

    /// <summary>
    /// The process that each weight of the plan belongs to: by bytes, the largest first, to the least loaded.
    /// </summary>
    /// <remarks>
    /// Contiguous runs in the plan's order would keep layers together, but one embedding at the front then spoils the
    /// balance. Largest first is at most a third above the best possible, and for real models within one small weight.
    /// Of equal weights the earlier comes first, of equally loaded processes the lower rank.
    /// </remarks>
    internal static int[] OwnersOf(Plan plan, int size)
    {
        int[] owners = new int[plan.Weights.Count];
        PriorityQueue<int, (long Bytes, int Rank)> processes = new(
            Enumerable.Range(0, size).Select(rank => (rank, (0L, rank))));

        // OrderByDescending is stable: ties stay in the plan's order.
        foreach (int weight in Enumerable.Range(0, owners.Length).OrderByDescending(i => plan.Weights[i].ByteCount))
        {
            processes.TryPeek(out int rank, out (long Bytes, int Rank) load);
            owners[weight] = rank;
            processes.DequeueEnqueue(rank, (load.Bytes + plan.Weights[weight].ByteCount, rank));
        }

        return owners;
    }

    private static WeightPart[] WholeTensors(Plan plan, int rank, int size)
    {
        int[] owners = OwnersOf(plan, size);
        return [.. plan.Weights
            .Where((_, i) => owners[i] == rank)
            .Select(weight => new WeightPart(weight, Box.Whole(weight.Shape)))];
    }

    // A tensor shorter than the number of processes leaves some without a part of it. What cannot be cut (a scalar, a
    // tensor without elements) is the first process's.
    private static WeightPart[] Slices(Plan plan, int rank, int size) =>
        [.. plan.Weights
            .Where(weight => rank == 0 || (weight.Shape.Rank > 0 && weight.Shape.ElementCount > 0))
            .Select(weight => new WeightPart(weight, SliceOf(weight.Shape, rank, size)))
            .Where(part => part.Box.Extent.ElementCount > 0 || part.Weight.Shape.ElementCount == 0)];

    private static Box SliceOf(Shape shape, int rank, int size)
    {
        var whole = Box.Whole(shape);
        return shape.Rank == 0 || shape.ElementCount == 0 ? whole : whole.Part(LargestAxisOf(shape), rank, size);
    }

    /// <summary>The largest axis; of equal ones the first, whose parts are contiguous in memory.</summary>
    private static int LargestAxisOf(Shape shape)
    {
        int largest = 0;
        for (int axis = 1; axis < shape.Rank; axis++)
        {
            largest = shape[axis] > shape[largest] ? axis : largest;
        }

        return largest;
    }
}
