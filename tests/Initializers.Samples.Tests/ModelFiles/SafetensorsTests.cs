using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class SafetensorsTests
{
    public static TheoryData<ElementTypes> Types => new(
        Enum.GetValues<ElementTypes>().Where(type => type != ElementTypes.None && int.PopCount((int)type) == 1));

    [Fact]
    public void A_file_has_the_bytes_of_the_format()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        using (SafetensorsWriter writer = new(
            path, [("w", ElementTypes.Float32, new Shape(1, 2))], new Dictionary<string, string> { ["model"] = "m" }))
        {
            writer.Write([0, 0, 128, 63]);
            writer.Write([0, 0, 0, 64]);
            writer.Commit();
        }

        const string Header =
            """{"__metadata__":{"format":"pt","model":"m"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";
        byte[] bytes = File.ReadAllBytes(path);
        int length = (Header.Length + 7) / 8 * 8;
        BinaryPrimitives.ReadUInt64LittleEndian(bytes).Should().Be((ulong)length);
        Encoding.UTF8.GetString(bytes, 8, length).Should().Be(Header.PadRight(length));
        bytes[(8 + length)..].Should().Equal(0, 0, 128, 63, 0, 0, 0, 64);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_tensor_of_every_type_reads_back(ElementTypes type)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        byte[] bytes = [.. Enumerable.Range(1, 6 * Element.SizeOf(type)).Select(i => (byte)i)];
        using (SafetensorsWriter writer = new(path, [("a/b \"ü\"", type, new Shape(2, 3))]))
        {
            writer.Write(bytes);
            writer.Commit();
        }

        using SafetensorsReader reader = new(path);
        SafetensorsEntry entry = reader.Find("a/b \"ü\"")!;
        entry.Type.Should().Be(type);
        (entry.Shape == new Shape(2, 3)).Should().BeTrue();
        reader.ReadAll(entry).Should().Equal(bytes);
        byte[] part = new byte[3];
        reader.Read(entry, 2, part);
        part.Should().Equal(3, 4, 5);
        reader.Metadata.Should().Equal(new Dictionary<string, string> { ["format"] = "pt" });
    }

    [Fact]
    public void Tensors_lie_widest_elements_first_without_holes_and_keep_their_order_otherwise()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        using (SafetensorsWriter writer = new(
            path,
            [
                ("byte", ElementTypes.UInt8, new Shape(3)), ("single", ElementTypes.Float32, new Shape()),
                ("empty", ElementTypes.Float32, new Shape(0, 4)), ("double", ElementTypes.Float64, new Shape(2)),
                ("half", ElementTypes.Float16, new Shape(1)),
            ]))
        {
            writer.Entries.Select(entry => (entry.Name, entry.Begin, entry.End)).Should().Equal(
                ("double", 0, 16), ("single", 16, 20), ("empty", 20, 20), ("half", 20, 22), ("byte", 22, 25));
            writer.Write(new byte[25]);
            writer.Commit();
        }

        using SafetensorsReader reader = new(path);
        reader.Entries.Should().HaveCount(5);
        reader.ReadAll(reader.Find("empty")!).Should().BeEmpty();
        reader.Find("other").Should().BeNull();
    }

    [Fact]
    public void Writer_neither_commits_too_little_nor_takes_too_much()
    {
        using TemporaryFolder folder = new();
        using (SafetensorsWriter writer = new(folder.File("a"), [("w", ElementTypes.Float32, new Shape(2))]))
        {
            writer.Write(new byte[7]);
            writer.Invoking(w => w.Commit()).Should().Throw<InvalidOperationException>();
            writer.Invoking(w => w.Write(new byte[2])).Should().Throw<ArgumentException>();
        }

        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void Metadata_can_be_replaced_at_the_end_by_texts_of_the_same_length()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a");
        using (SafetensorsWriter writer = new(
            path, [("w", ElementTypes.UInt8, new Shape(3))], new Dictionary<string, string> { ["digest"] = "0000" }))
        {
            writer.Write([1, 2, 3]);
            writer.ReplaceMetadata(new Dictionary<string, string> { ["digest"] = "a1b2" });
            writer.Invoking(w => w.ReplaceMetadata(new Dictionary<string, string> { ["digest"] = new('0', 50) }))
                .Should().Throw<ArgumentException>().WithMessage("metadata must keep the header's length of *");
            writer.Commit();
        }

        using SafetensorsReader reader = new(path);
        reader.Metadata["digest"].Should().Be("a1b2");
        reader.ReadAll(reader.Find("w")!).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Writer_refuses_names_that_repeat_or_are_reserved()
    {
        using TemporaryFolder folder = new();
        foreach (string[] names in (string[][])[["a", "a"], ["__metadata__"]])
        {
            Action act = () => _ = new SafetensorsWriter(
                folder.File("a"), names.Select(name => (name, ElementTypes.Float32, new Shape(2))));
            act.Should().Throw<ArgumentException>().WithMessage("tensors must have distinct names*");
        }

        folder.Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{}", 1, "it has 1 bytes of elements, not 0.")]
    [InlineData("nonsense", 0, "its header is not valid JSON at line 1, byte 2.")]
    [InlineData("""{"a":{"dtype":"F31","shape":[],"data_offsets":[0,-4]}}""", 4, "*offsets that do not fit*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "*offsets that do not fit*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "\"a\" starts at 4, not at 0.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "it has 3 bytes*not 4.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[]}}""", 4, "\"a\" in the header has offsets that *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "\"a\" in the header has offsets that *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "\"a\" in the header has offsets that *")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775807,-9223372036854775805]}}""", 4, "\"a\" starts at *")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0,9223372036854775807,3],"data_offsets":[0,0]}}""", 0, "*fits in 64 bits*")]
    [InlineData("""{"a\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "its header is not valid JSON: *surrogate*")]
    [InlineData("""{"__metadata__":{"a":"\udc00"}}""", 0, "its header is not valid JSON: *surrogate*")]
    public void Reader_refuses_a_bad_file(string header, int dataLength, string message)
    {
        using TemporaryFolder folder = new();
        string path = WriteFile(folder, header, dataLength);
        Action act = () => _ = new SafetensorsReader(path);

        act.Should().Throw<FileException>().WithMessage($"{path}: not a safetensors file: {message}");
    }

    [Theory]
    [InlineData("[]", "the header must be an object; received [].")]
    [InlineData("""{"a":7}""", "\"a\" in the header must be an object; received 7.")]
    [InlineData("""{"a":{}}""", "\"a\" in the header must have \"dtype\".")]
    [InlineData("""{"a":{"dtype":7}}""", "\"dtype\" of \"a\" in the header must be a string; received 7.")]
    [InlineData("""{"a":{"dtype":"F32","shape":4}}""", "\"shape\" of \"a\" in the header must be an array; received 4.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1]}}""", "\"shape\" of \"a\" in the header: shape must have sizes of 0 *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e1]}}""", "\"shape\" of \"a\" in the header must hold integers; received 1e1.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "\"a\" in the header must have \"data_offsets\".")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":["0",4]}}""",
        "\"data_offsets\" of \"a\" in the header must hold integers; received \"0\".")]
    [InlineData("""{"__metadata__":[]}""", "the header's __metadata__ must be an object; received [].")]
    [InlineData("""{"__metadata__":{"a":1}}""", "\"a\" of the header's __metadata__ must be a string; received 1.")]
    public void Reader_names_the_field_of_the_header_that_is_wrong(string header, string message)
    {
        using TemporaryFolder folder = new();
        string path = WriteFile(folder, header, 0);
        Action act = () => _ = new SafetensorsReader(path);

        act.Should().Throw<FileException>().WithMessage($"{path}: {message}");
    }

    [Theory]
    [InlineData(ElementTypes.UInt8, new long[] { 0, long.MaxValue, 3 })]
    [InlineData(ElementTypes.Float32, new long[] { 0, long.MaxValue })]
    [InlineData(ElementTypes.Float64, new long[] { 1L << 31, 1L << 31, 0 })]
    public void Writer_refuses_an_empty_shape_that_no_reader_loads(ElementTypes type, long[] shape)
    {
        using TemporaryFolder folder = new();
        Action act = () => _ = new SafetensorsWriter(folder.File("a"), [("w", type, new Shape(shape))]);

        act.Should().Throw<ArgumentException>()
            .WithMessage("tensor \"w\": shape must have a size in bytes that fits in 64 bits, sizes of 0 left out; received *");
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void A_type_that_is_not_supported_is_named_where_it_is_read_and_others_are_read()
    {
        using TemporaryFolder folder = new();
        string path = WriteFile(
            folder,
            """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F8_E4M3","shape":[3],"data_offsets":[8,11]}}""",
            11);
        using SafetensorsReader reader = new(path);
        Action act = () => reader.ReadAll(reader.Find("b")!);

        reader.Entries.Select(entry => entry.TypeName).Should().Equal("float32", "F8_E4M3, which is not supported,");
        reader.ReadAll(reader.Find("a")!).Should().Equal(new byte[8]);
        act.Should().Throw<FileException>().WithMessage($"{path}: \"b\" has the type F8_E4M3, which is not supported.");
    }

    [Fact]
    public void Reader_refuses_a_header_longer_than_the_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a");
        File.WriteAllBytes(path, [200, 0, 0, 0, 0, 0, 0, 0, 1]);
        Action act = () => _ = new SafetensorsReader(path);

        act.Should().Throw<FileException>().WithMessage("*its header would be 200 bytes long.");
    }

    private static string WriteFile(TemporaryFolder folder, string header, int dataLength)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        File.WriteAllBytes(folder.File("a"), [.. prefix, .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]]);
        return folder.File("a");
    }
}
