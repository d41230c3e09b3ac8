using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FluentAssertions;
using Initializers.Functions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Functions;

public class DoubleFunctionsTests
{
    [Theory]
    [InlineData("log", 1488)]
    [InlineData("log1p", 1401)]
    [InlineData("exp", 1181)]
    [InlineData("sin", 1366)]
    [InlineData("cos", 1366)]
    public void Function_has_the_bits_of_the_C_library(string function, int count)
    {
        List<string> failures = [];
        int compared = 0;
        foreach (string line in GoldenFile.Lines("double-functions.csv")
            .Concat(GoldenFile.Lines("double-functions-sample.csv")))
        {
            string[] fields = line.Split(',');
            if (fields[0] != function)
            {
                continue;
            }

            double argument = GoldenFile.Double(fields[1]);
            string actual = BitConverter.DoubleToUInt64Bits(Evaluate(function, argument))
                .ToString("X16", CultureInfo.InvariantCulture);
            if (!actual.Equals(fields[2], StringComparison.OrdinalIgnoreCase))
            {
                failures.Add($"{function}({argument:R}) is {actual} instead of {fields[2]}");
            }

            compared++;
        }

        string.Join('\n', failures).Should().BeEmpty();
        compared.Should().Be(count);
    }

    // glibc 2.36 on x86-64 with FMA, called as Python's a ** 2; the first ten are not the nearest numbers.
    [Theory]
    [InlineData(8.964133315620585e+57, 0x580050A6C376FEE1UL)]
    [InlineData(2.1732619515900954e-56, 0x28D22C75588FE859UL)]
    [InlineData(1.8665994607182923, 0x400BDFA0DDC1EF6AUL)]
    [InlineData(0.8084279780432351, 0x3FE4E9EDD8123DEBUL)]
    [InlineData(2.770814918289628, 0x401EB5AC5C015F25UL)]
    [InlineData(6.014045189796207e-32, 0x32F7CE6BA9A2A7CEUL)]
    [InlineData(3.753904750978481e+19, 0x48109098D9F2C4BCUL)]
    [InlineData(0.5281445516269894, 0x3FD1DA192E0C7ECCUL)]
    [InlineData(0.2164512918208975, 0x3FA7FCE01ED3F466UL)]
    [InlineData(0.5212109303339494, 0x3FD162E41F4CFA7DUL)]
    [InlineData(0.2, 0x3FA47AE147AE147CUL)]
    [InlineData(0.01, 0x3F1A36E2EB1C432DUL)]
    [InlineData(2.23606797749979, 0x4014000000000001UL)]
    [InlineData(2.759, 0x401E72C55C96030BUL)]
    [InlineData(1.0, 0x3FF0000000000000UL)]
    [InlineData(0.0, 0x0000000000000000UL)]
    [InlineData(1e200, 0x7FF0000000000000UL)]
    public void PowerOf2_has_the_bits_of_the_C_library(double x, ulong bits)
    {
        BitConverter.DoubleToUInt64Bits(DoubleFunctions.PowerOf2(x)).Should().Be(bits);
        BitConverter.DoubleToUInt64Bits(DoubleFunctions.PowerOf2(-x)).Should().Be(bits);
    }

    [Fact]
    public void PowerOf2_has_the_C_librarys_digest_over_arguments_from_0_to_3()
    {
        double[] squares = new double[200_000];
        ulong state = 12345;
        int differentFromProduct = 0;
        for (int i = 0; i < squares.Length; i++)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            double x = (state >> 11) * (1.0 / (1L << 53)) * 3.0;
            squares[i] = DoubleFunctions.PowerOf2(x);
            differentFromProduct += squares[i] == x * x ? 0 : 1;
        }

        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(squares.AsSpan()))).Should()
            .Be("db2a43bd8ff2cf11716eeb8872fd32a250147ec7d22859f05b213829ba6d73ed");
        differentFromProduct.Should().Be(156);
    }

    [Fact]
    public void SinCos_is_Sin_and_Cos()
    {
        for (int i = -2000; i <= 2000; i++)
        {
            double angle = i * 0.0123456789;
            DoubleFunctions.SinCos(angle, out double sin, out double cos);
            sin.Should().Be(DoubleFunctions.Sin(angle));
            cos.Should().Be(DoubleFunctions.Cos(angle));
        }
    }

    [Fact]
    public void Log_of_the_ends_of_its_domain()
    {
        DoubleFunctions.Log(0).Should().Be(double.NegativeInfinity);
        DoubleFunctions.Log(double.PositiveInfinity).Should().Be(double.PositiveInfinity);
        DoubleFunctions.Log(-1).Should().Be(double.NaN);
        DoubleFunctions.Log(double.NaN).Should().Be(double.NaN);
    }

    [Fact]
    public void Log1P_of_the_ends_of_its_domain()
    {
        DoubleFunctions.Log1P(-1).Should().Be(double.NegativeInfinity);
        DoubleFunctions.Log1P(double.PositiveInfinity).Should().Be(double.PositiveInfinity);
        DoubleFunctions.Log1P(-2).Should().Be(double.NaN);
        DoubleFunctions.Log1P(double.NaN).Should().Be(double.NaN);
    }

    [Fact]
    public void Exp_of_the_ends_of_its_domain()
    {
        DoubleFunctions.Exp(double.NegativeInfinity).Should().Be(0);
        DoubleFunctions.Exp(double.PositiveInfinity).Should().Be(double.PositiveInfinity);
        DoubleFunctions.Exp(1000).Should().Be(double.PositiveInfinity);
        DoubleFunctions.Exp(-1000).Should().Be(0);
        DoubleFunctions.Exp(double.NaN).Should().Be(double.NaN);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Sin_and_Cos_of_no_angle_are_no_number(double angle)
    {
        DoubleFunctions.Sin(angle).Should().Be(double.NaN);
        DoubleFunctions.Cos(angle).Should().Be(double.NaN);
        DoubleFunctions.SinCos(angle, out double sin, out double cos);
        sin.Should().Be(double.NaN);
        cos.Should().Be(double.NaN);
    }

    private static double Evaluate(string function, double argument) => function switch
    {
        "log" => DoubleFunctions.Log(argument),
        "log1p" => DoubleFunctions.Log1P(argument),
        "exp" => DoubleFunctions.Exp(argument),
        "sin" => DoubleFunctions.Sin(argument),
        "cos" => DoubleFunctions.Cos(argument),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
