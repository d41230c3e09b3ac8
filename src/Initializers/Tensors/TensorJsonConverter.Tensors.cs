using System.Text.Json;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <content>Tensors and their elements.</content>
public sealed partial class TensorJsonConverter
{
    /// <summary>The JSON of a tensor and of one element: no bit is lost, or it throws.</summary>
    private sealed class TensorConverter<T> : JsonConverter<DenseTensor<T>>
        where T : unmanaged
    {
        private static readonly string TypeName = Element.NameOf(Element.TypeOf<T>());

        public override DenseTensor<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            long[]? sizes = null;
            List<T>? elements = null;
            while (TryReadProperty(ref reader, out string name))
            {
                if (name.Equals(
                    NameOf(nameof(DenseTensor<T>.Shape), options), StringComparison.OrdinalIgnoreCase))
                {
                    sizes = ReadSizes(ref reader, name);
                }
                else if (name.Equals(NameOf("Elements", options), StringComparison.OrdinalIgnoreCase)
                    && reader.TokenType == JsonTokenType.StartArray)
                {
                    elements = [];
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        elements.Add(ReadElement(ref reader, options));
                    }
                }
                else
                {
                    reader.Skip();
                }
            }

            return sizes is not null && elements is not null
                ? Make(() => new DenseTensor<T>(new Shape(sizes), elements.ToArray()))
                : throw Fail("A tensor", "be an object with Shape and Elements", ref reader);
        }

        public override void Write(Utf8JsonWriter writer, DenseTensor<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(NameOf(nameof(DenseTensor<T>.Shape), options));
            WriteSizes(writer, value.Shape.Dimensions);
            writer.WritePropertyName(NameOf("Elements", options));
            writer.WriteStartArray();
            foreach (T element in value.Span)
            {
                WriteElement(writer, element, options);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        internal static T ReadElement(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            if (typeof(T) == typeof(bool) && reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            {
                return Element.FromInt64<T>(reader.GetBoolean() ? 1 : 0);
            }

            if (reader.TokenType == JsonTokenType.Number && IsRead(ref reader, out T element))
            {
                return element;
            }

            if ((Element.TypeOf<T>() & ElementTypes.Floating) != 0 && AllowsNames(options)
                && reader.TokenType == JsonTokenType.String)
            {
                switch (reader.GetString())
                {
                    case "NaN": return Element.FromDouble<T>(double.NaN);
                    case "Infinity": return Element.FromDouble<T>(double.PositiveInfinity);
                    case "-Infinity": return Element.FromDouble<T>(double.NegativeInfinity);
                }
            }

            throw Fail("An element", $"be of type {TypeName} and in its range", ref reader);
        }

        internal static void WriteElement(Utf8JsonWriter writer, T element, JsonSerializerOptions options)
        {
            double value = Element.ToDouble(element);
            switch (Element.TypeOf<T>())
            {
                case ElementTypes.Bool:
                    writer.WriteBooleanValue(value != 0);
                    break;
                case ElementTypes.UInt64:
                    writer.WriteNumberValue(Element.Convert<T, ulong>(element));
                    break;
                case ElementTypes.Float64 or ElementTypes.Float32 or ElementTypes.Float16 or ElementTypes.BFloat16:
                    WriteFloat(writer, value, options);
                    break;
                default:
                    writer.WriteNumberValue(Element.Convert<T, long>(element));
                    break;
            }
        }

        private static void WriteFloat(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (!double.IsFinite(value) && AllowsNames(options))
            {
                writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
            }
            else if (typeof(T) == typeof(double))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNumberValue((float)value);
            }
        }

        private static bool AllowsNames(JsonSerializerOptions options) =>
            (options.NumberHandling & JsonNumberHandling.AllowNamedFloatingPointLiterals) != 0;

        /// <summary>Reads a number that the type can hold: an integer exactly, another to the nearest.</summary>
        private static bool IsRead(ref Utf8JsonReader reader, out T element)
        {
            element = default;
            if (typeof(T) == typeof(bool))
            {
                return false;
            }

            if (typeof(T) == typeof(float))
            {
                element = Element.Convert<float, T>(reader.GetSingle());
                return double.IsFinite(Element.ToDouble(element));
            }

            if ((Element.TypeOf<T>() & ElementTypes.Floating) != 0)
            {
                element = Element.FromDouble<T>(reader.GetDouble());
                return double.IsFinite(Element.ToDouble(element));
            }

            if (typeof(T) == typeof(ulong))
            {
                bool isUnsigned = reader.TryGetUInt64(out ulong number);
                element = Element.Convert<ulong, T>(number);
                return isUnsigned;
            }

            bool isWhole = reader.TryGetInt64(out long value);
            element = Element.FromInt64<T>(value);
            return isWhole && Element.Convert<T, long>(element) == value;
        }
    }
}
