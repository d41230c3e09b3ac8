using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Printing;
using Initializers.Tensors;

namespace Initializers;

/// <summary>How a configuration spells the value of a <see cref="Constant"/>.</summary>
internal enum ConstantForm
{
    /// <summary>Numbers alone: one, or nested lists of them.</summary>
    Plain,

    /// <summary>Keras's object for a tensor of its backend.</summary>
    Tensor,

    /// <summary>Keras's object for a NumPy array.</summary>
    NumPy,
}

/// <summary>What a <see cref="Constant"/> repeats, in the type it was given in, so that no digit is lost.</summary>
internal abstract class ConstantValue
{
    internal const string TensorClass = "__tensor__";
    internal const string NumPyClass = "__numpy__";

    internal abstract Shape Shape { get; }

    internal static ConstantValue Of<T>(DenseTensor<T> elements, ConstantForm form)
        where T : unmanaged => Create(elements, form, null);

    /// <summary>
    /// Numbers of a list, some of which were integers: these have digits, which are written again, and others null.
    /// </summary>
    internal static ConstantValue OfMixed(DenseTensor<double> elements, string?[] integerDigits) =>
        Create(elements, ConstantForm.Plain, integerDigits);

    internal static ConstantValue OfScalar<T>(T value)
        where T : unmanaged => Create<T>(new([], new[] { value }), ConstantForm.Plain, null);

    private static Typed<T> Create<T>(DenseTensor<T> elements, ConstantForm form, string?[]? integerDigits)
        where T : unmanaged
    {
        NaNPattern.Apply(elements.Span);
        return new(elements, form, integerDigits);
    }

    internal abstract void Fill<T>(in FillRequest request, Span<T> destination)
        where T : unmanaged;

    internal abstract DenseTensor<double> ToDouble();

    internal abstract JsonNode ToNode();

    private sealed class Typed<TValue>(DenseTensor<TValue> elements, ConstantForm form, string?[]? integerDigits)
        : ConstantValue
        where TValue : unmanaged
    {
        internal override Shape Shape => elements.Shape;

        internal override void Fill<T>(in FillRequest request, Span<T> destination) =>
            Broadcast.Fill(elements, request.Shape, request.Start, request.MaxDegreeOfParallelism, destination);

        internal override DenseTensor<double> ToDouble()
        {
            DenseTensor<double> result = new(Shape);
            Broadcast.Convert<TValue, double>(elements.Span, result.Span);
            return result;
        }

        internal override JsonNode ToNode()
        {
            int next = 0;
            JsonNode value = Nested(0, ref next);
            return form == ConstantForm.Plain
                ? value
                : new JsonObject
                {
                    ["class_name"] = form == ConstantForm.Tensor ? TensorClass : NumPyClass,
                    ["config"] = new JsonObject
                    {
                        ["value"] = value,
                        ["dtype"] = Element.NameOf(Element.TypeOf<TValue>()),
                    },
                };
        }

        private JsonNode Nested(int axis, ref int next)
        {
            if (axis == Shape.Rank)
            {
                int index = next++;
                return integerDigits?[index] is { } digits ? JsonNode.Parse(digits)! : ToNode(elements.Span[index]);
            }

            JsonArray array = [];
            for (long i = 0; i < Shape[axis]; i++)
            {
                array.Add(Nested(axis + 1, ref next));
            }

            return array;
        }

        private static JsonNode ToNode(TValue element)
        {
            ElementTypes type = Element.TypeOf<TValue>();
            if (type == ElementTypes.Bool)
            {
                return JsonValue.Create(Element.ToDouble(element) != 0);
            }

            if (type == ElementTypes.UInt64)
            {
                return JsonValue.Create(Element.Convert<TValue, ulong>(element));
            }

            return (type & ElementTypes.Integer) != 0
                ? JsonValue.Create(Element.Convert<TValue, long>(element))
                : PythonNumber.ToNode(Element.ToDouble(element));
        }
    }
}
