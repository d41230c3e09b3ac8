using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Hosting;

/// <summary>What a program tells its caller when it cannot tell a person.</summary>
public class ProgramHostTests
{
    private static readonly string Initialize = Tool.CommandOf(typeof(Samples.Initialize.Program));
    private static readonly string Sharded = Tool.CommandOf(typeof(Samples.ShardedInitialize.Program));

    [Fact]
    public void An_error_is_exit_code_2_whether_or_not_its_line_can_be_written()
    {
        using StringWriter output = new();
        CancellationToken never = CancellationToken.None;

        Samples.Initialize.Program.Run(["tensor", "nope", "--shape", "3"], output, new FullWriter(), never)
            .Should().Be(ExitCode.BadInput);
        Samples.Plans.Program.Run(["bert"], output, new FullWriter()).Should().Be(ExitCode.BadInput);
        Samples.Gallery.Program.Run(["--size", "1"], output, new FullWriter(), never).Should().Be(ExitCode.BadInput);
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Samples.Initialize.Program.Run(["tensor", "zeros", "--shape", "3"], output, new FullWriter(), cancelled.Token)
            .Should().Be(ExitCode.Interrupted);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_an_error_only_if_it_is_the_result()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);

        Run("tensor", "zeros", "--shape", "3").Should().Be(ExitCode.BadInput);
        Run("tensor", "zeros", "--shape", "3", "--out", folder.File("a.npy")).Should().Be(ExitCode.Success);
        Run("model", plan, "--out", folder.File("m.safetensors")).Should().Be(ExitCode.Success);
        RunSharded("write", plan, "--dry-run").Should().Be(ExitCode.BadInput);
        RunSharded("write", plan, "--out", folder.File("shards")).Should().Be(ExitCode.Success);
        RunSharded("verify", plan, folder.File("shards")).Should().Be(ExitCode.Success);
        RunSharded("verify", plan, folder.File("m.safetensors"), "--backend", "jax").Should().Be(ExitCode.Difference);
        folder.Files.Should().Contain(["a.npy", "m.safetensors"]);

        int Run(params string[] args)
        {
            using StringWriter error = new();
            return Samples.Initialize.Program.Run(
                args, new FullWriter(), error, TestContext.Current.CancellationToken);
        }

        // Nor does it matter that the notes beside the work cannot be written either.
        int RunSharded(params string[] args) => Samples.ShardedInitialize.Program.Run(
            args, new(new FullWriter(), new FullWriter(), new Dictionary<string, string>().GetValueOrDefault, default));
    }

    [Theory]
    [InlineData("{0} tensor nope --shape 3 2>&-", 2)]
    [InlineData("{0} tensor nope --shape 3 2>/dev/full", 2)]
    [InlineData("{0} tensor zeros --shape 3 >&-", 2)]
    [InlineData("{0} tensor zeros --shape 3 >/dev/full", 2)]
    [InlineData("{0} tensor zeros --shape 3 >&- 2>&- <&-", 2)]
    [InlineData("{0} tensor zeros --shape 3 --out a.npy >/dev/full", 0)]
    [InlineData("{0} tensor zeros --shape 3 --out a.npy >&- 2>&- <&-", 0)]
    [InlineData("{1} write p.json --dry-run 2>&- >lines", 0)]
    [InlineData("{1} write p.json --dry-run >/dev/full", 2)]
    public void Exit_codes_of_real_processes_do_not_depend_on_their_messages(string line, int exitCode)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder);

        ProgramRun run = Tool.Shell($"cd '{folder.File("")}'; {string.Format(null, line, Initialize, Sharded)}");

        run.ExitCode.Should().Be(exitCode, run.Error);
        if (line.Contains(">/dev/full", StringComparison.Ordinal) && exitCode == 2 && !line.Contains("2>"))
        {
            run.Error.TrimEnd().Should().EndWith("error: standard output cannot be written: No space left on device.");
        }
    }

    // A file that the program writes takes the number of a stream that its caller closed: no message may end up in it.
    [Fact]
    public void Messages_for_a_closed_stream_go_nowhere()
    {
        using TemporaryFolder folder = new();
        Tool.Shell($"{Initialize} tensor zeros --shape 1000 --out '{folder.File("a.npy")}'").ExitCode.Should().Be(0);
        Tool.Shell($"{Initialize} tensor zeros --shape 1000 --out '{folder.File("b.npy")}' >&- 2>&- <&-")
            .ExitCode.Should().Be(0);

        File.ReadAllBytes(folder.File("b.npy")).Should().Equal(File.ReadAllBytes(folder.File("a.npy")));
    }

    [Fact]
    public void Work_ends_when_the_reader_of_its_results_has_gone()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);

        ProgramRun run = Tool.Shell($"(sleep 1; {Sharded} write '{plan}' --dry-run; echo $? >&2) | true");

        run.Error.Trim().Should().Be("141");
    }

    [Fact]
    public void A_process_that_may_open_too_few_files_says_so()
    {
        ProgramRun run = Tool.Shell($"ulimit -n 64; {Initialize} tensor zeros --shape 3");

        run.ExitCode.Should().Be(2);
        run.Error.TrimEnd().Should().Be(
            "error: this process may open 64 files at once; it needs 128 (ulimit -n).");
    }

    /// <summary>A disk without room.</summary>
    private sealed class FullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
