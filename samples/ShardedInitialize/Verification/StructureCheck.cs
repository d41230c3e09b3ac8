using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>Compares what the headers say with the plan: weights, their types, shapes and parts.</summary>
internal static class StructureCheck
{
    internal static IEnumerable<Difference> Run(Plan plan, Checkpoint checkpoint)
    {
        ILookup<string, StoredTensor> stored = checkpoint.Tensors.ToLookup(tensor => tensor.Entry.Name);
        foreach (PlannedWeight weight in
            plan.Weights.Concat(plan.Repeated.Where(weight => stored.Contains(weight.Target))))
        {
            if (ProblemOf(weight, [.. stored[weight.Target]]) is string problem)
            {
                yield return new(weight.Name, problem);
            }
        }

        // A weight that the plan leaves out belongs to the model, but there is nothing to compare it with.
        HashSet<string> planned = [.. plan.Weights.Select(weight => weight.Target), .. plan.OptionalNames];
        foreach (IGrouping<string, StoredTensor> extra in stored.Where(tensors => !planned.Contains(tensors.Key)))
        {
            yield return new(extra.Key, $"is extra: {NamesOf(extra)} has it, the plan does not");
        }
    }

    /// <summary>Whether a stored tensor's elements can be compared: its type and place are those of the plan.</summary>
    internal static bool Fits(PlannedWeight weight, StoredTensor tensor) =>
        tensor.Entry.Type == weight.Type && tensor.Box.IsInside(weight.Shape);

    private static string? ProblemOf(PlannedWeight weight, StoredTensor[] tensors)
    {
        if (tensors.Length == 0)
        {
            return "is missing";
        }

        foreach (StoredTensor tensor in tensors)
        {
            if (!Fits(weight, tensor))
            {
                return $"must be {Element.NameOf(weight.Type)} {weight.Shape}; {NamesOf([tensor])} has "
                    + $"{tensor.Entry.TypeName} {tensor.Entry.Shape}"
                    + (IsAtOrigin(tensor.Box) ? "" : $" as {tensor.Box}");
            }
        }

        for (int i = 0; i < tensors.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (weight.Shape.ElementCount == 0 || Overlap(tensors[i].Box, tensors[j].Box))
                {
                    return $"is stored twice, in {NamesOf([tensors[j], tensors[i]])}";
                }
            }
        }

        // Boxes inside the whole that do not overlap cover it if they have as many elements.
        long whole = weight.Shape.ElementCount;
        long count = tensors.Sum(tensor => tensor.Box.ElementCount);
        return count == whole
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"is not complete: {whole - count:N0} of {whole:N0} elements are missing");
    }

    private static bool Overlap(Box first, Box second)
    {
        for (int axis = 0; axis < first.Extent.Rank; axis++)
        {
            if (first.Offset[axis] >= second.Offset[axis] + second.Extent[axis]
                || second.Offset[axis] >= first.Offset[axis] + first.Extent[axis])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAtOrigin(Box box) => box.Offset.IndexOfAnyExcept(0L) < 0;

    private static string NamesOf(IEnumerable<StoredTensor> tensors) =>
        string.Join(" and ", tensors.Select(tensor => Path.GetFileName(tensor.Path)).Distinct(StringComparer.Ordinal));
}
