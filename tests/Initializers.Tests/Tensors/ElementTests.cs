using System;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Tensors;

public class ElementTests
{
    [Theory]
    [InlineData(ElementTypes.Float32, "float32", 4)]
    [InlineData(ElementTypes.Float64, "float64", 8)]
    [InlineData(ElementTypes.Float16, "float16", 2)]
    [InlineData(ElementTypes.BFloat16, "bfloat16", 2)]
    [InlineData(ElementTypes.Int8, "int8", 1)]
    [InlineData(ElementTypes.Int16, "int16", 2)]
    [InlineData(ElementTypes.Int32, "int32", 4)]
    [InlineData(ElementTypes.Int64, "int64", 8)]
    [InlineData(ElementTypes.UInt8, "uint8", 1)]
    [InlineData(ElementTypes.UInt16, "uint16", 2)]
    [InlineData(ElementTypes.UInt32, "uint32", 4)]
    [InlineData(ElementTypes.UInt64, "uint64", 8)]
    [InlineData(ElementTypes.Bool, "bool", 1)]
    public void Facts_of_a_type_agree(ElementTypes type, string name, int size)
    {
        Element.NameOf(type).Should().Be(name);
        Element.SizeOf(type).Should().Be(size);
        Element.TryParse(name, out ElementTypes parsed).Should().BeTrue();
        parsed.Should().Be(type);
        Element.Dispatch<TypeFacts, (ElementTypes, int)>(type, default).Should().Be((type, size));
        Element.TypeOf(Element.Dispatch<ClrType, Type>(type, default)).Should().Be(type);
    }

    [Theory]
    [InlineData(ElementTypes.None)]
    [InlineData(ElementTypes.Floating)]
    [InlineData((ElementTypes)(1 << 20))]
    public void Dispatch_refuses_what_is_not_one_type(ElementTypes type)
    {
        Action dispatch = () => Element.Dispatch<ClrType, Type>(type, default);
        dispatch.Should().Throw<ArgumentException>().WithMessage("type must be exactly one element type; received *");
    }

    [Fact]
    public void Dispatch_allocates_nothing() =>
        AllocatedBytes.Of(() => Element.Dispatch<TypeFacts, (ElementTypes, int)>(ElementTypes.Int8, default)).Should().Be(0);

    [Fact]
    public void Sets_are_the_union_of_their_types()
    {
        Element.NameOf(ElementTypes.Floating).Should().Be("float32, float64, float16, bfloat16");
        (ElementTypes.Floating | ElementTypes.Integer | ElementTypes.Bool).Should().Be(ElementTypes.All);
        (ElementTypes.Floating & ElementTypes.Integer).Should().Be(ElementTypes.None);
    }

    [Fact]
    public void Other_types_are_no_elements()
    {
        Element.TypeOf<char>().Should().Be(ElementTypes.None);
        Element.TypeOf<decimal>().Should().Be(ElementTypes.None);
        foreach (Type type in new[] { typeof(char), typeof(DayOfWeek), typeof(float[]) })
        {
            Element.TypeOf(type).Should().Be(ElementTypes.None);
        }

        Action from = () => Element.FromDouble<char>(1);
        Action to = () => Element.ToDouble('a');
        from.Should().Throw<NotSupportedException>().WithMessage("The type Char is no element type; use one of float32, *");
        to.Should().Throw<NotSupportedException>();
    }

