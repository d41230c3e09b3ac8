using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

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
    public void Leftovers_of_killed_processes_go_and_files_in_use_stay()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.bin", "complete");
        folder.Write("a.bin.x1y2.tmp", "half");
        folder.Write("b.bin.x1y2.tmp", "another file's");
        using (PendingFile alive = new(path))
        {
            alive.Write([1]);

            PendingFile.DeleteLeftovers(path).Should().Be(1);

            folder.Files.Should().HaveCount(3).And.Contain("a.bin").And.Contain("b.bin.x1y2.tmp");
            alive.Commit();
        }

        File.ReadAllBytes(path).Should().Equal(1);
    }

    [Fact]
    public void A_folder_that_does_not_exist_or_stands_in_the_way_is_an_error()
    {
        using TemporaryFolder folder = new();
        string missing = folder.File("no/a.bin");
        string self = folder.File("");

        ((Action)(() => _ = new PendingFile(missing))).Should().Throw<ModelFileException>()
            .WithMessage($"{missing}: there is no such folder.");
        ((Action)(() => _ = new PendingFile(self))).Should().Throw<ModelFileException>()
            .WithMessage($"{self}: a file is to be written, not a folder.");
        folder.Files.Should().BeEmpty();
    }
}
