using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>
/// Lets an <see cref="Initializer"/> stand in settings classes that System.Text.Json reads and writes.
/// </summary>
/// <remarks>
/// Reads a configuration or a plain name, writes the configuration that <see cref="KerasConfig.Serialize"/> gives; null
/// stays null. Needs no reflection: name it in <c>JsonSourceGenerationOptions</c> or on the property.
/// </remarks>
/// <example>
/// <code>
/// public sealed record LayerSettings(
///     int Units, [property: JsonConverter(typeof(InitializerJsonConverter))] Initializer? KernelInitializer);
///
/// [JsonSerializable(typeof(LayerSettings))]
/// public sealed partial class SettingsContext : JsonSerializerContext;
/// </code>
/// </example>
public sealed class InitializerJsonConverter : JsonConverter<Initializer>
{
    private readonly InitializerRegistry _registry;

    /// <summary>Creates a converter for the library's own classes.</summary>
    public InitializerJsonConverter()
        : this(InitializerRegistry.Default)
    {
    }

    /// <summary>Creates a converter that also knows classes of your own.</summary>
    /// <param name="registry">The registry.</param>
    public InitializerJsonConverter(InitializerRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">What is read is no configuration; the inner exception says why.</exception>
    public override Initializer? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return KerasConfig.Get(JsonNode.Parse(ref reader), _registry);
        }
        catch (ArgumentException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Initializer value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        KerasConfig.Serialize(value, _registry).WriteTo(writer, options);
    }
}
