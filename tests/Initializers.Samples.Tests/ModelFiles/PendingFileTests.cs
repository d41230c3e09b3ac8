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
