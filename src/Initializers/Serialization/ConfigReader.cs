using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers.Serialization;

/// <summary>Reads the parameters of one built-in initializer; errors name the key, the rule and the value.</summary>
internal sealed class ConfigReader(JsonObject config)
{
    private readonly Dictionary<string, string> _integerDigits = [];

    /// <summary>The digits of numbers that were read as integers, by key.</summary>
    internal IReadOnlyDictionary<string, string> IntegerDigits => _integerDigits;

    /// <summary>Refuses keys that the class does not have; <c>dtype</c> of Keras 2 is let pass.</summary>
    internal void RequireKeys(string className, params ReadOnlySpan<string> keys)
    {
        foreach ((string key, _) in config)
        {
            if (key != "dtype" && !keys.Contains(key))
            {
                string rule = keys.IsEmpty ? "have no keys" : $"have no keys but {string.Join(", ", keys)}";
                throw Error("config", $"{rule} for {className}", key);
            }
        }
    }

    internal JsonNode? Node(string key) => config[key];

    internal bool Has(string key) => config.ContainsKey(key);

    internal bool IsNull(string key) => Has(key) && config[key] is null;

    internal double Number(string key, double fallback)
    {
        if (!config.TryGetPropertyValue(key, out JsonNode? node))
        {
            return fallback;
        }

        return TryReadNumber(key, node, out double value) ? value : throw Error(key, "be a number", node);
    }

    internal StftWindow Window(string key)
    {
        if (!config.TryGetPropertyValue(key, out JsonNode? node))
        {
            return default;
        }

        if (node is null)
        {
            return StftWindow.None;
        }

        if (TryReadString(node, out string name))
        {
            return new(name);
        }

        JsonArray array = node as JsonArray ?? throw Error(key, "be null, a name or a list of numbers", node);
        double[] values = new double[array.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!TryReadNumber(FormattableString.Invariant($"{key}[{i}]"), array[i], out values[i]))
            {
                throw Error(key, "be null, a name or a list of numbers", node);
            }
        }

        return new(values);
    }

    internal bool Flag(string key, bool fallback)
    {
        if (!config.TryGetPropertyValue(key, out JsonNode? node))
        {
            return fallback;
        }

        return node is JsonValue value && value.TryGetValue(out bool flag)
            ? flag
            : throw Error(key, "be true or false", node);
    }

    internal T Choice<T>(string key, T fallback, (string Name, T Value)[] names, Func<string, string>? normalize = null)
    {
        if (!config.TryGetPropertyValue(key, out JsonNode? node))
        {
            return fallback;
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

        throw Error(key, $"be one of {string.Join(", ", names.Select(static name => name.Name))}", node);
    }

    internal int[]? Axes(string key)
    {
        JsonNode? node = config[key];
        if (node is null)
        {
            return null;
        }

        if (node is not JsonArray array)
        {
            throw Error(key, "be null or a list of integers", node);
        }

        int[] axes = new int[array.Count];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = JsonNumber.TryRead(array[i], out JsonNumber number) && number.TryGetInt64(out long axis)
                && axis == (int)axis
                ? (int)axis
                : throw Error(key, "be null or a list of integers", node);
        }

        return axes;
    }

    internal Seed Seed() => ReadSeed(config["seed"]);

    internal static Seed ReadSeed(JsonNode? node)
    {
        if (node is null)
        {
            return default;
        }

        if (JsonNumber.TryRead(node, out JsonNumber number) && number.TryGetInt64(out long seed))
        {
            return seed;
        }

        return node is JsonObject members && members["class_name"] is JsonNode name
            && TryReadString(name, out string className) && className == nameof(SeedGenerator)
            && members["config"] is null or JsonObject
            ? ReadGenerator(members["config"] as JsonObject ?? [])
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

    private static SeedGenerator ReadGenerator(JsonObject config)
    {
        new ConfigReader(config).RequireKeys(nameof(SeedGenerator), "seed", "name");
        string? name = null;
        if (config["name"] is JsonNode node)
        {
            name = TryReadString(node, out string text) && text.Length > 0
                ? text
                : throw Error("name", "be text", node);
        }

        JsonNode? seedNode = config["seed"];
        long seed = seedNode is null
            ? GlobalSeed.Draw()
            : JsonNumber.TryRead(seedNode, out JsonNumber number) && number.TryGetInt64(out long value)
                ? value
                : throw Error("seed", "be a 64-bit integer for a SeedGenerator", seedNode);
        return name is null ? new SeedGenerator(seed) : new SeedGenerator(seed, name);
    }
}
