using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers.Serialization;

/// <summary>Reads the parameters of one initializer; an error names the class, the key, the rule and the value.</summary>
/// <example>
/// <code>
/// InitializerRegistry registry = InitializerRegistry.Default.With(
///     config => new NoisyIdentity(config.Number("stddev", 0.1), config.Seed()), package: "my_package");
/// </code>
/// </example>
public sealed class ConfigReader
{
    private readonly string _className;
    private readonly InitializerRegistry _registry;
    private readonly Dictionary<string, string> _integerDigits = [];

    internal ConfigReader(string className, JsonObject config, InitializerRegistry registry)
    {
        _className = className;
        _registry = registry;
        Config = config;
    }

    /// <summary>The inner configuration, as <see cref="Initializer.GetConfig"/> wrote it; empty if there is none.</summary>
    public JsonObject Config { get; }

    /// <summary>The digits of numbers that were read as integers, by key.</summary>
    internal IReadOnlyDictionary<string, string> IntegerDigits => _integerDigits;

    /// <summary>Refuses keys that the class does not have; <c>dtype</c> of Keras 2 is let pass.</summary>
    /// <param name="keys">The keys that the class has.</param>
    /// <exception cref="ArgumentException">There is another key.</exception>
    public void RequireKeys(params ReadOnlySpan<string> keys)
    {
        foreach ((string key, _) in Config)
        {
            if (key != "dtype" && !keys.Contains(key))
            {
                string rule = keys.IsEmpty ? "have no keys" : $"have no keys but {string.Join(", ", keys)}";
                throw Error("config", $"{rule} for {_className}", key);
            }
        }
    }

    /// <summary>Whether a key is there, if only with null.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => Config.ContainsKey(key);

    /// <summary>Reads a number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What a missing key means; if null, the key must be there.</param>
    /// <returns>The number; NaN and the infinities are read, too.</returns>
    /// <exception cref="ArgumentException">It is no number, or missing without a fallback.</exception>
    public double Number(string key, double? fallback = null) =>
        !Config.TryGetPropertyValue(key, out JsonNode? node) ? fallback ?? throw Missing(key)
        : TryReadNumber(key, node, out double value) ? value
        : throw Fail(key, "be a number", node);

    /// <summary>Reads an integer.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What a missing key means; if null, the key must be there.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentException">It is no integer of 64 bits, or missing without a fallback.</exception>
    public long Integer(string key, long? fallback = null) =>
        !Config.TryGetPropertyValue(key, out JsonNode? node) ? fallback ?? throw Missing(key)
        : JsonNumber.TryReadInt64(node, out long value) ? value
        : throw Fail(key, "be a 64-bit integer", node);

    /// <summary>Reads a truth value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What a missing key means; if null, the key must be there.</param>
    /// <returns>The truth value.</returns>
    /// <exception cref="ArgumentException">It is none, or missing without a fallback.</exception>
    public bool Flag(string key, bool? fallback = null) =>
        !Config.TryGetPropertyValue(key, out JsonNode? node) ? fallback ?? throw Missing(key)
        : node is JsonValue value && value.TryGetValue(out bool flag) ? flag
        : throw Fail(key, "be true or false", node);

    /// <summary>Reads text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What a missing key means; if null, the key must be there.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">It is no text, or missing without a fallback.</exception>
    public string Text(string key, string? fallback = null) =>
        !Config.TryGetPropertyValue(key, out JsonNode? node) ? fallback ?? throw Missing(key)
        : TryReadString(node, out string text) ? text
        : throw Fail(key, "be text", node);

    /// <summary>Reads the seed: the key <c>seed</c>.</summary>
    /// <returns>No seed for null or no key, the integer, or the generator; one that is shared, if it was written so.</returns>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public Seed Seed() => ReadSeed(Config["seed"], _registry.Generators);

    /// <summary>Reads an initializer inside this one, by the registry that this one is read with.</summary>
    /// <param name="key">The key of a configuration or a name.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">The key is missing, or the configuration is refused.</exception>
    public Initializer Initializer(string key) =>
        Config[key] is { } node ? KerasConfig.Get(node, _registry) : throw Missing(key);

