using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class ShardedProgramTests
{
    [Theory]
    [InlineData("one of --out and --dry-run must be given.", "write", "PLAN")]
    [InlineData("one of --out and --dry-run must be given.", "write", "PLAN", "--out", "x", "--dry-run")]
    [InlineData("--split must be tensors or axis; received \"rows\".", "write", "PLAN", "--dry-run", "--split", "rows")]
    [InlineData("--backend must be one of *\"mxnet\".", "write", "PLAN", "--dry-run", "--backend", "mxnet")]
    [InlineData("--threads must be *\"0\".", "write", "PLAN", "--dry-run", "--threads", "0")]
    [InlineData("--rank is given without --size: *", "write", "PLAN", "--dry-run", "--rank", "1")]
    [InlineData(
        "*--digests *needs --split tensors.",
        "write", "PLAN", "--dry-run", "--split", "axis", "--digests", "d", "--rank", "0", "--size", "2")]
    [InlineData("no.json: there is no such file.", "write", "no.json", "--dry-run")]
    [InlineData("no-folder: there is no such folder or file.", "verify", "PLAN", "no-folder")]
    [InlineData("*: the folder holds no safetensors file.", "verify", "PLAN", "FOLDER")]
    [InlineData("PLAN: the folder cannot be made: there is a file of that name.", "write", "PLAN", "--out", "PLAN")]
    [InlineData("Required argument 'path' missing for command: 'verify'.", "verify", "PLAN")]
    [InlineData("*'fill'*", "fill")]
    public void What_cannot_be_done_is_one_line_and_exit_code_2(string message, params string[] args)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string Replace(string text) => text.Replace("PLAN", plan).Replace("FOLDER", folder.File(""));

        ShardedRun.Of([.. args.Select(Replace)]).ShouldBeRefused(Replace(message));
        folder.Files.Should().Equal("p.json");
    }

    [Fact]
    public void A_weight_without_a_seed_is_refused_since_every_process_would_draw_its_own()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(
            folder, SmallModel.With("kernel", SmallModel.Plan.Weights[1] with { Initializer = new HeNormal() }));

        foreach (ProgramRun run in (ProgramRun[])
            [ShardedRun.Of("write", plan, "--dry-run"), ShardedRun.Of("verify", plan, plan)])
        {
            run.ExitCode.Should().Be(2);
            run.Error.Should().StartWith("error: ");
        }

        ShardedRun.Of("write", plan, "--dry-run").Error.Should()
            .StartWith("error: weight \"kernel\" must have a seed in the plan");
    }

    [Fact]
    public void A_weight_that_cannot_be_filled_is_named_and_leaves_no_file()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(
            folder, SmallModel.With("bias", SmallModel.Plan.Weights[4] with { Initializer = new Identity() }));

        ProgramRun run = ShardedRun.Of("write", plan, "--out", folder.File("shards"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("error: weight \"bias\": shape must have rank 2");
        Directory.GetFiles(folder.File("shards")).Should().BeEmpty();
    }

    [Fact]
    public void Progress_is_a_line_for_every_tenth()
    {
        using StringWriter error = new();
        Action<long> done = Progress.LinesTo(error, "rank 1 of 2: digests", 1000);
        foreach (long bytes in (long[])[50, 49, 1, 350, 0, 550])
        {
            done(bytes);
        }

        error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Should().Equal(
            "rank 1 of 2: digests, 10 %", "rank 1 of 2: digests, 45 %", "rank 1 of 2: digests, 100 %");
    }
}
