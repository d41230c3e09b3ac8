using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Files;

/// <summary>What cannot be read is refused at once: a device has no end, and a pipe may never say anything.</summary>
public class InputFileTests
{
    [Fact]
    public void A_file_is_opened_and_anything_else_is_called_what_it_is()
    {
        using TemporaryFolder folder = new();
        using (FileStream file = InputFile.Open(folder.Write("a", "xyz")))
        {
            file.Length.Should().Be(3);
        }

        Refuses(folder.File("none"), "there is no such file.");
        Refuses("", "there is no such file.");
        Refuses(folder.File(""), "a file is to be read, not a folder.");
        Refuses(Tool.MakePipe(folder, "pipe"), "a file is to be read, not a device, a pipe or a socket.");
    }

    [Fact]
    public void Plan_digests_checkpoint_and_shard_are_refused_where_they_are_endless_or_silent()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string pipe = Tool.MakePipe(folder, "pipe.safetensors");
        string zeros = Tool.MakeDevice(folder, "zeros.safetensors", 5);
        foreach (string path in (string[])[pipe, zeros])
        {
            foreach (ProgramRun run in (ProgramRun[])
            [
                Programs.Initialize("model", path, "--out", folder.File("m")),
                Programs.Initialize("model", plan, "--out", folder.File("m"), "--digests", path),
                ShardedRun.Of("write", path, "--dry-run"),
            ])
            {
                run.ExitCode.Should().Be(2);
                run.Error.TrimEnd().Should().Be(
                    $"error: {path}: a file is to be read, not a device, a pipe or a socket.");
            }

            ProgramRun verify = ShardedRun.Of("verify", plan, path);
            verify.ExitCode.Should().Be(1);
            verify.Output.Should().Contain("not a device, a pipe or a socket");
        }
    }

    private static void Refuses(string path, string problem) => ((Action)(() => InputFile.Open(path)))
        .Should().Throw<FileException>().WithMessage($"{path}: {problem}");
}
