using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>
/// Lets an initializer of one class, or derived from it, stand in settings classes that System.Text.Json reads and
/// writes.
/// </summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <remarks>
/// For a property whose type is a class of your own; <see cref="InitializerJsonConverter"/> makes those of the library's
/// types by itself.
/// </remarks>
/// <example>
/// <code>
/// public sealed record LayerSettings(
///     [property: JsonConverter(typeof(InitializerJsonConverter&lt;Checkerboard&gt;))] Checkerboard? Kernel);
/// </code>
/// To read a <c>Checkerboard</c>, add a converter with the registry that has it to the options:
/// <c>new InitializerJsonConverter&lt;Checkerboard&gt;(registry)</c>.
/// </example>
public sealed class InitializerJsonConverter<T> : JsonConverter<T>
    where T : Initializer
{
    private readonly InitializerRegistry _registry;

    /// <summary>Creates a converter that reads the library's own classes.</summary>
    public InitializerJsonConverter()
        : this(InitializerRegistry.Default)
    {
    }

    /// <summary>Creates a converter that also reads classes of your own.</summary>
    /// <param name="registry">The registry.</param>
    public InitializerJsonConverter(InitializerRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">
    /// What is read is no configuration, or not one of a <typeparamref name="T"/>; the inner exception says why.
    /// </exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return KerasConfig.Get(JsonNode.Parse(ref reader), _registry) switch
            {
                null => null,
                T initializer => initializer,
                Initializer other => throw new ArgumentException(
                    $"class_name must name a {typeof(T).Name}; received \"{other.GetType().Name}\"."),
            };
        }
        catch (ArgumentException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        KerasConfig.Serialize(value, _registry).WriteTo(writer, options);
    }
}
