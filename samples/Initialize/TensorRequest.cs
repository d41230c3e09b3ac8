using Initializers.Samples.ModelFiles;
using Initializers.Serialization;
using Initializers.Tensors;

namespace Initializers.Samples.Initialize;

/// <summary>What <c>tensor</c> is asked to fill.</summary>
/// <param name="Initializer">What fills.</param>
/// <param name="Shape">The shape of one whole tensor.</param>
/// <param name="Type">The element type.</param>
/// <param name="Calls">How often the initializer is called.</param>
/// <param name="Start">The first element of the run.</param>
/// <param name="Count">The length of the run.</param>
/// <param name="IsRun">Whether a run was asked for, not the whole tensor.</param>
/// <param name="IsSeedIdle">Whether a seed was given to an initializer that draws nothing.</param>
internal sealed record TensorRequest(
    Initializer Initializer,
    Shape Shape,
    ElementTypes Type,
    long Calls,
    long Start,
    long Count,
    bool IsRun,
    bool IsSeedIdle)
{
    /// <summary>The shape of the result: the tensor's or the run's, with the calls as a new first axis.</summary>
    internal Shape ResultShape
    {
        get
        {
            Shape one = IsRun ? [Count] : Shape;
            return Calls == 1 ? one : [Calls, .. one.Dimensions];
        }
    }

    internal static TensorRequest Parse(
        string nameOrConfig,
        string shapeText,
        string? dtype,
        string? seedText,
        string? backend,
        string? calls,
        string? start,
        string? count)
    {
        Shape shape = Values.ParseShape(shapeText);
        ElementTypes type = dtype is null ? ElementTypes.Float32 : Values.ParseType(dtype);
        Initializer initializer = KerasConfig.Get(nameOrConfig)
            ?? throw new InputException("an initializer must be named.");
        if (backend is not null)
        {
            initializer = initializer.WithBackend(BackendNames.Parse(backend, "--backend"));
        }

        Seed seed = seedText is null ? default : Values.ParseSeed(seedText);
        Initializer unseeded = initializer;
        initializer = seed.IsNone ? unseeded : unseeded.WithSeed(seed);
        if ((initializer.SupportedTypes & type) == 0)
        {
            throw new InputException(
                $"--dtype must be a type that {initializer.GetType().Name} can fill: "
                + $"{Element.NameOf(initializer.SupportedTypes)}; received \"{dtype ?? "float32"}\".");
        }

        long first = start is null ? 0 : Values.ParseCount("--start", start, 0);
        if (first > shape.ElementCount)
        {
            throw new InputException(
                $"--start must lie in the {shape.ElementCount} elements of the shape {shape}; received {first}.");
        }

        long length = count is null ? shape.ElementCount - first : Values.ParseCount("--count", count, 0);
        if (length > shape.ElementCount - first)
        {
            throw new InputException(
                $"--count must end inside the {shape.ElementCount} elements of the shape {shape}; "
                + $"received {length} from {first}.");
        }

        return new(
            initializer,
            shape,
            type,
            calls is null ? 1 : Values.ParseCount("--calls", calls, 1),
            first,
            length,
            start is not null || count is not null,
            !seed.IsNone && initializer == unseeded);
    }
}
