using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FluentAssertions;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Files;

public class PendingFileTests
{
    [Fact]
    public void Commit_replaces_the_file_of_that_name_and_leaves_no_other()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.bin", "old");
        using (PendingFile file = new(path))
        {
            file.Write([1, 2]);
            file.Write([3]);
            file.Length.Should().Be(3);
            File.ReadAllText(path).Should().Be("old");
            file.Commit();
        }

        folder.Files.Should().Equal("a.bin");
        File.ReadAllBytes(path).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Dispose_without_commit_keeps_the_old_file_and_deletes_the_new()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.bin", "old");
        using (PendingFile file = new(path))
        {
            file.Write([1, 2]);
            folder.Files.Should().HaveCount(2);
        }

        folder.Files.Should().Equal("a.bin");
        File.ReadAllText(path).Should().Be("old");
    }

    [Fact]
    public void Rewrite_replaces_bytes_in_place_and_none_beyond()
    {
        using TemporaryFolder folder = new();
        using (PendingFile file = new(folder.File("a.bin")))
        {
            file.Write([1, 2, 3, 4]);
            file.Rewrite(1, [7, 8]);
            file.Write([5]);
            file.Length.Should().Be(5);
            file.Invoking(f => f.Rewrite(4, [0, 0])).Should().Throw<ArgumentException>();
            file.Invoking(f => f.Rewrite(-1, [0])).Should().Throw<ArgumentException>();
            file.Commit();
        }

        File.ReadAllBytes(folder.File("a.bin")).Should().Equal(1, 7, 8, 4, 5);
    }

    [Fact]
    public void The_next_run_removes_what_killed_processes_left_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.bin", "complete");
        folder.Write("a.bin.unfinished-0123abcd.tmp", "half");
        string[] others =
        [
            "b.bin.unfinished-0123abcd.tmp", "a.bin.tmp", "a.bin.unfinished-.tmp", "a.bin.unfinished-0123abcd.tmp.bak",
            "a.bin.unfinished-0123ABCD.tmp", "a.bin.unfinished-0123abcde.tmp",
        ];
        Array.ForEach(others, other => folder.Write(other, "not ours"));
        using (PendingFile alive = new(path))
        {
            string temporary = folder.Files.Except([.. others, "a.bin"]).Should().ContainSingle().Subject;
            temporary.Should().MatchRegex("^a\\.bin\\.unfinished-[0-9a-f]{8}\\.tmp$").And.NotContain("0123abcd");
            alive.Write([1]);

            // Another process that is to write the same file at the same time.
            PendingFile.DeleteLeftovers(path).Should().Be(0);
            using (PendingFile second = new(path))
            {
                second.Write([2]);
            }

            folder.Files.Should().Contain(temporary);
            alive.Commit();
        }

        File.ReadAllBytes(path).Should().Equal(1);
        folder.Files.Should().BeEquivalentTo([.. others, "a.bin"]);
    }

    [Fact]
    public void Many_processes_may_finish_the_same_file_at_the_same_moment()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.bin");

        // Each deletes leftovers, and each leaves its temporary unguarded for no moment.
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => PendingFile.WriteAll(path, [1, 2]));

        folder.Files.Should().Equal("a.bin");
        File.ReadAllBytes(path).Should().Equal(1, 2);
    }

    [Theory]
    [InlineData("x", 255)]
    [InlineData("x", 242)]
    [InlineData("ü", 127)]
    [InlineData("🙂", 63)]
    public void A_name_may_be_as_long_as_the_file_system_takes_it(string letter, int count)
    {
        using TemporaryFolder folder = new();
        string name = string.Concat(Enumerable.Repeat(letter, count));
        using (PendingFile file = new(folder.File(name)))
        {
            file.Write([7]);
            folder.Files.Should().ContainSingle().Which.Should().MatchRegex(
                $"^({letter})+\\.unfinished-[0-9a-f]{{8}}\\.tmp$");
            file.Commit();
        }

        folder.Files.Should().Equal(name);
    }

    [Fact]
    public void A_folder_that_does_not_exist_or_stands_in_the_way_is_an_error()
    {
        using TemporaryFolder folder = new();
        string missing = folder.File("no/a.bin");
        string self = folder.File("");

        ((Action)(() => _ = new PendingFile(missing))).Should().Throw<FileException>()
            .WithMessage($"{missing}: there is no such folder.");
        ((Action)(() => _ = new PendingFile(self))).Should().Throw<FileException>()
            .WithMessage($"{self}: a file is to be written, not a folder.");
        folder.Files.Should().BeEmpty();
    }
}
