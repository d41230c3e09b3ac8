using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Tensors;

/// <summary>What a user puts in a record comes back, by reflection and by generated code alike, or it throws.</summary>
public partial class TensorJsonConverterTests
{
    private static readonly JsonSerializerOptions WithNames =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    internal static Parts Sample { get; } = new(
        [784, 256],
        default,
        new Box([0, 128], [784, 128]),
        new Fans(22.5, 3),
        [(BFloat16)1f, (BFloat16)(-2.5f), (BFloat16)3.140625f],
        ElementTypes.BFloat16,
        DenseTensor.Create([2, 1], [(Half)0.1, (Half)65504]));

    [Fact]
    public void A_record_comes_back_by_reflection() =>
        CheckSample(JsonSerializer.Deserialize<Parts>(JsonSerializer.Serialize(Sample))!);

    [Fact]
    public void A_record_comes_back_by_generated_code()
    {
        string text = JsonSerializer.Serialize(Sample, PartsContext.Default.Parts);
        text.Should().Be(JsonSerializer.Serialize(Sample));
        CheckSample(JsonSerializer.Deserialize(text, PartsContext.Default.Parts)!);
    }

    [Fact]
    public void The_text_is_that_of_the_documentation()
    {
        JsonSerializer.Serialize<Shape>([784, 256]).Should().Be("[784,256]");
        JsonSerializer.Serialize(new Box([0, 128], [784, 128])).Should().Be("""{"Offset":[0,128],"Extent":[784,128]}""");
        JsonSerializer.Serialize(new[] { (BFloat16)1f, (BFloat16)1.5f }).Should().Be("[1,1.5]");
        JsonSerializer.Serialize(new Fans(22.5, 3)).Should().Be("""{"In":22.5,"Out":3}""");
        JsonSerializer.Serialize(DenseTensor.Create([2, 1], [1.5f, 2])).Should().Be("""{"Shape":[2,1],"Elements":[1.5,2]}""");
    }

    [Fact]
    public void Names_follow_the_policy_and_are_read_in_any_order_and_case()
    {
        JsonSerializer.Serialize(new Box([1], [2]), JsonSerializerOptions.Web).Should().Be("""{"offset":[1],"extent":[2]}""");
        JsonSerializer.Deserialize<Box>("""{"more":{"a":[]},"extent":[2],"OFFSET":[1]}""").Should().Be(new Box([1], [2]));
        JsonSerializer.Deserialize<DenseTensor<int>>("""{"elements":[1,2],"more":1,"shape":[2]}""").ToArray()
            .Should().Equal(1, 2);
    }

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    [InlineData(ElementTypes.Int8)]
    [InlineData(ElementTypes.Int16)]
    [InlineData(ElementTypes.Int32)]
    [InlineData(ElementTypes.Int64)]
    [InlineData(ElementTypes.UInt8)]
    [InlineData(ElementTypes.UInt16)]
    [InlineData(ElementTypes.UInt32)]
    [InlineData(ElementTypes.UInt64)]
    [InlineData(ElementTypes.Bool)]
    public void A_tensor_of_any_element_type_keeps_every_bit(ElementTypes type) =>
        Element.Dispatch<BitsComeBack, bool>(type, default).Should().BeTrue();

    [Fact]
    public void Shapes_without_elements_or_axes_come_back()
    {
        foreach (Shape shape in new Shape[] { [], [0], [2, 0, 3], [0, long.MaxValue] })
        {
            DenseTensor<float> tensor = new(shape);
            JsonSerializer.Deserialize<Shape>(JsonSerializer.Serialize(shape)).Should().Be(shape);
            JsonSerializer.Deserialize<DenseTensor<float>>(JsonSerializer.Serialize(tensor)).Shape.Should().Be(shape);
        }

        JsonSerializer.Serialize(default(DenseTensor<float>)).Should().Be("""{"Shape":[0],"Elements":[]}""");
    }

    [Fact]
    public void Numbers_that_are_not_finite_have_names_or_throw()
    {
        BFloat16[] numbers = [(BFloat16)float.NaN, (BFloat16)float.PositiveInfinity, (BFloat16)float.NegativeInfinity];
        string text = JsonSerializer.Serialize(numbers, WithNames);
        text.Should().Be("""["NaN","Infinity","-Infinity"]""");
        JsonSerializer.Deserialize<BFloat16[]>(text, WithNames).Should().Equal(numbers);

        Action write = () => JsonSerializer.Serialize(numbers);
        Action read = () => JsonSerializer.Deserialize<BFloat16[]>(text);
        write.Should().Throw<ArgumentException>();
        read.Should().Throw<JsonException>().WithMessage("An element must be of type bfloat16 and in its range; *");
    }

