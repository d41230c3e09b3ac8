using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Hosting;

/// <summary>Real processes, ended in the middle of their work.</summary>
public class SignalTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    [InlineData("HUP", 1)]
    [InlineData("QUIT", 3)]
    public void A_signal_that_asks_to_stop_leaves_no_temporary(string signal, int number)
    {
        Assert.SkipWhen(IsIgnored(number), $"This process ignores SIG{signal}, as under nohup, and so do its children.");
        using TemporaryFolder folder = new();
        using Process process = StartAndWaitForTemporary(folder, SlowPlan(folder));
        Tool.Run("kill", $"-{signal}", $"{process.Id}").ExitCode.Should().Be(0);

        process.WaitForExit(Limit).Should().BeTrue();
        process.ExitCode.Should().Be(ExitCode.Interrupted);
        process.StandardError.ReadToEnd().TrimEnd().Should().Be("Interrupted; no file was left behind.");
        folder.Files.Should().Equal("p.json");
    }

    // A factorization of this size takes minutes and looks at nothing meanwhile.
    [Fact]
    public void A_second_signal_ends_a_process_that_does_not_get_to_stop()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(
            folder, new Plan("slow", [new("w", [9000, 9000], ElementTypes.Float64, true, new Orthogonal(seed: 1))]));
        using Process process = StartAndWaitForTemporary(folder, plan);
        for (int i = 0; i < 2; i++)
        {
            Tool.Run("kill", "-TERM", $"{process.Id}").ExitCode.Should().Be(0);
            Thread.Sleep(200);
        }

        process.WaitForExit(TimeSpan.FromSeconds(10)).Should().BeTrue();
        process.ExitCode.Should().Be(128 + 15);
    }

    [Fact]
    public void What_a_killed_process_leaves_goes_with_the_next_run()
    {
        using TemporaryFolder folder = new();
        string plan = SlowPlan(folder);
        using (Process process = StartAndWaitForTemporary(folder, plan))
        {
            process.Kill();
            process.WaitForExit(Limit).Should().BeTrue();
        }

        folder.Files.Should().HaveCount(2).And.Contain(name => name.StartsWith("m.safetensors.unfinished-"));
        string small = SmallModel.Write(folder);
        Programs.Initialize("model", small, "--out", folder.File("m.safetensors")).ExitCode.Should().Be(0);
        folder.Files.Should().BeEquivalentTo("p.json", "m.safetensors");
    }

    // The mask has a bit for each signal, the lowest for number 1.
    private static bool IsIgnored(int number)
    {
        const string field = "SigIgn:";
        string? line = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))
            : null;
        return line is not null
            && ((ulong.Parse(line[field.Length..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (number - 1)) & 1) == 1;
    }

    private static Process StartAndWaitForTemporary(TemporaryFolder folder, string plan)
    {
        Process process = Tool.Start(
            typeof(Samples.Initialize.Program), "model", plan, "--out", folder.File("m.safetensors"));
        SpinWait.SpinUntil(
            () => process.HasExited || folder.Files.Any(name => name.EndsWith(".tmp", StringComparison.Ordinal)), Limit)
            .Should().BeTrue();
        process.HasExited.Should().BeFalse();
        return process;
    }

    // Orthogonal matrices keep a process busy without many bytes.
    private static string SlowPlan(TemporaryFolder folder) => SmallModel.Write(folder, new Plan("slow", [
        .. Enumerable.Range(0, 40).Select(i =>
            new PlannedWeight($"w{i}", [700, 700], ElementTypes.Float64, true, new Orthogonal(seed: i)))]));
}
