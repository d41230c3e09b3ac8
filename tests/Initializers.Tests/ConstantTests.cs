using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class ConstantTests
{
    [Fact]
    public void Initialize_repeats_a_double_in_every_floating_type()
    {
        Constant constant = new(-0.1);

        constant.Initialize([2, 3]).ToArray().Should().Equal(Enumerable.Repeat(-0.1f, 6));
        constant.Initialize<double>([2]).ToArray().Should().Equal(-0.1, -0.1);
        constant.Initialize<Half>([1]).ToArray().Should().Equal((Half)(-0.1));
        constant.Initialize<BFloat16>([1]).ToArray().Should().Equal((BFloat16)(-0.1));
        constant.Initialize([]).ToArray().Should().Equal(-0.1f);
        constant.Initialize([0, 3]).Length.Should().Be(0);
    }

    [Fact]
    public void NaN_has_one_pattern_in_each_type()
    {
        double payload = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0123);
        foreach (Constant constant in (Constant[])[new(payload), new(new DenseTensor<double>([1], new[] { payload }))])
        {
            BitConverter.DoubleToUInt64Bits(constant.Initialize<double>([1])[0]).Should().Be(0xFFF8_0000_0000_0000);
            BitConverter.SingleToUInt32Bits(constant.Initialize([1])[0]).Should().Be(0xFFC0_0000);
            BitConverter.HalfToUInt16Bits(constant.Initialize<Half>([1])[0]).Should().Be(0xFE00);
            constant.Initialize<BFloat16>([1])[0].ToBits().Should().Be(0xFFC0);
        }
    }

    [Fact]
    public void An_array_without_elements_is_refused()
    {
        const string message = "value must have at least one element; received a tensor of shape *";
        FluentActions.Invoking(() => Constant.FromTensor(default(DenseTensor<float>)))
            .Should().Throw<ArgumentException>().WithMessage(message).WithParameterName("value");
        FluentActions.Invoking(() => new Constant(new DenseTensor<double>([long.MaxValue, 0])))
            .Should().Throw<ArgumentException>().WithMessage(message).WithParameterName("value");
    }

    [Fact]
    public void Initialize_converts_to_integers_and_bool_as_a_cast_does()
    {
        Constant constant = new(300.7);

        constant.Initialize<sbyte>([1]).ToArray().Should().Equal(sbyte.MaxValue);
        constant.Initialize<byte>([1]).ToArray().Should().Equal(byte.MaxValue);
        constant.Initialize<short>([1]).ToArray().Should().Equal((short)300);
        constant.Initialize<ushort>([1]).ToArray().Should().Equal((ushort)300);
        constant.Initialize<int>([1]).ToArray().Should().Equal(300);
        constant.Initialize<uint>([1]).ToArray().Should().Equal(300u);
        constant.Initialize<long>([1]).ToArray().Should().Equal(300);
        constant.Initialize<ulong>([1]).ToArray().Should().Equal(300ul);
        constant.Initialize<bool>([1]).ToArray().Should().Equal(true);
        new Constant(0).Initialize<bool>([1]).ToArray().Should().Equal(false);
        new Constant(true).Initialize<int>([2]).ToArray().Should().Equal(1, 1);
        new Constant(false).Initialize([1]).ToArray().Should().Equal(0f);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(9007199254740993)]
    public void Integer_of_64_bits_is_not_rounded(long value)
    {
        new Constant(value).Initialize<long>([2]).ToArray().Should().Equal(value, value);
        var read = (Constant)KerasConfig.Deserialize(KerasConfig.Serialize(new Constant(value)));
        read.Initialize<long>([1]).ToArray().Should().Equal(value);
    }

    [Theory]
    [InlineData("""[[9007199254740993, -9223372036854775808]]""", "int64")]
    [InlineData("""[18446744073709551615]""", "uint64")]
    [InlineData("""[[true], [false]]""", "bool")]
    [InlineData("""[0.10000000149011612]""", "float32")]
    [InlineData("""[0.1, 1e-300, -0.0]""", "float64")]
    [InlineData("""[0.0999755859375]""", "float16")]
    [InlineData("""[0.10009765625]""", "bfloat16")]
    [InlineData("""[-128]""", "int8")]
    [InlineData("""[255]""", "uint8")]
    [InlineData("""[-32768]""", "int16")]
    [InlineData("""[65535]""", "uint16")]
    [InlineData("""[4294967295]""", "uint32")]
    [InlineData("""[[], []]""", "int32")]
    [InlineData("""["NaN", "Infinity", "-Infinity"]""", "float32")]
    public void Array_of_any_type_keeps_its_elements_and_its_type(string elements, string dtype)
    {
        foreach (string form in (string[])["__tensor__", "__numpy__"])
        {
            string value = $$$$"""{"class_name": "{{{{form}}}}", "config": {"value": {{{{elements}}}}, "dtype": "{{{{dtype}}}}"}}""";
            string json = $$$$"""{"module": "keras.initializers", "class_name": "Constant", "config": {"value": {{{{value}}}}}, "registered_name": null}""";

            KerasConfig.ToJson(KerasConfig.Deserialize(json)).Should().Be(json);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("-0.0")]
    [InlineData("true")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("[[1, 2], [3, 4]]")]
    [InlineData("[[1.0], [2.5]]")]
    [InlineData("[true, false]")]
    [InlineData("[]")]
    public void Value_is_written_as_it_was_read(string value)
    {
        Initializer constant = KerasConfig.Deserialize(
            $$$"""{"class_name": "Constant", "config": {"value": {{{value}}}}}""");

        PythonJson.Write(constant.GetConfig()).Should().Be($$"""{"value": {{value}}}""");
    }

    [Fact]
    public void Value_is_a_copy_in_doubles()
    {
        double[] elements = [1, 2];
        Constant constant = new(DenseTensor.Create(elements));
        elements[0] = 5;
        constant.Value.Span[1] = 7;

        constant.Value.ToArray().Should().Equal(1, 2);
        constant.Initialize([2]).ToArray().Should().Equal(1f, 2f);
        new Constant(3).Value.Rank.Should().Be(0);
        new Constant(3).Value.ToArray().Should().Equal(3);
        PythonJson.Write(constant.GetConfig()).Should().Be(
            """{"value": {"class_name": "__tensor__", "config": {"value": [1.0, 2.0], "dtype": "float64"}}}""");
    }

    [Fact]
    public void FromTensor_refuses_a_type_that_is_no_element_type()
    {
        Action act = () => Constant.FromTensor(new DenseTensor<decimal>([2]));

        act.Should().Throw<ArgumentException>().WithMessage("*must be an element type*received Decimal*");
    }

    [Theory]
    [InlineData(new long[] { 2 }, new long[] { 3 })]
    [InlineData(new long[] { 2 }, new long[] { 2, 1 })]
    [InlineData(new long[] { 2 }, new long[] { })]
    [InlineData(new long[] { 1, 2 }, new long[] { 2 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 3, 2 })]
    public void Shape_that_the_value_does_not_fit_is_refused_and_nothing_is_written(long[] value, long[] shape)
    {
        Constant constant = new(new DenseTensor<double>(new Shape(value)));
        float[] destination = [.. Enumerable.Repeat(9f, (int)new Shape(shape).ElementCount)];
        Action act = () => constant.Fill<float>(new Shape(shape), destination);

        act.Should().Throw<ArgumentException>().WithMessage(
            $"shape must be one that a value of shape {new Shape(value)} can be broadcast to; received {new Shape(shape)}*");
        destination.Should().AllBeEquivalentTo(9f);
    }

    [Fact]
    public void Array_is_repeated_as_NumPy_does()
    {
        // Shapes of up to four axes; the value keeps some axes, makes others 1 and drops some of the first.
        Gen<(long[] Shape, bool[] Kept, int Dropped)> cases =
            from shape in Gen.Long[1, 4].Array[0, 4]
            from kept in Gen.Bool.Array[shape.Length]
            from dropped in Gen.Int[0, shape.Length]
            select (shape, kept, dropped);

        cases.Sample(c =>
        {
            long[] own = [.. c.Shape.Select((size, axis) => c.Kept[axis] ? size : 1).Skip(c.Dropped)];
            DenseTensor<double> value = new(new Shape(own));
            for (int i = 0; i < value.Length; i++)
            {
                value.Span[i] = i + 1;
            }

            DenseTensor<int> whole = new Constant(value).Initialize<int>(new Shape(c.Shape));
            return Indices(c.Shape).All(index =>
                whole[index] == value[[.. index.Skip(c.Dropped).Select((i, axis) => own[axis] == 1 ? 0 : i)]]);
        }, iter: 200);
    }

    [Fact]
    public void Any_run_is_that_run_of_the_whole()
    {
        DenseTensor<double> value = new RandomNormal(seed: 1).Initialize<double>([3, 1, 5]);
        Constant constant = new(value);
        Shape shape = [2, 3, 4, 5];
        float[] whole = constant.Initialize(shape).ToArray();

        Gen.Int[0, whole.Length].Select(Gen.Int[0, whole.Length]).Sample((a, b) =>
        {
            (int start, int end) = (Math.Min(a, b), Math.Max(a, b));
            float[] run = new float[end - start];
            constant.Fill(shape, start, run.AsSpan());
            return run.AsSpan().SequenceEqual(whole.AsSpan(start..end));
        }, iter: 200);
    }

    [Fact]
    public void Run_of_a_tensor_larger_than_an_array_is_filled()
    {
        Constant constant = new(DenseTensor.Create([2, 1], [1.0, 2.0]));
        byte[] run = new byte[4];

        constant.Fill<byte>([2, 1L << 40], (1L << 40) - 2, run);

        run.Should().Equal(1, 1, 2, 2);
    }

    [Fact]
    public void Large_fill_is_the_same_with_any_number_of_threads()
    {
        Constant constant = new(0.25);

        float[] one = constant.Initialize([1000, 1001], 1).ToArray();

        one.AsSpan().ContainsAnyExcept(0.25f).Should().BeFalse();
        constant.Initialize([1000, 1001], 4).Span.ContainsAnyExcept(0.25f).Should().BeFalse();
    }

    [Fact]
    public void Fill_allocates_nothing()
    {
        Constant constant = new(DenseTensor.Create([2, 1], [1.0, 2.0]));
        float[] destination = new float[2 * 64];
        Shape shape = [2, 64];

        AllocatedBytes.Of(() => constant.Fill<float>(shape, destination, 1)).Should().Be(0);
    }

    private static IEnumerable<long[]> Indices(long[] shape)
    {
        long count = new Shape(shape).ElementCount;
        for (long flat = 0; flat < count; flat++)
        {
            long[] index = new long[shape.Length];
            long rest = flat;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, shape[axis]);
            }

            yield return index;
        }
    }

    [Theory]
    [InlineData("[1, 2.5]")]
    [InlineData("[[1, 2.0], [3.5, -4]]")]
    [InlineData("[9007199254740993, 0.5]")]
    [InlineData("[9223372036854775808, 0.5, -0.0]")]
    [InlineData("[1, \"NaN\", \"-Infinity\"]")]
    public void Integers_among_other_numbers_stay_integers_in_the_text(string value)
    {
        string json =
            $$"""{"module": "keras.initializers", "class_name": "Constant", "config": {"value": {{value}}}, "registered_name": null}""";

        Initializer read = KerasConfig.Deserialize(json);

        KerasConfig.ToJson(read).Should().Be(json);
        KerasConfig.ToJson(KerasConfig.Deserialize(KerasConfig.Serialize(read))).Should().Be(json);
    }

    [Fact]
    public void Mixed_numbers_fill_as_doubles() =>
        KerasConfig.Get("""{"class_name": "Constant", "config": {"value": [1, 2.5]}}""")
            .Initialize<double>([2, 2]).ToArray().Should().Equal(1, 2.5, 1, 2.5);
}
