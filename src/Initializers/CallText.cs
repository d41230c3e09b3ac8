using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers;

/// <summary>Writes the C# that makes an initializer, from its configuration.</summary>
internal static class CallText
{
    private const int MostItems = 8;

    /// <summary>The call; of parts that are in no configuration, their calls.</summary>
    internal static string Of(Initializer initializer, JsonObject config, IReadOnlyList<Initializer> parts)
    {
        IEnumerable<string> arguments = config.Count == 0
            ? parts.Select(static part => part.ToString())
            : config.Where(static pair => pair.Value is not null)
                .Select(static pair => $"{Camel(pair.Key)}: {Value(pair.Key, pair.Value!)}");
        string call = $"new {NameOf(initializer.GetType())}({string.Join(", ", arguments)})";
        return initializer.Backend == Backend.Default ? call : $"{call}.WithBackend({NameOf(initializer.Backend)})";
    }

    /// <summary>The name of a class, with the element type that it has.</summary>
    internal static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;

    private static string NameOf(Backend backend) =>
        Backend.All.Contains(backend)
            ? $"{nameof(Backend)}.{backend.GetType().Name.Replace(nameof(Backend), "", StringComparison.Ordinal)}"
            : backend.Name;

    private static string Value(string key, JsonNode node) => node switch
    {
        JsonArray items when items.Count > MostItems => "[...]",
        JsonArray items => $"[{string.Join(", ", items.Select(static item => item is null ? "null" : Value("", item)))}]",
        JsonObject members => Object(members),
        JsonValue value when value.TryGetValue(out Initializer? part) => part.ToString(),
        _ => Scalar(key, node.AsValue()),
    };

    private static string Scalar(string key, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => Text(key, value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    // The strings that stand for the values of enums, and for numbers that JSON does not have.
    private static string Text(string key, string text) => (key, text) switch
    {
        ("mode", _) => $"{nameof(FanMode)}.{Pascal(text)}",
        ("distribution", _) => $"{nameof(VarianceDistribution)}.{Pascal(text)}",
        ("side", _) => $"{nameof(StftSide)}.{Pascal(text)}",
        ("scaling", _) => $"{nameof(StftScaling)}.{Pascal(text)}",
        ("layout", _) => $"{nameof(KernelLayout)}.{Pascal(text)}",
        ("window", _) => $"new(\"{text}\")",
        (_, "NaN") => "double.NaN",
        (_, "Infinity") => "double.PositiveInfinity",
        (_, "-Infinity") => "double.NegativeInfinity",
        _ => $"\"{text}\"",
    };

    // A generator, or an array of values.
    private static string Object(JsonObject members)
    {
        if (members["config"] is not JsonObject config)
        {
            return members.ToJsonString();
        }

        return members["class_name"]?.GetValue<string>() == nameof(SeedGenerator)
            ? $"new {nameof(SeedGenerator)}({config["seed"]?.ToJsonString()})"
            : config["value"] is { } value ? Value("", value) : "...";
    }

    private static string Camel(string key)
    {
        string pascal = Pascal(key);
        return string.Concat(pascal[..1].ToLowerInvariant(), pascal.AsSpan(1));
    }

    private static string Pascal(string key) =>
        string.Concat(key.Split('_').Where(static word => word.Length > 0).Select(
            static word => string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1))));
}
