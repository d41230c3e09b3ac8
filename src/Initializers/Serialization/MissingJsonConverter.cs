using System.Text.Json;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>
/// Refuses, where System.Text.Json would read or write an initializer of your own class property by property: its
/// parameters would be lost. <see cref="InitializerJsonConverter{T}"/> is the converter for such a class.
/// </summary>
public sealed class MissingJsonConverter : JsonConverter<Backend>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Backend Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Missing();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, Backend value, JsonSerializerOptions options) => throw Missing();

    private static NotSupportedException Missing() =>
        new("An initializer of a class of your own must have an InitializerJsonConverter of its class, at the property or in "
            + "the options: only what can be read back is written.");
}
