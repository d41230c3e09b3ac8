using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Initializers.Samples.ModelFiles;

/// <summary>Every weight of a model, in the model's order.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Weights">The weights.</param>
public sealed record Plan(string Model, IReadOnlyList<PlannedWeight> Weights)
{
    // Enough to see a pattern.
    private const int LeftOutLimit = 20;

    /// <summary>Where the plan comes from, in words; null if it does not say.</summary>
    public string? Provenance { get; init; }

    /// <summary>The backend that the model was made on; null if the plan does not say.</summary>
    public string? BackendName { get; init; }

    /// <summary>The model's other weights, which no initializer of Keras gives.</summary>
    public IReadOnlyList<LeftOutWeight> LeftOut { get; init; } = [];

    /// <summary>The model's other weights, each of which is one of <see cref="Weights"/>.</summary>
    public IReadOnlyList<TiedWeight> Tied { get; init; } = [];

    /// <summary>The tied weights as others, which a file may hold beside those that they are.</summary>
    public IEnumerable<PlannedWeight> Repeated => Tied.Select(
        tied => Weights.First(weight => weight.Name == tied.Of) with { Name = tied.Name, Target = tied.Target });

    /// <summary>The names that a file of this model may have or not.</summary>
    public IEnumerable<string> OptionalNames =>
        LeftOut.Select(weight => weight.Name).Concat(Tied.Select(weight => weight.Target));

    /// <summary>The number of elements of all weights together.</summary>
    public long ElementCount => Weights.Sum(weight => weight.Shape.ElementCount);

    /// <summary>The size of all elements in bytes.</summary>
    public long ByteCount => Weights.Sum(weight => weight.ByteCount);

    /// <summary>The backend to fill on: the one asked for, else the one that the plan was made on, else the default.</summary>
    /// <param name="asked">What was asked for, or null.</param>
    /// <returns>The backend.</returns>
    /// <exception cref="InputException">None was asked for, and the plan names one that does not exist.</exception>
    public Backend ChooseBackend(Backend? asked) =>
        asked ?? (BackendName is null ? Backend.Default : BackendNames.Parse(BackendName, "the plan's \"backend\""));

    /// <summary>Says which weights the plan leaves out and why.</summary>
    /// <returns>Lines; none if there is no such weight.</returns>
    public IEnumerable<string> DescribeLeftOut()
    {
        if (LeftOut.Count == 0)
        {
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture, $"The plan leaves out {LeftOut.Count:N0} of the model's weights:");
        foreach (LeftOutWeight weight in LeftOut.Take(LeftOutLimit))
        {
            yield return $"  \"{weight.Name}\": {weight.Reason}";
        }

        if (LeftOut.Count > LeftOutLimit)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"  and {LeftOut.Count - LeftOutLimit:N0} more");
        }
    }

    /// <summary>
    /// The same plan with every initializer on one backend, and ready to be filled in any order: each has taken the next
    /// pair of its <see cref="SeedGenerator"/>, in the plan's order, as weights that share one do in Keras.
    /// </summary>
    /// <param name="backend">The backend.</param>
    /// <returns>A copy.</returns>
    public Plan FreezeOn(Backend backend) => this with
    {
        Weights = [.. Weights.Select(
            weight => weight with { Initializer = weight.Initializer.WithBackend(backend).Freeze() })],
    };

    /// <summary>What the header of a file says, for its readers: the model, the backend, and which weights are tied.</summary>
    /// <param name="backend">The backend.</param>
    /// <returns>
    /// Texts by key; <c>tied</c>, if there are such weights, is JSON: the name in the file of each to that of the weight it is.
    /// </returns>
    public Dictionary<string, string> Metadata(Backend backend)
    {
        Dictionary<string, string> metadata = new() { ["model"] = Model, ["backend"] = backend.Name };
        if (Tied.Count > 0)
        {
            Dictionary<string, string> targets = Weights.ToDictionary(weight => weight.Name, weight => weight.Target);
            metadata["tied"] = JsonText.Of(new JsonObject(
                Tied.Select(tied => KeyValuePair.Create(tied.Target, (JsonNode?)targets[tied.Of]))));
        }

        return metadata;
    }
}
