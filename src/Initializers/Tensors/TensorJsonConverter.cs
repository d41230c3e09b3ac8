using System.Text.Json;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>
/// How System.Text.Json reads and writes the types of this namespace, by reflection and by generated code alike; the
/// types name it themselves.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Type</term><description>JSON</description></listheader>
/// <item><term><see cref="Shape"/></term><description><c>[784, 256]</c></description></item>
/// <item><term><see cref="Box"/></term><description><c>{"Offset": [0, 128], "Extent": [784, 128]}</c></description></item>
/// <item><term><see cref="BFloat16"/></term><description><c>1.5</c></description></item>
/// <item><term><see cref="DenseTensor{T}"/></term>
/// <description><c>{"Shape": [2, 1], "Elements": [1.5, 2]}</c></description></item>
/// </list>
/// <para>Names follow the options' naming policy. Numbers that are not finite have no JSON: they throw, unless the
/// options have <see cref="JsonNumberHandling.AllowNamedFloatingPointLiterals"/>.</para>
/// </remarks>
public sealed partial class TensorJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert == typeof(Shape) || typeToConvert == typeof(Box) || typeToConvert == typeof(BFloat16)
            || IsTensor(typeToConvert);
    }

    /// <summary>The converter for a type.</summary>
    /// <param name="typeToConvert">The type.</param>
    /// <param name="options">The options in use.</param>
    /// <returns>The converter.</returns>
    /// <exception cref="NotSupportedException">The type is none of those, or a tensor of what is no element type.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        ElementTypes type = IsTensor(typeToConvert)
            ? Element.TypeOf(typeToConvert.GenericTypeArguments[0])
            : ElementTypes.None;
        return typeToConvert == typeof(Shape) ? new ShapeConverter()
            : typeToConvert == typeof(Box) ? new BoxConverter()
            : typeToConvert == typeof(BFloat16) ? new NumberConverter()
            : type != ElementTypes.None ? Element.Dispatch<MakeConverter, JsonConverter>(type, default)
            : throw new NotSupportedException(
                $"The JSON of {typeToConvert} is not defined; elements must be of one of {Element.NameOf(ElementTypes.All)}.");
    }

    /// <summary>Reads an array of whole numbers.</summary>
    private static long[] ReadSizes(ref Utf8JsonReader reader, string name)
    {
        List<long> sizes = [];
        bool isArray = reader.TokenType == JsonTokenType.StartArray;
        while (isArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isArray = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long size);
            sizes.Add(isArray ? reader.GetInt64() : 0);
        }

        return isArray ? [.. sizes] : throw Fail(name, "be a list of whole numbers of 64 bits", ref reader);
    }

    /// <summary>Writes an array of whole numbers.</summary>
    private static void WriteSizes(Utf8JsonWriter writer, ReadOnlySpan<long> sizes)
    {
        writer.WriteStartArray();
        foreach (long size in sizes)
        {
            writer.WriteNumberValue(size);
        }

        writer.WriteEndArray();
    }

    /// <summary>Makes a value, whose own checks speak for a text that is wrong.</summary>
    private static T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>A property's name under the options' policy.</summary>
    private static string NameOf(string property, JsonSerializerOptions options) =>
        options.PropertyNamingPolicy?.ConvertName(property) ?? property;

    /// <summary>Reads the next property's name and stands at its value; false at the end of the object.</summary>
    private static bool TryReadProperty(ref Utf8JsonReader reader, out string name)
    {
        if (reader.TokenType == JsonTokenType.StartObject || reader.TokenType != JsonTokenType.PropertyName)
        {
            reader.Read();
        }

        name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
        return name.Length > 0 && reader.Read();
    }

    private static JsonException Fail(string name, string rule, ref Utf8JsonReader reader) =>
        new($"{name} must {rule}; received {reader.TokenType}.");

    private static bool IsTensor(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DenseTensor<>);

    private readonly struct MakeConverter : IElementFunction<JsonConverter>
    {
        public JsonConverter Invoke<T>()
            where T : unmanaged => new TensorConverter<T>();
    }

    private sealed class ShapeConverter : JsonConverter<Shape>
    {
        public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            long[] sizes = ReadSizes(ref reader, "A shape");
            return Make(() => new Shape(sizes));
        }

        public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options) =>
            WriteSizes(writer, value.Dimensions);
    }

    private sealed class BoxConverter : JsonConverter<Box>
    {
        public override Box Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            long[]? offset = null;
            long[]? extent = null;
            while (TryReadProperty(ref reader, out string name))
            {
                if (name.Equals(NameOf(nameof(Box.Offset), options), StringComparison.OrdinalIgnoreCase))
                {
                    offset = ReadSizes(ref reader, name);
                }
                else if (name.Equals(NameOf(nameof(Box.Extent), options), StringComparison.OrdinalIgnoreCase))
                {
                    extent = ReadSizes(ref reader, name);
                }
                else
                {
                    reader.Skip();
                }
            }

            return offset is not null && extent is not null
                ? Make(() => new Box(offset, new Shape(extent)))
                : throw Fail("A box", "be an object with Offset and Extent", ref reader);
        }

        public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(NameOf(nameof(Box.Offset), options));
            WriteSizes(writer, value.Offset);
            writer.WritePropertyName(NameOf(nameof(Box.Extent), options));
            WriteSizes(writer, value.Extent.Dimensions);
            writer.WriteEndObject();
        }
    }

    private sealed class NumberConverter : JsonConverter<BFloat16>
    {
        public override BFloat16 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TensorConverter<BFloat16>.ReadElement(ref reader, options);

        public override void Write(Utf8JsonWriter writer, BFloat16 value, JsonSerializerOptions options) =>
            TensorConverter<BFloat16>.WriteElement(writer, value, options);
    }
}
