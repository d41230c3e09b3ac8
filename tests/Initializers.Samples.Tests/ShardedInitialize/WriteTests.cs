using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class WriteTests
{
    private const string Index = "model.safetensors.index.json";

    public static TheoryData<string, int> Splits => new()
    {
        { "tensors", 1 }, { "tensors", 2 }, { "tensors", 3 }, { "tensors", 20 },
        { "axis", 1 }, { "axis", 2 }, { "axis", 3 }, { "axis", 20 }, { "axis", 130 },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void Parts_put_together_are_the_whole_model(string split, int size)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = folder.File("shards");

        ProgramRun[] runs = ShardedRun.OfAll(size, "write", plan, "--out", shards, "--split", split);

        runs.Should().OnlyContain(run => run.ExitCode == 0 && run.Error.Length == 0);
        JoinedShards.Read(shards).Should().BeEquivalentTo(SmallModel.Bytes());
        Directory.GetFiles(shards).Select(Path.GetFileName).Should().BeEquivalentTo(
            [Index, .. Enumerable.Range(1, size).Select(i => $"model-{i:00000}-of-{size:00000}.safetensors")]);
        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("tensors")]
    [InlineData("axis")]
    public void The_index_lists_every_weight_in_a_file_that_has_it(string split)
    {
        using TemporaryFolder folder = new();
        string shards = folder.File("shards");

        ShardedRun.OfAll(3, "write", SmallModel.Write(folder), "--out", shards, "--split", split);

        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shards, Index)));
        JsonElement metadata = index.RootElement.GetProperty("metadata");
        metadata.GetProperty("total_size").GetInt64().Should().Be(SmallModel.Plan.ByteCount);
        metadata.GetProperty("total_parameters").GetInt64().Should().Be(SmallModel.Plan.ElementCount);
        Dictionary<string, string> map = index.RootElement.GetProperty("weight_map").EnumerateObject()
            .ToDictionary(item => item.Name, item => item.Value.GetString()!);
        map.Keys.Should().Equal(SmallModel.Plan.Weights.Select(weight => weight.Name));
        foreach ((string name, string file) in map)
        {
            using SafetensorsReader reader = new(Path.Combine(shards, file));
            reader.Find(name).Should().NotBeNull();
            reader.Metadata["format"].Should().Be("pt");
        }
    }

    [Fact]
    public void The_index_comes_with_the_last_shard()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = folder.File("shards");

        foreach (int rank in (int[])[1, 2])
        {
            ProgramRun run = ShardedRun.Of(ShardedRun.Torchrun(rank, 3), "write", plan, "--out", shards);
            run.Output.Should().StartWith($"rank {rank} of 3: wrote model-0000{rank + 1}-of-00003.safetensors, ")
                .And.Contain("peak memory").And.NotContain(Index);
            File.Exists(Path.Combine(shards, Index)).Should().BeFalse();
        }

        ProgramRun last = ShardedRun.Of("write", plan, "--out", shards, "--rank", "0", "--size", "3");
        last.Output.Should().Contain($"rank 0 of 3: wrote {Index}: every shard is in place");
        File.Exists(Path.Combine(shards, Index)).Should().BeTrue();
    }

    [Fact]
    public void A_dry_run_of_several_processes_gives_the_digests_of_one_and_writes_nothing()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string[] expected = [.. SmallModel.Bytes().Select(
            pair => $"{Convert.ToHexStringLower(SHA256.HashData(pair.Value))}  {pair.Key}")];

        Lines(ShardedRun.OfAll(3, "write", plan, "--dry-run")).Should().BeEquivalentTo(expected);
        Lines(ShardedRun.Of("write", plan, "--dry-run")).Should().Equal(expected);
        Lines(ShardedRun.Of("write", plan, "--dry-run", "--split", "axis")).Should().Equal(expected);
        folder.Files.Should().Equal("p.json");
    }

    [Fact]
    public void A_dry_run_along_axes_gives_the_digests_of_boxes()
    {
        using TemporaryFolder folder = new();
        string[] lines = Lines(ShardedRun.Of(
            ShardedRun.Torchrun(1, 3), "write", SmallModel.Write(folder), "--dry-run", "--split", "axis"));

        byte[] rows = SmallModel.Bytes()["embedding"][(34 * 8 * 4)..(67 * 8 * 4)];
        lines[0].Should().Be($"{Convert.ToHexStringLower(SHA256.HashData(rows))}  embedding[34:67, 0:8]");
    }

    [Fact]
    public void Threads_and_backend_are_those_asked_for()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string[] whole = Lines(ShardedRun.Of("write", plan, "--dry-run", "--threads", "1"));

        Lines(ShardedRun.Of("write", plan, "--dry-run", "--threads", "2")).Should().Equal(whole);
        Lines(ShardedRun.Of("write", plan, "--dry-run", "--backend", "numpy"))[0].Should().NotBe(whole[0]);
    }

    // 4.9e9 and 3e9 elements: more than an int counts, more bytes than this machine needs to have.
    [Fact]
    public void Slices_of_tensors_larger_than_any_array_are_filled_alone()
    {
        using TemporaryFolder folder = new();
        Shape matrix = [70_000, 70_000];
        HeNormal initializer = new(seed: 8);
        string plan = SmallModel.Write(folder, new Plan("large", [
            new("matrix", matrix, ElementTypes.Float32, true, initializer),
            new("bytes", [3_000_000_000], ElementTypes.UInt8, true, new Constant(7)),
        ]));

        string[] lines = Lines(ShardedRun.Of(
            "write", plan, "--dry-run", "--split", "axis", "--rank", "69999", "--size", "70000"));

        byte[] row = new byte[70_000 * sizeof(float)];
        initializer.Fill(
            matrix, 69_999L * 70_000, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(row.AsSpan()));
        byte[] sevens = new byte[3_000_000_000 / 70_000];
        Array.Fill(sevens, (byte)7);
        long last = 3_000_000_000 - sevens.Length;
        lines.Should().Equal(
            $"{Convert.ToHexStringLower(SHA256.HashData(row))}  matrix[69999:70000, 0:70000]",
            $"{Convert.ToHexStringLower(SHA256.HashData(sevens))}  "
                + string.Create(CultureInfo.InvariantCulture, $"bytes[{last}:3000000000]"));
    }

    internal static string[] Lines(params ProgramRun[] runs)
    {
        runs.Should().OnlyContain(run => run.ExitCode == 0);
        return [.. runs.SelectMany(run => run.Output.Split(
            Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))];
    }
}