    [Theory]
    [InlineData(ElementTypes.None)]
    [InlineData(ElementTypes.Floating)]
    public void SizeOf_refuses_what_is_not_one_type(ElementTypes type)
    {
        Action size = () => Element.SizeOf(type);
        size.Should().Throw<ArgumentException>().WithMessage("type must be exactly one element type; received *");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Float32")]
    [InlineData("complex64")]
    public void TryParse_refuses_other_names(string? name)
    {
        Element.TryParse(name, out ElementTypes type).Should().BeFalse();
        type.Should().Be(ElementTypes.None);
    }

    [Fact]
    public void FromDouble_rounds_floating_types_to_nearest()
    {
        Element.FromDouble<float>(0.1).Should().Be(0.1f);
        Element.FromDouble<double>(0.1).Should().Be(0.1);
        Element.FromDouble<Half>(0.1).Should().Be((Half)0.1);
        Element.FromDouble<BFloat16>(0.1).ToBits().Should().Be(0x3DCD);
        Element.FromDouble<float>(double.NaN).Should().Be(float.NaN);
    }

    [Fact]
    public void FromDouble_cuts_and_saturates_integers()
    {
        Element.FromDouble<int>(-2.9).Should().Be(-2);
        Element.FromDouble<sbyte>(200).Should().Be(127);
        Element.FromDouble<short>(-40000).Should().Be(short.MinValue);
        Element.FromDouble<long>(1e30).Should().Be(long.MaxValue);
        Element.FromDouble<byte>(-1).Should().Be(0);
        Element.FromDouble<ushort>(70000).Should().Be(ushort.MaxValue);
        Element.FromDouble<uint>(4e9).Should().Be(4000000000);
        Element.FromDouble<ulong>(double.PositiveInfinity).Should().Be(ulong.MaxValue);
        Element.FromDouble<int>(double.NaN).Should().Be(0);
        Element.FromDouble<bool>(-0.5).Should().BeTrue();
        Element.FromDouble<bool>(0).Should().BeFalse();
    }

    [Fact]
    public void FromInt64_keeps_what_a_double_would_lose()
    {
        const long value = (1L << 62) + 1;
        Element.FromInt64<long>(value).Should().Be(value);
        Element.FromInt64<ulong>(value).Should().Be((ulong)value);
        Element.FromInt64<ulong>(-1).Should().Be(0);
        Element.FromInt64<int>(value).Should().Be(int.MaxValue);

        // Rounded to double first this would be a tie between two singles and go to the other one.
        const long nearTie = (1L << 60) + (1L << 36) + 1;
        Element.FromInt64<float>(nearTie).Should().Be((float)nearTie);
    }

    [Fact]
    public void FromInt64_rounds_once_to_bfloat16()
    {
        // Half way between 2^62 and the next bfloat16 is 2^62 + 2^54; a double would lose the one beside it.
        const long tie = (1L << 62) + (1L << 54);
        const long next = (1L << 62) + (1L << 55);
        double Round(long value) => Element.FromInt64<BFloat16>(value);
        Round(tie).Should().Be(1L << 62);
        Round(tie + 1).Should().Be(next);
        Round(tie - 1).Should().Be(1L << 62);
        Round(-tie).Should().Be(-(1L << 62));
        Round(-tie - 1).Should().Be(-next);
        Round(-tie + 1).Should().Be(-(1L << 62));
        Round(next + (1L << 54) - 1).Should().Be(next);
        Round(next + (1L << 54)).Should().Be((1L << 62) + (1L << 56));
        Round(long.MaxValue).Should().Be(Math.Pow(2, 63));
        Round(long.MinValue).Should().Be(-Math.Pow(2, 63));
        Round(257).Should().Be(256);
        Round(-259).Should().Be(-260);
    }

    [Theory]
    [ClassData(typeof(ElementTypeData))]
    public void ToDouble_undoes_FromDouble(ElementTypes type) =>
        Element.Dispatch<RoundTrip, double>(type, new(1)).Should().Be(1);

    [Fact]
    public void Convert_goes_between_types_and_keeps_the_bits_of_the_same_type()
    {
        float payloadNaN = BitConverter.UInt32BitsToSingle(0x7FC00123);
        BitConverter.SingleToUInt32Bits(Element.Convert<float, float>(payloadNaN)).Should().Be(0x7FC00123);
        Element.Convert<long, long>(long.MinValue + 1).Should().Be(long.MinValue + 1);
        Element.Convert<long, ulong>(long.MaxValue).Should().Be(long.MaxValue);
        Element.Convert<ulong, long>(ulong.MaxValue).Should().Be(long.MaxValue);
        Element.Convert<ulong, long>((1UL << 62) + 1).Should().Be((1L << 62) + 1);
        Element.Convert<float, int>(-3.7f).Should().Be(-3);
        Element.Convert<double, Half>(0.1).Should().Be((Half)0.1);
        Element.Convert<bool, float>(true).Should().Be(1);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(0x7FFF_FFFF_FFFF_FFFFUL)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(0x8000_0080_0000_0000UL)] // a tie in single precision
    [InlineData(0x8000_0080_0000_0001UL)] // just above it: rounding to a double first would make it one
    [InlineData(0x8000_0180_0000_0000UL)]
    [InlineData(0x8000_0180_0000_0001UL)]
    [InlineData(0x8000_017F_FFFF_FFFFUL)] // just below a tie
    [InlineData(0x8080_0000_0000_0000UL)] // a tie of 8 bits
    [InlineData(0x8080_0000_0000_0001UL)]
    [InlineData(0x8180_0000_0000_0000UL)]
    [InlineData(0x817F_FFFF_FFFF_FFFFUL)]
    [InlineData(0x4040_0000_0000_0001UL)]
    [InlineData(0x4000_0040_0000_0001UL)]
    [InlineData(ulong.MaxValue)]
    public void Large_unsigned_integers_are_rounded_once(ulong value)
    {
        Element.Convert<ulong, float>(value).Should().Be((float)Nearest(value, 24));
        Element.ToDouble(Element.Convert<ulong, BFloat16>(value)).Should().Be(Nearest(value, 8));
        Element.Convert<ulong, double>(value).Should().Be(Nearest(value, 53));
        Element.Convert<ulong, ulong>(value).Should().Be(value);
    }

    /// <summary>The nearest number of so many bits, ties to even, by whole numbers alone.</summary>
    private static double Nearest(ulong value, int bits)
    {
        int cut = Math.Max(0, 64 - System.Numerics.BitOperations.LeadingZeroCount(value) - bits);
        UInt128 unit = UInt128.One << cut;
        UInt128 below = value / unit * unit;
        UInt128 rest = value - below;
        bool isUp = rest > unit / 2 || (rest * 2 == unit && cut > 0 && below / unit % 2 == 1);
        return (double)(isUp ? below + unit : below);
    }

    private readonly struct TypeFacts : IElementFunction<(ElementTypes, int)>
    {
        public unsafe (ElementTypes, int) Invoke<T>()
            where T : unmanaged => (Element.TypeOf<T>(), sizeof(T));
    }

    private readonly record struct RoundTrip(double Value) : IElementFunction<double>
    {
        public double Invoke<T>()
            where T : unmanaged => Element.ToDouble(Element.FromDouble<T>(Value));
    }

    private readonly struct ClrType : IElementFunction<Type>
    {
        public Type Invoke<T>()
            where T : unmanaged => typeof(T);
    }
}
