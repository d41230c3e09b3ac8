using System.Text.Json;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>
/// Reads and writes the library's types in settings that System.Text.Json reads and writes: initializers, seeds,
/// generators, windows, distributions, backends.
/// </summary>
/// <remarks>
/// <para>The library's types name it themselves, so that nothing has to be done for them. An initializer is read of a
/// configuration or a plain name, and written as <see cref="KerasConfig.Serialize"/> gives it, without its backend; null
/// stays null. A property may be of type <see cref="Initializer"/> or of any of its classes, and takes what is of this
/// type: a <see cref="VarianceScaling"/> reads a Glorot initializer, which is one, and refuses <see cref="Zeros"/>.</para>
/// <para>For classes of your own, add a converter with the registry that has them to the options, or name
/// <see cref="InitializerJsonConverter{T}"/> at the property. Needs no reflection.</para>
/// </remarks>
/// <example>
/// <code>
/// public sealed record LayerSettings(int Units, Initializer? KernelInitializer);
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

    /// <summary>Whether a type is an initializer, or one of the library's values that have a form of their own.</summary>
    /// <param name="typeToConvert">The type of the property.</param>
    /// <returns>Whether the converter is for it.</returns>
    public override bool CanConvert(Type typeToConvert) =>
        typeof(Initializer).IsAssignableFrom(typeToConvert)
        || typeToConvert == typeof(RandomSourceBackend)
        || ValueConverters.Get(typeToConvert, _registry) is not null;

    /// <summary>The converter of a type.</summary>
    /// <param name="typeToConvert">The type of the property.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The converter.</returns>
    /// <exception cref="NotSupportedException">
    /// The type is a class of your own that the registry does not have; or it holds what has no configuration.
    /// </exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return ValueConverters.Get(typeToConvert, _registry)
            ?? _registry.ConverterFor(typeToConvert)
            ?? throw new NotSupportedException(
                typeToConvert == typeof(RandomSourceBackend) ? "A caller's own generator cannot be read back."
                : $"A property of type {typeToConvert} must have an InitializerJsonConverter<{typeToConvert.Name}>, or options "
                + "with a converter whose registry has the class: only what can be read back is written.");
    }
}
