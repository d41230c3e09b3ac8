using System;
using System.Text.Json;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>One case of a value file.</summary>
internal sealed class GoldenCase(JsonElement row)
{
    internal JsonElement Row { get; } = row;

    internal string Id => Row.GetProperty("id").GetString()!;

    internal string Group => Row.TryGetProperty("group", out JsonElement group) ? group.GetString()! : "";

    internal string Initializer => Row.GetProperty("initializer").GetString()!;

    internal JsonElement Config => Row.GetProperty("config");

    internal long Seed => Row.GetProperty("seed").GetInt64();

    internal Shape Shape => new(GoldenFile.Integers(Row.GetProperty("shape")));

    internal ElementTypes Type =>
        Element.TryParse(Row.GetProperty("dtype").GetString(), out ElementTypes type)
            ? type
            : throw new FormatException($"{Id} names an unknown dtype.");

    /// <summary>
    /// What holds the expected elements: the row, or the <c>fused_alternative</c> of one whose own are those of jaxlib
    /// 0.12 alone.
    /// </summary>
    internal JsonElement Expected =>
        Row.TryGetProperty("fused_alternative", out JsonElement alternative) ? alternative : Row;

    internal GoldenPayload Payload => new(Expected);

    /// <summary>How far the elements may lie from the expected ones.</summary>
    internal double Tolerance => Row.GetProperty("tolerance_abs").GetDouble();

    /// <summary>The type that Keras was asked for: on NumPy it gives singles for most doubles.</summary>
    internal ElementTypes RequestedType =>
        Row.TryGetProperty("requested_dtype", out JsonElement name)
            && Element.TryParse(name.GetString(), out ElementTypes type)
            ? type
            : Type;

    /// <summary>The kind and the two parameters in <c>resolved</c>.</summary>
    internal (string Kind, double First, double Second) Resolved
    {
        get
        {
            JsonElement resolved = Row.GetProperty("resolved");
            string kind = resolved.GetProperty("kind").GetString()!;
            bool isUniform = kind == "uniform";
            return (
                kind,
                GoldenFile.Double(resolved.GetProperty(isUniform ? "minval" : "mean").GetString()!),
                GoldenFile.Double(resolved.GetProperty(isUniform ? "maxval" : "stddev").GetString()!));
        }
    }

    /// <summary>The seed pair that enters the generator.</summary>
    internal (long Seed, long Counter) SeedPair
    {
        get
        {
            JsonElement pair = Row.GetProperty("seed_pair");
            return (pair[0].GetInt64(), pair[1].GetInt64());
        }
    }

    /// <summary>A fresh generator of the seed that the case names.</summary>
    internal SeedGenerator NewGenerator() => new(Row.GetProperty("generator_seed").GetInt64());

    /// <summary>The initializer of the case, on the default backend.</summary>
    internal Initializer Create(Seed seed) => GoldenInitializers.Create(Initializer, Config, seed);
}
