using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class NpyWriterTests
{
    [Theory]
    [InlineData(ElementTypes.Float32, "<f4")]
    [InlineData(ElementTypes.Float64, "<f8")]
    [InlineData(ElementTypes.Float16, "<f2")]
    [InlineData(ElementTypes.BFloat16, "|V2")]
    [InlineData(ElementTypes.Int8, "|i1")]
    [InlineData(ElementTypes.Int16, "<i2")]
    [InlineData(ElementTypes.Int32, "<i4")]
    [InlineData(ElementTypes.Int64, "<i8")]
    [InlineData(ElementTypes.UInt8, "|u1")]
    [InlineData(ElementTypes.UInt16, "<u2")]
    [InlineData(ElementTypes.UInt32, "<u4")]
    [InlineData(ElementTypes.UInt64, "<u8")]
    [InlineData(ElementTypes.Bool, "|b1")]
    public void A_file_names_its_type_as_NumPy_does(ElementTypes type, string descr)
    {
        byte[] data = new byte[12 * Element.SizeOf(type)];
        new Random(1).NextBytes(data);

        NpyFile file = Write(type, [3, 4], data);

        file.Header.Should().Be($"{{'descr': '{descr}', 'fortran_order': False, 'shape': (3, 4), }}");
        file.Data.Should().Equal(data);
    }

    [Fact]
    public void Shapes_are_Python_tuples()
    {
        Write(ElementTypes.UInt8, [], [7]).Header.Should().Contain("'shape': (), }");
        Write(ElementTypes.UInt8, [2], [7, 8]).Header.Should().Contain("'shape': (2,), }");
        Write(ElementTypes.UInt8, [2, 0], []).Header.Should().Contain("'shape': (2, 0), }");
    }

    [Fact]
    public void The_first_bytes_are_those_of_version_1_0()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.npy");
        using (NpyWriter writer = new(path, ElementTypes.Float32, [1]))
        {
            writer.Write([1, 2, 3, 4]);
            writer.Commit();
        }

        // \x93NUMPY, 1, 0, then 118 = 128 - 10 as two bytes.
        byte[] bytes = File.ReadAllBytes(path);
        Convert.ToHexString(bytes[..10]).Should().Be("934E554D505901007600");
        bytes.Length.Should().Be(128 + 4);
        bytes[127].Should().Be((byte)'\n');
    }

    [Fact]
    public void Writer_neither_commits_too_little_nor_takes_too_much()
    {
        using TemporaryFolder folder = new();
        using (NpyWriter writer = new(folder.File("a.npy"), ElementTypes.Float32, [2]))
        {
            writer.Write(new byte[4]);
            writer.Invoking(w => w.Commit()).Should().Throw<InvalidOperationException>();
            writer.Invoking(w => w.Write(new byte[5])).Should().Throw<ArgumentException>();
        }

        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void Writer_refuses_an_empty_shape_that_NumPy_does_not_load()
    {
        using TemporaryFolder folder = new();
        ((Action)(() => _ = new NpyWriter(folder.File("a.npy"), ElementTypes.UInt16, [0, long.MaxValue])))
            .Should().Throw<ArgumentException>().WithMessage(
                "shape must have a size in bytes that fits in 64 bits, sizes of 0 left out; "
                + "received (0, 9223372036854775807) of uint16.*");
        folder.Files.Should().BeEmpty();
    }

    private static NpyFile Write(ElementTypes type, Shape shape, byte[] data)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.npy");
        using NpyWriter writer = new(path, type, shape);
        writer.Write(data);
        writer.Commit();
        return NpyFile.Read(path);
    }
}
