using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>A real Keras model over several processes, against the digests of Keras's values.</summary>
public class RealShardsTests
{
    [Theory]
    [InlineData("tensors", "tensorflow")]
    [InlineData("axis", "tensorflow")]
    [InlineData("axis", "numpy")]
    public void Every_weight_of_a_transformer_has_its_digest(string split, string backendName)
    {
        using TemporaryFolder folder = new();
        Backend.TryGet(backendName, out Backend? backend).Should().BeTrue();
        var digests = DigestFile.Read(PathOf("transformer.sha256.json"), backend!);

        ShardedRun.OfAll(
            3, "write", PathOf("transformer.plan.json"), "--out", folder.File("shards"), "--split", split,
            "--backend", backendName).Should().OnlyContain(run => run.ExitCode == 0);

        foreach ((string name, byte[] bytes) in JoinedShards.Read(folder.File("shards")))
        {
            digests.TryGet(name, out string? expected).Should().BeTrue();
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).Should().Be(expected, name);
        }
    }

    [Fact]
    public void Digests_are_compared_by_each_process()
    {
        string digests = PathOf("transformer.sha256.json");
        ProgramRun[] runs = ShardedRun.OfAll(
            3, "write", PathOf("transformer.plan.json"), "--dry-run", "--digests", digests);

        runs.Should().OnlyContain(run => run.ExitCode == 0);
        WriteTests.Lines(runs).Should().HaveCount(68);
        ProgramRun other = ShardedRun.Of(
            "write", PathOf("lstm-classifier.plan.json"), "--dry-run", "--digests", digests);
        other.ExitCode.Should().Be(1);
        other.Output.Should().Contain("the file does not list it");
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden/models", file);
}
