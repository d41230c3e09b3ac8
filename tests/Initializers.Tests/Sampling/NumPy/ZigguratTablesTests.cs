using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FluentAssertions;
using Initializers.Functions;
using Initializers.Sampling.NumPy;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>The ziggurat's tables: NumPy's very entries, and what they are made of.</summary>
public class ZigguratTablesTests
{
    // The area of a layer.
    private const double Area = 0.0049286732339746519;

    private const double PlaceScale = 1L << 52;

    [Fact]
    public void Digests_are_those_of_NumPys_tables()
    {
        // SHA-256 of the little-endian entries of ki_double, wi_double and fi_double in NumPy 1.24.
        Digest(ZigguratTables.Inner).Should().Be("565295797825931547a1036f5b012a247be54abbe077c39fe06c8ed1e9d0a5a9");
        Digest(ZigguratTables.Width).Should().Be("33c6472209e1d09ea3548f0291e5e1ad67fb4f1d0305e9f1086689584b7bb7fa");
        Digest(ZigguratTables.Density).Should().Be("acd898d9d87e212f657755ba43b21e40958090a7ff2103c9e79f4ea1b0fe2bc5");
    }

    [Fact]
    public void Entries_follow_from_the_tail_and_the_area()
    {
        double x = ZigguratTables.TailStart;
        int exceptions = 0;
        ZigguratTables.Width[255].Should().Be(x / PlaceScale);
        ZigguratTables.Width[0].Should().Be(Area / ZigguratTables.Density[255] / PlaceScale);
        ZigguratTables.Density[255].Should().Be(DoubleFunctions.Exp(-0.5 * x * x));
        ZigguratTables.Density[0].Should().Be(1);
        for (int i = 254; i > 0; i--)
        {
            double outer = x;
            x = Math.Sqrt(-2 * DoubleFunctions.Log((Area / outer) + ZigguratTables.Density[i + 1]));
            ZigguratTables.Width[i].Should().Be(x / PlaceScale);
            ZigguratTables.Inner[i + 1].Should().Be((ulong)Math.Round(x / outer * PlaceScale, MidpointRounding.ToEven));
            exceptions += ZigguratTables.Density[i] == DoubleFunctions.Exp(-0.5 * x * x) ? 0 : 1;
        }

        exceptions.Should().Be(1, "entry 38 alone is not the nearest double");
        (1 / ZigguratTables.TailStart).Should().BeApproximately(ZigguratTables.InverseTailStart, 1e-16);
    }

    private static string Digest<T>(ReadOnlySpan<T> table)
        where T : unmanaged
    {
        table.Length.Should().Be(256);
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(table)));
    }
}
