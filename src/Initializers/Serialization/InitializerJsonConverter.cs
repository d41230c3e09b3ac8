using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>
/// Lets an <see cref="Initializer"/> stand in settings classes that System.Text.Json reads and writes.
/// </summary>
/// <remarks>
/// Reads a configuration or a plain name, writes the configuration that <see cref="KerasConfig.Serialize"/> gives; null
/// stays null. A property may be of type <see cref="Initializer"/> or of any of the library's types, and takes what is of
/// this type: a <see cref="VarianceScaling"/> reads a Glorot initializer, which is one, and refuses <see cref="Zeros"/>.
/// For a class of your own there is <see cref="InitializerJsonConverter{T}"/>. Needs no reflection: name it in
/// <c>JsonSourceGenerationOptions</c> or on the property.
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
public sealed class InitializerJsonConverter : JsonConverterFactory
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

    /// <summary>Whether a type is <see cref="Initializer"/> or derived from it.</summary>
    /// <param name="typeToConvert">The type of the property.</param>
    /// <returns>Whether the converter is for it.</returns>
    public override bool CanConvert(Type typeToConvert) => typeof(Initializer).IsAssignableFrom(typeToConvert);

    /// <summary>The converter of a type.</summary>
    /// <param name="typeToConvert">The type of the property.</param>
    /// <param name="options">Not used.</param>
    /// <returns>An <see cref="InitializerJsonConverter{T}"/>.</returns>
    /// <exception cref="NotSupportedException">
    /// The type is a class of your own, for which only you can name <see cref="InitializerJsonConverter{T}"/>.
    /// </exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert == typeof(Initializer) ? new InitializerJsonConverter<Initializer>(_registry)
            : typeToConvert == typeof(RandomInitializer) ? new InitializerJsonConverter<RandomInitializer>(_registry)
            : typeToConvert == typeof(DistributionInitializer)
                ? new InitializerJsonConverter<DistributionInitializer>(_registry)
            : _registry.ConverterFor(typeToConvert) ?? throw new NotSupportedException(
                $"A property of type {typeToConvert.Name} must have an InitializerJsonConverter<{typeToConvert.Name}>: "
                + "InitializerJsonConverter makes converters for the types of the library alone.");
    }
}
