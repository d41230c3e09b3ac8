using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Files;

/// <summary>What a file must not take the place of. Devices are nodes that the test makes in a folder of its own.</summary>
public class OutputPathTests
{
    [Fact]
    public void What_is_absent_or_a_file_may_be_written()
    {
        using TemporaryFolder folder = new();

        OutputPath.Check(folder.File("new")).Should().Be(folder.File("new"));
        OutputPath.Check(folder.Write("old", "x")).Should().Be(folder.File("old"));
        FileStatus.KindOf(folder.File("new")).Should().Be(FileKind.Absent);
        FileStatus.KindOf(folder.File("old")).Should().Be(FileKind.Regular);
        FileStatus.KindOf(folder.File("")).Should().Be(FileKind.Folder);
    }

    [Fact]
    public void A_folder_is_called_one()
    {
        using TemporaryFolder folder = new();

        Refuses(folder.File(""), "a file is to be written, not a folder.");
        Refuses(folder.File("").TrimEnd('/'), "a file is to be written, not a folder.");
        Refuses(folder.File("new/"), "a file is to be written, not a folder.");
        ((Action)(() => OutputPath.Check(""))).Should().Throw<FileException>()
            .WithMessage("\"\": a file is to be written, not a folder.");
    }

    [Fact]
    public void A_link_is_refused_and_stays_whether_it_leads_anywhere_or_not()
    {
        using TemporaryFolder folder = new();
        string target = folder.Write("target", "old");
        foreach (string leadsTo in (string[])[target, "nowhere", "link"])
        {
            File.CreateSymbolicLink(folder.File("link"), leadsTo);
            Refuses(folder.File("link"), $"a file is to be written, not a link; it leads to {leadsTo}.");
            new FileInfo(folder.File("link")).LinkTarget.Should().Be(leadsTo);
            File.Delete(folder.File("link"));
        }

        File.ReadAllText(target).Should().Be("old");
    }

    [Fact]
    public void A_file_that_is_read_only_is_not_replaced()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Refuses(path, "the file is read-only; it is not replaced.");

        File.ReadAllText(path).Should().Be("old");
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_name_too_long_is_said_to_be_that()
    {
        using TemporaryFolder folder = new();

        Refuses(folder.File(new('x', 256)), "a file's name has at most 255 bytes; this one has 256.");
        Refuses(folder.File(new('ü', 128)), "a file's name has at most 255 bytes; this one has 256.");
    }

    // Every program that writes a file: a device or a pipe in its place is refused, and is there afterwards.
    [Theory]
    [InlineData("initialize", "tensor", "zeros", "--shape", "3", "--out", "NODE")]
    [InlineData("initialize", "model", "PLAN", "--out", "NODE")]
    [InlineData("plans", "gpt2", "--out", "NODE")]
    [InlineData("sharded", "write", "PLAN", "--out", "FOLDER")]
    public void A_device_and_a_pipe_are_refused_and_stay(string program, params string[] args)
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string shards = Directory.CreateDirectory(folder.File("shards")).FullName;
        string node = program == "sharded" ? "shards/model-00001-of-00001.safetensors" : "node";
        foreach (bool isDevice in (bool[])[false, true])
        {
            string path = isDevice ? Tool.MakeDevice(folder, node, 3) : Tool.MakePipe(folder, node);
            string[] all = Array.ConvertAll(
                args, text => text.Replace("NODE", path).Replace("PLAN", plan).Replace("FOLDER", shards));

            ProgramRun run = program switch
            {
                "initialize" => Programs.Initialize(all),
                "plans" => Programs.Plans(all),
                _ => ShardedRun.Of(all),
            };

            run.ExitCode.Should().Be(2);
            run.Error.TrimEnd().Should().Be(
                $"error: {path}: a file is to be written, not a device, a pipe or a socket.");
            FileStatus.KindOf(path).Should().Be(FileKind.Other);
            Directory.GetFiles(shards).Should().HaveCount(program == "sharded" ? 1 : 0);
            File.Delete(path);
        }
    }

    [Fact]
    public void An_index_that_is_a_pipe_is_refused_and_stays()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        Directory.CreateDirectory(folder.File("shards"));
        string index = Tool.MakePipe(folder, "shards/model.safetensors.index.json");

        ProgramRun run = ShardedRun.Of("write", plan, "--out", folder.File("shards"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("a file is to be written, not a device, a pipe or a socket.");
        FileStatus.KindOf(index).Should().Be(FileKind.Other);
    }

    private static void Refuses(string path, string problem) => ((Action)(() => OutputPath.Check(path)))
        .Should().Throw<FileException>().WithMessage($"{path}: {problem}");
}
