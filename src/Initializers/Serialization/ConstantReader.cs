using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>
/// Reads the value of a <see cref="Constant"/>: a number, a truth value, nested lists, or a tensor object.
/// </summary>
internal static class ConstantReader
{
    private const string Rule =
        "be a number, a truth value, \"NaN\", \"Infinity\", \"-Infinity\", rectangular lists of these, "
        + "or the object of a tensor";

    private delegate bool ElementReader<T>(JsonNode? node, out T element);

    internal static Constant Read(JsonNode? node)
    {
        if (node is JsonObject tensor)
        {
            return new(ReadTensor(tensor));
        }

        // Python's list and number carry their own types: all truth values, all integers, or floating-point with some
        // integers among them, which stay integers in the text.
        Scan scan = new();
        scan.Visit(node);
        ConstantForm form = ConstantForm.Plain;
        return scan.HasOther || (scan.HasBool && (scan.HasInteger || scan.HasFloat))
            ? throw Fail(node)
            : new(scan switch
            {
                { HasBool: true } => Build<bool>(node, node, form, TryReadBool),
                { HasUnsigned: true, HasFloat: false } => Build<ulong>(node, node, form, TryReadUInt64),
                { HasInteger: true, HasFloat: false } => Build<long>(node, node, form, TryReadInteger),
                { HasInteger: true } => ReadMixed(node),
                _ => Build<double>(node, node, form, JsonNumber.TryReadDouble),
            });
    }

    private static ConstantValue ReadMixed(JsonNode? node)
    {
        List<string?> integerDigits = [];
        DenseTensor<double> elements = ReadElements<double>(node, node, TryReadMixed);
        return ConstantValue.OfMixed(elements, integerDigits.ToArray());

        bool TryReadMixed(JsonNode? item, out double element)
        {
            JsonNumber.TryRead(item, out JsonNumber number);
            integerDigits.Add(number.IntegerDigits);
            return JsonNumber.TryReadDouble(item, out element);
        }
    }

    private static ConstantValue ReadTensor(JsonObject tensor)
    {
        bool isNumPy = ConfigReader.TryReadString(tensor["class_name"], out string className)
            && className == ConstantValue.NumPyClass;
        if ((!isNumPy && className != ConstantValue.TensorClass) || tensor["config"] is not JsonObject config)
        {
            throw Fail(tensor);
        }

        if (!ConfigReader.TryReadString(config["dtype"], out string name)
            || !Element.TryParse(name, out ElementTypes type))
        {
            throw ConfigReader.Error("dtype", $"be one of {Element.NameOf(ElementTypes.All)}", config["dtype"]);
        }

        ConstantForm form = isNumPy ? ConstantForm.NumPy : ConstantForm.Tensor;
        JsonNode? value = config["value"];
        return Element.Dispatch<TensorElements, ConstantValue>(type, new(tensor, value, form));
    }

    private static ConstantValue Build<T>(JsonNode? whole, JsonNode? value, ConstantForm form, ElementReader<T> read)
        where T : unmanaged => ConstantValue.Of(ReadElements(whole, value, read), form);

    private static DenseTensor<T> ReadElements<T>(JsonNode? whole, JsonNode? value, ElementReader<T> read)
        where T : unmanaged
    {
        List<long> sizes = [];
        for (JsonNode? node = value; node is JsonArray array; node = array.Count == 0 ? null : array[0])
        {
            sizes.Add(array.Count);
        }

        List<T> elements = [];
        Flatten(whole, value, sizes.ToArray(), elements, read);
        return new(new Shape(sizes.ToArray()), elements.ToArray());
    }

    private static void Flatten<T>(
        JsonNode? whole, JsonNode? node, ReadOnlySpan<long> sizes, List<T> elements, ElementReader<T> read)
        where T : unmanaged
    {
        if (sizes.IsEmpty)
        {
            elements.Add(read(node, out T element)
                ? element
                : throw (node is JsonArray ? Fail(whole) : ConfigReader.Error(
                    "value", $"have elements of type {Element.NameOf(Element.TypeOf<T>())} alone", node)));
            return;
        }

        if (node is not JsonArray array || array.Count != sizes[0])
        {
            throw Fail(whole);
        }

        foreach (JsonNode? item in array)
        {
            Flatten(whole, item, sizes[1..], elements, read);
        }
    }

    private static bool TryReadFloat<T>(JsonNode? node, out T element)
        where T : unmanaged
    {
        bool isRead = JsonNumber.TryReadDouble(node, out double value);
        element = Element.FromDouble<T>(value);
        return isRead;
    }

    private static bool TryReadInteger<T>(JsonNode? node, out T element)
        where T : unmanaged
    {
        element = default;
        if (!JsonNumber.TryReadInt64(node, out long value))
        {
            return false;
        }

        element = Element.FromInt64<T>(value);
        return Element.Convert<T, long>(element) == value;
    }

    private static bool TryReadUInt64<T>(JsonNode? node, out T element)
        where T : unmanaged
    {
        ulong integer = 0;
        bool isRead = JsonNumber.TryRead(node, out JsonNumber number) && number.IntegerDigits is not null
            && ulong.TryParse(number.IntegerDigits, NumberStyles.None, CultureInfo.InvariantCulture, out integer);
        element = Element.Convert<ulong, T>(integer);
        return isRead;
    }

    private static bool TryReadBool<T>(JsonNode? node, out T element)
        where T : unmanaged
    {
        bool isTrue = false;
        bool isRead = node is JsonValue value && value.TryGetValue(out isTrue);
        element = Element.Convert<bool, T>(isTrue);
        return isRead;
    }

    private static ArgumentException Fail(JsonNode? received) => ConfigReader.Error("value", Rule, received);

    /// <summary>Reads the elements of a tensor whose type its configuration names.</summary>
    private readonly struct TensorElements(JsonNode tensor, JsonNode? value, ConstantForm form)
        : IElementFunction<ConstantValue>
    {
        public ConstantValue Invoke<T>()
            where T : unmanaged => Build<T>(tensor, value, form, Element.TypeOf<T>() switch
            {
                ElementTypes.Bool => TryReadBool,
                ElementTypes.UInt64 => TryReadUInt64,
                ElementTypes.Float32 or ElementTypes.Float64 or ElementTypes.Float16 or ElementTypes.BFloat16 =>
                    TryReadFloat,
                _ => TryReadInteger,
            });
    }

    /// <summary>Which kinds of element nested lists have.</summary>
    private sealed class Scan
    {
        internal bool HasBool { get; private set; }

        internal bool HasInteger { get; private set; }

        /// <summary>Whether an integer needs all 64 bits.</summary>
        internal bool HasUnsigned { get; private set; }

        internal bool HasFloat { get; private set; }

        internal bool HasOther { get; private set; }

        internal void Visit(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (JsonNode? item in array)
                {
                    Visit(item);
                }
            }
            else if (node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            {
                HasBool = true;
            }
            else if (JsonNumber.TryRead(node, out JsonNumber number) && number.IntegerDigits is not null)
            {
                HasInteger = true;
                HasUnsigned |= !number.TryGetInt64(out _) && number.IntegerDigits[0] != '-';
            }
            else if (JsonNumber.TryReadDouble(node, out _))
            {
                HasFloat = true;
            }
            else
            {
                HasOther = true;
            }
        }
    }
}
