using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>Real processes: one is killed in the middle, four run side by side.</summary>
public class ProcessesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_killed_process_leaves_no_shard_and_a_rerun_writes_it()
    {
        using TemporaryFolder folder = new();

        // Orthogonal matrices keep a process busy without many bytes.
        string plan = SmallModel.Write(folder, new Plan("slow", [.. Enumerable.Range(0, 6).Select(i =>
            new PlannedWeight($"w{i}", [700, 700], ElementTypes.Float64, true, new Orthogonal(seed: i)))]));
        string shards = folder.File("shards");
        Directory.CreateDirectory(shards);
        using (Process process = Start("write", plan, "--out", shards, "--threads", "1"))
        {
            SpinWait.SpinUntil(
                () => process.HasExited || Directory.EnumerateFiles(shards, "*.tmp").Any(), Limit).Should().BeTrue();
            process.Kill();
            process.WaitForExit();
        }

        Directory.GetFiles(shards).Should().ContainSingle().Which.Should().EndWith(".tmp");
        ShardedRun.Of("write", plan, "--out", shards).ExitCode.Should().Be(0);
        Directory.GetFiles(shards).Should().HaveCount(2).And.NotContain(path => path.EndsWith(".tmp"));
        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Processes_side_by_side_finish_with_an_index()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = folder.File("shards");
        Process[] processes = [.. Enumerable.Range(0, 4).Select(rank =>
            Start("write", plan, "--out", shards, "--split", "axis", "--rank", $"{rank}", "--size", "4"))];

        foreach (Process process in processes)
        {
            process.WaitForExit(Limit).Should().BeTrue();
            process.ExitCode.Should().Be(0);
            process.Dispose();
        }

        JoinedShards.Read(shards).Should().BeEquivalentTo(SmallModel.Bytes());
        ShardedRun.Of("verify", plan, shards).ExitCode.Should().Be(0);
    }

    [Fact]
    public void The_demonstration_fills_with_four_processes_and_verifies()
    {
        using TemporaryFolder folder = new();
        using StringWriter output = new();
        using StringWriter error = new();
        Session session = new(output, error, _ => null, TestContext.Current.CancellationToken);

        int exitCode = Tour.Run(SmallModel.Write(folder), folder.File("shards"), session);

        exitCode.Should().Be(0);
        output.ToString().Should().StartWith("4 processes fill small into the folder ")
            .And.Contain("one process: all is as the plan has it: ");
        Directory.GetFiles(folder.File("shards"), "*.safetensors").Should().HaveCount(4);
        JoinedShards.Read(folder.File("shards")).Should().BeEquivalentTo(SmallModel.Bytes());
    }

    private static Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(Program).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