    /// <summary>Reads a list of initializers.</summary>
    /// <param name="key">The key of a list of configurations or names.</param>
    /// <returns>The initializers.</returns>
    /// <exception cref="ArgumentException">The key is missing, it is no list, or a configuration is refused.</exception>
    public Initializer[] Initializers(string key) =>
        Config[key] is not { } node ? throw Missing(key)
        : node is JsonArray array ? [.. array.Select(
            item => KerasConfig.Get(item, _registry) ?? throw Fail(key, "be a list of initializers", node))]
        : throw Fail(key, "be a list of initializers", node);

    /// <summary>Reads integers, axes for example.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The integers, or null for null or no key.</returns>
    /// <exception cref="ArgumentException">It is no list of integers.</exception>
    public long[]? Integers(string key)
    {
        const string rule = "be null or a list of integers";
        JsonNode? node = Config[key];
        return node is null ? null
            : node is not JsonArray array ? throw Fail(key, rule, node)
            : [.. array.Select(item => JsonNumber.TryReadInt64(item, out long value)
                ? value
                : throw Fail(key, rule, node))];
    }

    internal int[]? Axes(string key) =>
        Integers(key) is not { } axes ? null
        : Array.TrueForAll(axes, static axis => axis == (int)axis) ? Array.ConvertAll(axes, static axis => (int)axis)
        : throw Fail(key, "be null or a list of integers", Config[key]);

    internal bool IsNull(string key) => Has(key) && Config[key] is null;

    internal StftWindow Window(string key) => Has(key) ? WindowReader.Read(key, Config[key], _integerDigits) : default;

    internal T Choice<T>(string key, T? fallback, (string Name, T Value)[] names, Func<string, string>? normalize = null)
        where T : struct
    {
        if (!Config.TryGetPropertyValue(key, out JsonNode? node))
        {
            return fallback ?? throw Missing(key);
        }

        if (TryReadString(node, out string text))
        {
            text = normalize is null ? text : normalize(text);
            foreach ((string name, T value) in names)
            {
                if (name == text)
                {
                    return value;
                }
            }
        }

        throw Fail(key, $"be one of {string.Join(", ", names.Select(static name => name.Name))}", node);
    }

    internal static Seed ReadSeed(JsonNode? node, SharedGenerators? generators = null)
    {
        if (node is null)
        {
            return default;
        }

        if (JsonNumber.TryReadInt64(node, out long seed))
        {
            return seed;
        }

        return node is JsonObject members && members["class_name"] is JsonNode name
            && TryReadString(name, out string className) && className == nameof(SeedGenerator)
            && members["config"] is null or JsonObject
            ? generators is null ? ReadGenerator(members) : generators.Get(members, ReadGenerator)
            : throw Error("seed", "be null, a 64-bit integer or the object of a SeedGenerator", node);
    }

    internal static bool TryReadString(JsonNode? node, out string text)
    {
        text = "";
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String
            || !value.TryGetValue(out string? read))
        {
            return false;
        }

        text = read;
        return true;
    }

    internal static ArgumentException Error(string argument, string rule, JsonNode? received) =>
        new($"{argument} must {rule}; received {PythonJson.Describe(received)}.", argument);

    private bool TryReadNumber(string key, JsonNode? node, out double value)
    {
        bool isNumber = JsonNumber.TryRead(node, out JsonNumber number);
        value = number.Value;
        if (number.IntegerDigits is not null)
        {
            _integerDigits[key] = number.IntegerDigits;
        }

        return isNumber;
    }

    private ArgumentException Fail(string key, string rule, JsonNode? received) =>
        Error(key, $"{rule} for {_className}", received);

    private ArgumentException Missing(string key) => Error("config", $"have the key {key} for {_className}", Config);

    private static SeedGenerator ReadGenerator(JsonObject members)
    {
        JsonObject config = members["config"] as JsonObject ?? [];
        new ConfigReader(nameof(SeedGenerator), config, InitializerRegistry.Default).RequireKeys("seed", "name");
        string? name = null;
        if (config["name"] is JsonNode node)
        {
            name = TryReadString(node, out string text) && text.Length > 0
                ? text
                : throw Error("name", "be text", node);
        }

        JsonNode? seedNode = config["seed"];
        long? seed = seedNode is null
            ? null
            : JsonNumber.TryReadInt64(seedNode, out long value)
                ? value
                : throw Error("seed", "be a 64-bit integer for a SeedGenerator", seedNode);
        return name is null ? new(seed) : new(seed, name);
    }
}
