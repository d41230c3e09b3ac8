using Initializers.Tensors;

namespace Initializers.Filling;

/// <summary>What the arguments of a fill must be, in the words of every door that leads to one.</summary>
internal static class FillArguments
{
    /// <summary>Throws if no draw can have values of the type.</summary>
    internal static void CheckType<T>()
        where T : unmanaged
    {
        if ((Element.TypeOf<T>() & ElementTypes.Floating) == 0)
        {
            throw new ArgumentException(
                $"T must be one of {Element.NameOf(ElementTypes.Floating)}; received {typeof(T).Name}.", nameof(T));
        }
    }

    /// <summary>Throws if a run does not lie inside a tensor of so many elements.</summary>
    internal static void CheckRun<T>(long elementCount, long start, ReadOnlySpan<T> destination)
    {
        if (elementCount < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(elementCount),
                elementCount,
                FormattableString.Invariant($"elementCount must be 0 or more; received {elementCount}."));
        }

        if (start < 0 || start > elementCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                start,
                FormattableString.Invariant(
                    $"start must be 0 or more and at most elementCount, {elementCount}; received {start}."));
        }

        if (destination.Length > elementCount - start)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"destination must end inside the {elementCount} elements; ")
                + FormattableString.Invariant($"received {destination.Length} elements from {start}."),
                nameof(destination));
        }
    }

    /// <summary>Throws if there is no such number of threads.</summary>
    internal static void CheckDegree(int maxDegreeOfParallelism)
    {
        if (maxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism),
                maxDegreeOfParallelism,
                "maxDegreeOfParallelism must be positive, or -1 for all processors; "
                + FormattableString.Invariant($"received {maxDegreeOfParallelism}."));
        }
    }
}
