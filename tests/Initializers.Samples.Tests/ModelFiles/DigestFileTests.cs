using System;
using System.Linq;
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
            $$"""{"weights":[{"name":"a","numpy_sha256":"x","tensorflow_sha256":"{{Digest}}"},{"name":"b","tensorflow_sha256":null},{"name":"c","torch_sha256":"{{Digest}}"}]}""");

        DigestFile digests = DigestFile.Read(path, Backend.TensorFlow);

        digests.Names.Should().Equal("a", "b", "c");
        digests.TryGet("a", out string? first).Should().BeTrue();
        first.Should().Be("abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789");
        digests.TryGet("b", out string? second).Should().BeTrue();
        second.Should().BeNull();
        digests.TryGet("c", out string? third).Should().BeTrue();
        third.Should().BeNull("another backend's digest says nothing about this one");
        digests.TryGet("d", out _).Should().BeFalse();
    }

    [Fact]
    public void Read_knows_every_backend()
    {
        using TemporaryFolder folder = new();
        string keys = string.Join(",", Backend.All.Select((backend, i) => $"\"{backend.Name}_sha256\":\"{i}{Digest[1..]}\""));
        string path = folder.Write("d.json", $$"""{"weights":[{"name":"a",{{keys}}}]}""");

        Backend.All.Select(backend => backend.Name).Should().Contain(["tensorflow", "torch", "numpy", "jax"]);
        for (int i = 0; i < Backend.All.Count; i++)
        {
            DigestFile.Read(path, Backend.All[i]).TryGet("a", out string? digest).Should().BeTrue();
            digest.Should().StartWith($"{i}bcdef");
        }
    }

    [Theory]
    [InlineData("""{"weights":7}""", "\"weights\" of the digest file must be an array; received 7.")]
    [InlineData(
        """{"weights":[{"name":"a","numpy_sha256":null},{"name":"b","jax_sha256":null}]}""",
        "no weight has \"tensorflow_sha256\": the file says nothing about the tensorflow backend, "
            + "only jax_sha256, numpy_sha256.")]
    [InlineData(
        """{"weights":[{"name":"a"}]}""",
        "no weight has \"tensorflow_sha256\": the file says nothing about the tensorflow backend.")]
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

        act.Should().Throw<FileException>().WithMessage($"{path}: {message}");
    }
}
