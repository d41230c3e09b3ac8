using System;
using System.IO;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Sharding;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class RerunTests
{
    private const int Size = 3;

    [Theory]
    [InlineData("tensors")]
    [InlineData("axis")]
    public void A_rerun_keeps_what_is_complete_and_right(string split)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, split);
        DateTime[] times = [.. Directory.GetFiles(shards).Order().Select(File.GetLastWriteTimeUtc)];

        ProgramRun[] runs = ShardedRun.OfAll(Size, "write", plan, "--out", shards, "--split", split);

        runs.Should().OnlyContain(run => run.Output.Contains(" of 3: kept model-") && !run.Output.Contains("wrote"));
        Directory.GetFiles(shards).Order().Select(File.GetLastWriteTimeUtc).Should().Equal(times);
    }

    [Theory]
    [InlineData("tensors", -1, "the bytes of \"")]
    [InlineData("axis", -1, "the bytes of \"")]
    [InlineData("tensors", 20, "")]
    public void A_flipped_bit_is_found_and_the_shard_written_anew(string split, int position, string reason)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, split);
        string path = Path.Combine(shards, "model-00002-of-00003.safetensors");
        byte[] good = File.ReadAllBytes(path);
        Flip(path, position);

        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(1);
        ProgramRun[] runs = ShardedRun.OfAll(Size, "write", plan, "--out", shards, "--split", split);

        runs.Where(run => run.Output.Contains("wrote model-")).Should().ContainSingle()
            .Which.Output.Should().StartWith(
                $"rank 1 of 3: writing model-00002-of-00003.safetensors anew: {reason}");
        File.ReadAllBytes(path).Should().Equal(good);
        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(2000)]
    public void A_file_that_was_cut_off_is_written_anew(int length)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, "tensors");
        string path = Path.Combine(shards, "model-00001-of-00003.safetensors");
        byte[] good = File.ReadAllBytes(path);
        File.WriteAllBytes(path, good[..length]);

        ShardedRun.OfAll(Size, "write", plan, "--out", shards);

        File.ReadAllBytes(path).Should().Equal(good);
    }

    [Fact]
    public void Another_seed_backend_or_split_is_written_over_the_old_and_the_index_waits_for_all()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, "tensors");
        string index = Path.Combine(shards, IndexFile.Name);
        string other = SmallModel.Write(
            folder,
            SmallModel.With("cube", SmallModel.Plan.Weights[2] with { Initializer = new GlorotUniform(seed: 33) }),
            "q.json");

        foreach (string[] options in (string[][])[["--split", "axis"], ["--backend", "numpy"], []])
        {
            string usedPlan = options.Length == 0 ? other : plan;
            foreach (int rank in (int[])[2, 0, 1])
            {
                ProgramRun run = ShardedRun.Of(
                    ShardedRun.Torchrun(rank, Size), ["write", usedPlan, "--out", shards, .. options]);
                run.Output.Should().Contain("anew: it belongs to another plan, backend or split");
                File.Exists(index).Should().Be(rank == 1);
            }

            ShardedRun.Of("verify", usedPlan, shards).ExitCode.Should().Be(0);
        }
    }

    [Fact]
    public void What_a_killed_process_left_behind_goes_with_the_rerun()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = folder.File("shards");
        Directory.CreateDirectory(shards);
        File.WriteAllText(Path.Combine(shards, "model-00002-of-00003.safetensors.unfinished-0123abcd.tmp"), "half");

        WriteAll(folder, plan, "tensors");

        Directory.GetFiles(shards).Should().HaveCount(Size + 1).And.NotContain(path => path.EndsWith(".tmp"));
        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_shard_that_is_read_only_is_kept_if_it_is_right_and_else_refused()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, "tensors");
        string path = Path.Combine(shards, "model-00002-of-00003.safetensors");
        byte[] good = File.ReadAllBytes(path);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        ShardedRun.OfAll(Size, "write", plan, "--out", shards).Should().OnlyContain(run => run.Output.Contains(": kept "));
        ProgramRun other = ShardedRun.Of(
            ShardedRun.Torchrun(1, Size), "write", plan, "--out", shards, "--backend", "numpy");

        other.ExitCode.Should().Be(2);
        other.Error.TrimEnd().Should().Be($"error: {path}: the file is read-only; it is not replaced.");
        File.ReadAllBytes(path).Should().Equal(good);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_folder_of_another_number_of_processes_is_refused()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = WriteAll(folder, plan, "tensors");

        ProgramRun run = ShardedRun.Of(ShardedRun.Torchrun(0, 4), "write", plan, "--out", shards);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Match("error: * holds a file of another number of processes than 4, model-0000?-of-00003*");
        Directory.GetFiles(shards).Should().HaveCount(Size + 1);
    }

    [Fact]
    public void A_run_interrupted_in_the_middle_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource cancellation = new();
        var model = ShardedModel.Create(SmallModel.Plan, Backend.Default, Split.Tensors, 1);
        string path = folder.File("model-00001-of-00001.safetensors");
        long written = 0;
        Action act = () => ShardWriter.Write(
            path,
            model.ShardOf(0),
            new ChunkedFill(64),
            bytes =>
            {
                written += bytes;
                if (written > 1000)
                {
                    folder.Files.Should().ContainSingle().Which.Should().EndWith(".tmp");
                    cancellation.Cancel();
                }
            },
            cancellation.Token);

        act.Should().Throw<OperationCanceledException>();
        written.Should().BeInRange(1001, 1064);
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void An_interrupted_run_says_so_and_keeps_complete_shards()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        ShardedRun.Of(ShardedRun.Torchrun(0, 2), "write", plan, "--out", folder.File("shards"));
        using CancellationTokenSource cancellation = new();
        cancellation.Cancel();

        ProgramRun run = ShardedRun.Run(
            ShardedRun.Torchrun(1, 2), ["write", plan, "--out", folder.File("shards")], cancellation.Token);

        run.ExitCode.Should().Be(ExitCode.Interrupted);
        run.Error.Should().Be($"Interrupted; no unfinished file was left behind.{Environment.NewLine}");
        Directory.GetFiles(folder.File("shards")).Should().ContainSingle()
            .Which.Should().EndWith("model-00001-of-00002.safetensors");
    }

    internal static void Flip(string path, int position)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[position < 0 ? bytes.Length + position : position] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static string WriteAll(TemporaryFolder folder, string plan, string split)
    {
        string shards = folder.File("shards");
        ShardedRun.OfAll(Size, "write", plan, "--out", shards, "--split", split)
            .Should().OnlyContain(run => run.ExitCode == 0);
        return shards;
    }
}