    [Theory]
    [InlineData(typeof(Shape), "[-1]", "shape must have sizes of 0 or more; received (-1,).*")]
    [InlineData(typeof(Shape), "[4294967296, 2147483648]", "shape must have an element count that fits in 64 bits; *")]
    [InlineData(typeof(Shape), "[1.5]", "A shape must be a list of whole numbers of 64 bits; received Number.")]
    [InlineData(typeof(Shape), "[[1]]", "A shape must be a list of whole numbers of 64 bits; received StartArray.")]
    [InlineData(typeof(Shape), "\"784\"", "A shape must be a list of whole numbers of 64 bits; received String.")]
    [InlineData(typeof(Shape), "null", "*")]
    [InlineData(typeof(Box), "{\"Offset\":[0]}", "A box must be an object with Offset and Extent; *")]
    [InlineData(typeof(Box), "[]", "A box must be an object with Offset and Extent; *")]
    [InlineData(typeof(Box), "{\"Offset\":[-1],\"Extent\":[2]}", "offset must be 0 or more *")]
    [InlineData(typeof(Box), "{\"Offset\":[1,2],\"Extent\":[2]}", "offset must have one number for each axis *")]
    [InlineData(typeof(BFloat16), "1e39", "An element must be of type bfloat16 and in its range; *")]
    [InlineData(typeof(BFloat16), "\"1\"", "An element must be of type bfloat16 and in its range; *")]
    [InlineData(typeof(DenseTensor<float>), "{\"Shape\":[2]}", "A tensor must be an object with Shape and Elements; *")]
    [InlineData(typeof(DenseTensor<float>), "{\"Shape\":[2],\"Elements\":[1]}", "elements must hold the 2 elements *")]
    [InlineData(typeof(DenseTensor<float>), "{\"Shape\":[1],\"Elements\":[1e39]}", "An element must be of type float32 *")]
    [InlineData(typeof(DenseTensor<sbyte>), "{\"Shape\":[1],\"Elements\":[128]}", "An element must be of type int8 *")]
    [InlineData(typeof(DenseTensor<int>), "{\"Shape\":[1],\"Elements\":[1.5]}", "An element must be of type int32 *")]
    [InlineData(typeof(DenseTensor<bool>), "{\"Shape\":[1],\"Elements\":[1]}", "An element must be of type bool *")]
    [InlineData(typeof(DenseTensor<int>), "{\"Shape\":[1],\"Elements\":[true]}", "An element must be of type int32 *")]
    [InlineData(typeof(DenseTensor<int>), "{\"Shape\":[1],\"Elements\":[[1]]}", "An element must be of type int32 *")]
    public void A_wrong_text_is_a_JsonException_that_says_why(Type type, string text, string message)
    {
        Action read = () => JsonSerializer.Deserialize(text, type);
        read.Should().Throw<JsonException>().WithMessage(message);
    }

    [Fact]
    public void A_fan_that_cannot_be_is_refused()
    {
        Action read = () => JsonSerializer.Deserialize<Fans>("""{"In":-1,"Out":2}""");
        read.Should().Throw<ArgumentOutOfRangeException>().WithMessage("in must be 0 or more; received -1.*");
    }

    [Fact]
    public void A_tensor_of_what_is_no_element_throws()
    {
        Action write = () => JsonSerializer.Serialize(new DenseTensor<decimal>([1]));
        write.Should().Throw<NotSupportedException>().WithMessage("The JSON of *Decimal* is not defined; *");
    }

    private static void CheckSample(Parts read)
    {
        read.Shape.Should().Be(Sample.Shape);
        read.Scalar.Should().Be(Sample.Scalar);
        read.Box.Should().Be(Sample.Box);
        read.Fans.Should().Be(Sample.Fans);
        read.Numbers.Should().Equal(Sample.Numbers);
        read.Type.Should().Be(Sample.Type);
        read.Tensor.Shape.Should().Be(Sample.Tensor.Shape);
        read.Tensor.ToArray().Should().Equal(Sample.Tensor.ToArray());
    }

    private readonly struct BitsComeBack : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            DenseTensor<T> tensor = new([2, 3, 7]);
            if ((Element.TypeOf<T>() & ElementTypes.Floating) != 0)
            {
                new RandomNormal(stddev: 3, seed: 1).Fill(tensor);
                tensor.Span[0] = Element.FromDouble<T>(-0.0);
                tensor.Span[1] = Element.FromDouble<T>(6e-8);
            }
            else
            {
                for (int i = 0; i < tensor.Length; i++)
                {
                    tensor.Span[i] = Element.FromDouble<T>(i % 2);
                }

                tensor.Span[0] = Element.Convert<ulong, T>(ulong.MaxValue);
                tensor.Span[1] = Element.FromInt64<T>(long.MinValue + 1);
            }

            string text = JsonSerializer.Serialize(tensor);
            DenseTensor<T> back = JsonSerializer.Deserialize<DenseTensor<T>>(text);
            return back.Shape == tensor.Shape
                && System.Runtime.InteropServices.MemoryMarshal.AsBytes(back.Span)
                    .SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(tensor.Span));
        }
    }

    internal sealed record Parts(
        Shape Shape, Shape Scalar, Box Box, Fans Fans, BFloat16[] Numbers, ElementTypes Type, DenseTensor<Half> Tensor);

    [JsonSerializable(typeof(Parts))]
    internal sealed partial class PartsContext : JsonSerializerContext;
}
