using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
