using System;
using FluentAssertions;
using Initializers.Printing;
using Xunit;

namespace Initializers.Tests.Printing;

public class PythonNumberTests
{
    // The texts are CPython's repr of the doubles with these bits.
    [Theory]
    [InlineData(0x0000000000000000, "0.0")]
    [InlineData(0x8000000000000000, "-0.0")]
    [InlineData(0x3FF0000000000000, "1.0")]
    [InlineData(0xBFF0000000000000, "-1.0")]
    [InlineData(0x3FA999999999999A, "0.05")]
    [InlineData(0x3FB999999999999A, "0.1")]
    [InlineData(0x4059000000000000, "100.0")]
    [InlineData(0x419D6F3454000000, "123456789.0")]
    [InlineData(0x3E7AD7F29ABCAF48, "1e-07")]
    [InlineData(0x3EE4F8B588E368F1, "1e-05")]
    [InlineData(0x3F1A36E2EB1C432D, "0.0001")]
    [InlineData(0x3F202E4B6CE5DC68, "0.00012345")]
    [InlineData(0x3F1A36371EA531A8, "9.999e-05")]
    [InlineData(0x4341C37937E08000, "1e+16")]
    [InlineData(0x4480F0CF064DD592, "1e+22")]
    [InlineData(0x44B52D02C7E14AF6, "1e+23")]
    [InlineData(0x54B249AD2594C37D, "1e+100")]
    [InlineData(0x43118B54F22AEB00, "1234567890123456.0")]
    [InlineData(0x4345EE2A2EB5A5C4, "1.2345678901234568e+16")]
    [InlineData(0x4341C37937E07FFF, "9999999999999998.0")]
    [InlineData(0x430C6BF526340000, "1000000000000000.0")]
    [InlineData(0x7E41EB2D66005835, "1.5e+300")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x0010000000000000, "2.2250738585072014e-308")]
    [InlineData(0x7FEFFFFFFFFFFFFF, "1.7976931348623157e+308")]
    [InlineData(0x3FEC25E4B6DBA981, "0.8796256610342398")]
    [InlineData(0x400921FB54442D18, "3.141592653589793")]
    [InlineData(0x3D30000000000000, "5.684341886080802e-14")]
    [InlineData(0x4340000000000000, "9007199254740992.0")]
    [InlineData(0x4450000000000000, "1.1805916207174113e+21")]
    [InlineData(0x3FD5555555555555, "0.3333333333333333")]
    [InlineData(0x4011666666666666, "4.35")]
    [InlineData(0x3FD3333333333334, "0.30000000000000004")]
    [InlineData(0x7FF8000000000000, "nan")]
    [InlineData(0x7FF0000000000000, "inf")]
    [InlineData(0xFFF0000000000000, "-inf")]
    public void Format_gives_the_text_of_Python(ulong bits, string text)
    {
        PythonNumber.Format(BitConverter.UInt64BitsToDouble(bits)).Should().Be(text);
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(1e-7, "1e-07")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    public void ToNode_is_written_as_that_text_or_as_a_string(double value, string json)
    {
        PythonNumber.ToNode(value).ToJsonString().Should().Be(json);
    }
}
