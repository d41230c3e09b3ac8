using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

/// <summary>The limits of what is read, and the kinds of text that files come in.</summary>
public class JsonFileTests
{
    private const string Start = """{"schema":"initializer-plan/1","model":"m","weights":[]""";

    [Fact]
    public void A_file_larger_than_the_limit_is_refused_before_it_is_read()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");
        using (FileStream file = new(path, FileMode.CreateNew))
        {
            file.SetLength((1L << 30) + 1);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(path, "it is longer than 1,073,741,824 bytes.");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
    }

    [Theory]
    [InlineData(",\"x\":", '7')]
    [InlineData(",\"x\":\"a", 'a')]
    [InlineData(",\"", 'k')]
    public void A_single_absurd_number_text_or_name_is_refused_without_keeping_it(string before, char repeated)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");
        using (StreamWriter file = new(path))
        {
            file.Write(Start);
            file.Write(before);
            string piece = new(repeated, 1 << 20);
            for (int i = 0; i < 50; i++)
            {
                file.Write(piece);
            }
        }

        Refuses(path, "one value in it is longer than 1,048,576 bytes.");
    }

    [Fact]
    public void A_compressed_file_is_refused_where_its_absurd_value_shows()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json.gz");
        using (GZipStream zip = new(File.Create(path), CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(Start));
            byte[] digits = new byte[1 << 20];
            digits.AsSpan().Fill((byte)'9');
            zip.Write(",\"x\":"u8);
            for (int i = 0; i < 300; i++)
            {
                zip.Write(digits);
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(path, "one value in it is longer than 1,048,576 bytes.");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 << 20);
    }

    [Fact]
    public void Long_values_within_the_limit_and_texts_of_many_pieces_are_read()
    {
        using TemporaryFolder folder = new();
        string note = new('ü', 500_000);
        string path = folder.Write("p.json", $$"""{{Start}},"a":"{{note}}","b":"{{note}}"{{new string(' ', 300_000)}}}""");

        PlanReader.Read(path).Model.Should().Be("m");
    }

    [Fact]
    public void A_byte_order_mark_is_taken_and_another_encoding_is_not()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");
        File.WriteAllText(path, Start + "}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.ReadAllBytes(path)[0].Should().Be(0xEF);
        PlanReader.Read(path).Model.Should().Be("m");

        File.WriteAllText(path, Start + "}", Encoding.Unicode);
        Refuses(path, "not valid JSON at line 1, byte 1.");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(Start), .. ",\"a\":\""u8, 0xFF, .. "\"}"u8]);
        Refuses(path, "not valid JSON: a text in it is not UTF-8.");
    }

    private static void Refuses(string path, string problem) => ((Action)(() => PlanReader.Read(path)))
        .Should().Throw<FileException>().WithMessage($"{path}: {problem}");
}
