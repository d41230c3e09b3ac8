using System;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class DigestFileTests
{
    private const string Digest = "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

    [Fact]
    public void Read_takes_the_digests_of_the_backend_in_lower_case()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "d.json",
            $$"""{"weights":[{"name":"a","numpy_sha256":"x","tensorflow_sha256":"{{Digest}}"},{"name":"b","tensorflow_sha256":null}]}""");

        DigestFile digests = DigestFile.Read(path, Backend.TensorFlow);

        digests.Names.Should().Equal("a", "b");
        digests.TryGet("a", out string? first).Should().BeTrue();
        first.Should().Be("abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789");
        digests.TryGet("b", out string? second).Should().BeTrue();
        second.Should().BeNull();
        digests.TryGet("c", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"weights":7}""", "\"weights\" of the digest file must be an array; received 7.")]
    [InlineData(
        """{"weights":[{"name":"a","numpy_sha256":null}]}""",
        "weights[0] (\"a\") has no \"tensorflow_sha256\": the file says nothing about the tensorflow backend.")]
    [InlineData(
        """{"weights":[{"name":"a","tensorflow_sha256":"12"}]}""",
        "\"tensorflow_sha256\" of weights[0] (\"a\") must be 64 hexadecimal digits or null; received \"12\".")]
    [InlineData(
        """{"weights":[{"name":"a","tensorflow_sha256":null},{"name":"a","tensorflow_sha256":null}]}""",
        "weights[1] (\"a\") repeats that name.")]
    public void Read_refuses_what_is_no_digest_file(string text, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("d.json", text);
        Action act = () => DigestFile.Read(path, Backend.TensorFlow);

        act.Should().Throw<ModelFileException>().WithMessage($"{path}: {message}");
    }
}
