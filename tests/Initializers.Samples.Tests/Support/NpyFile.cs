using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using FluentAssertions;

namespace Initializers.Samples.Tests.Support;

/// <summary>A NumPy array file taken apart by the format's definition.</summary>
internal sealed record NpyFile(string Header, byte[] Data)
{
    internal static NpyFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[..8].Should().Equal(0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0);
        int dataStart = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        (dataStart % 64).Should().Be(0);
        string header = Encoding.ASCII.GetString(bytes, 10, dataStart - 10);
        header.Should().EndWith("\n");
        return new(header.TrimEnd(), bytes[dataStart..]);
    }
}
