using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Initializers.Printing;
using Initializers.Sampling;

namespace Initializers.Serialization;

/// <summary>The JSON form of each value that a setting may hold.</summary>
internal static class ValueConverters
{
    internal static JsonConverter? Get(Type type, InitializerRegistry registry) =>
        type == typeof(Initializer) ? new InitializerJsonConverter<Initializer>(registry)
        : type == typeof(RandomInitializer) ? new InitializerJsonConverter<RandomInitializer>(registry)
        : type == typeof(DistributionInitializer) ? new InitializerJsonConverter<DistributionInitializer>(registry)
        : type == typeof(Seed) ? new NodeConverter<Seed>(
            node => ConfigReader.ReadSeed(node, registry.Generators), static seed => seed.ToNode())
        : type == typeof(SeedGenerator) ? new NodeConverter<SeedGenerator?>(
            node => node is null or JsonObject
                ? ConfigReader.ReadSeed(node, registry.Generators).Generator
                : throw ConfigReader.Error("seed", "be null or the object of a SeedGenerator", node),
            static generator => ((Seed)generator).ToNode())
        : type == typeof(StftWindow) ? new NodeConverter<StftWindow>(
            static node => WindowReader.Read("window", node), static window => window.ToNode())
        : type == typeof(Distribution) ? new NodeConverter<Distribution>(ReadDistribution, WriteDistribution)
        : type == typeof(Backend) ? new NodeConverter<Backend?>(ReadBackend, WriteBackend)
        : null;

    private static Distribution ReadDistribution(JsonNode? node)
    {
        JsonObject members = node as JsonObject ?? throw ConfigReader.Error("distribution", "be an object", node);
        ConfigReader reader = new(nameof(Distribution), members, InitializerRegistry.Default);
        DistributionKind kind = reader.Choice("kind", null, KerasNames.Kinds);
        if (kind == DistributionKind.Uniform)
        {
            reader.RequireKeys("kind", "minval", "maxval");
            double minval = reader.Number("minval"), maxval = reader.Number("maxval");
            return Distribution.Uniform(
                minval,
                maxval,
                IntegerBounds.Parse(
                    reader.IntegerDigits.GetValueOrDefault("minval"), reader.IntegerDigits.GetValueOrDefault("maxval")));
        }

        reader.RequireKeys("kind", "mean", "stddev");
        double mean = reader.Number("mean"), stddev = reader.Number("stddev");
        return kind == DistributionKind.Normal
            ? Distribution.Normal(mean, stddev)
            : Distribution.TruncatedNormal(mean, stddev);
    }

    private static JsonObject WriteDistribution(Distribution distribution)
    {
        (string first, string second) = distribution.Kind == DistributionKind.Uniform ? ("minval", "maxval") : ("mean", "stddev");
        return new()
        {
            ["kind"] = KerasNames.NameOf(distribution.Kind, KerasNames.Kinds),
            [first] = distribution.Integers?.MinVal is { } minval
                ? JsonNode.Parse(minval.ToString(CultureInfo.InvariantCulture)) : PythonNumber.ToNode(distribution.First),
            [second] = distribution.Integers?.MaxVal is { } maxval
                ? JsonNode.Parse(maxval.ToString(CultureInfo.InvariantCulture)) : PythonNumber.ToNode(distribution.Second),
        };
    }

    internal static Backend? ReadBackend(JsonNode? node) =>
        node is null ? null
        : ConfigReader.TryReadString(node, out string name) && Backend.TryGet(name, out Backend? backend) ? backend
        : throw ConfigReader.Error("backend", $"be one of {string.Join(", ", Backend.All)}", node);

    internal static JsonNode? WriteBackend(Backend? backend) =>
        backend is null || Backend.All.Contains(backend)
            ? JsonValue.Create(backend?.Name)
            : throw new NotSupportedException(
                $"A backend must be one of {string.Join(", ", Backend.All)} to be written; received {backend}.");

    /// <summary>Reads and writes a value as a tree.</summary>
    private sealed class NodeConverter<T>(Func<JsonNode?, T> read, Func<T, JsonNode?> write) : JsonConverter<T>
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                JsonNode? node = JsonNode.Parse(ref reader);
                JsonTree.Check(node);
                return read(node);
            }
            catch (ArgumentException exception)
            {
                throw new JsonException(exception.Message, exception);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (write(value) is { } node)
            {
                node.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
