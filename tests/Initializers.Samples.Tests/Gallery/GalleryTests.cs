using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Samples.Pictures;
using Initializers.Samples.Tests.Support;
using SkiaSharp;
using Xunit;

namespace Initializers.Samples.Tests.Gallery;

public class GalleryTests
{
    [Fact]
    public void A_run_writes_every_picture_and_a_page_that_shows_them()
    {
        using TemporaryFolder folder = new();

        ProgramRun run = Programs.Gallery("--out", folder.File("new"), "--size", "128");

        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        string[] pictures = [.. Directory.GetFiles(folder.File("new"), "*.png").Select(path => Path.GetFileName(path))];
        pictures.Should().HaveCount(17).And.Contain(["overview.png", "he_normal.png", "stft.png"]);
        foreach (string picture in pictures)
        {
            byte[] png = File.ReadAllBytes(Path.Combine(folder.File("new"), picture));
            png.Length.Should().BeLessThanOrEqualTo(Figure.MaxBytes);
            using var bitmap = SKBitmap.Decode(png);
            bitmap.Width.Should().BeGreaterThanOrEqualTo(Theme.Width);
        }

        string page = File.ReadAllText(Path.Combine(folder.File("new"), "index.md"));
        Regex.Matches(page, @"\]\(([a-z_]+\.png)\)").Select(match => match.Groups[1].Value)
            .Should().BeEquivalentTo(pictures);
    }

    [Fact]
    public void The_table_has_a_line_for_every_picture_and_theory_holds_on_each()
    {
        using TemporaryFolder folder = new();

        string[] lines = Programs.Gallery("--out", folder.File("."), "--size", "128").Output.Split('\n');

        string[] rows = [.. lines.Where(line => Regex.IsMatch(line, @"^\s*[a-z_]+\.png\s"))];
        rows.Should().HaveCount(16).And.OnlyContain(row => row.TrimEnd().EndsWith(" yes", StringComparison.Ordinal));
        rows.Should().OnlyContain(row => row.Length <= 140);
        rows.Single(row => row.Contains("he_uniform", StringComparison.Ordinal)).Should()
            .Match("*32,768*0.00000*0.08839*D = 0.00*, 1% at 0.00899*yes*", "√(2 / 256) is 0.08839");
    }

    [Theory]
    [InlineData("--size must be a multiple of 4 from 64 to 4096; received \"66\".", "--size", "66")]
    [InlineData("--size must be a multiple of 4 from 64 to 4096; received \"60\".", "--size", "60")]
    [InlineData("--size must be a multiple of 4 from 64 to 4096; received \"4100\".", "--size", "4100")]
    [InlineData("--size must be * received \"many\".", "--size", "many")]
    [InlineData("--seed must be a 64-bit integer; received \"1.5\".", "--seed", "1.5")]
    [InlineData("--seed must be * received \"9223372036854775807\".", "--seed", "9223372036854775807")]
    [InlineData("--out must be a folder; received \"\".", "--out", "")]
    [InlineData("*'--bogus'*", "--bogus")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.Gallery(args).ShouldBeRefused(message);

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("taken", "text");

        Programs.Gallery("--out", file).Should().Match<ProgramRun>(
            run => run.ExitCode == 2 && run.Error.StartsWith("error: --out must be a folder"));
        File.ReadAllText(file).Should().Be("text");
    }

    [Fact]
    public void Cancellation_is_one_line_and_exit_code_130()
    {
        using TemporaryFolder folder = new();

        ProgramRun run = ProgramRun.Cancelled(Samples.Gallery.Program.Run, "--out", folder.File("."), "--size", "64");

        run.ExitCode.Should().Be(130);
        run.Error.TrimEnd().Should().Be("Interrupted; the pictures made so far are complete.");
        folder.Files.Should().BeEmpty();
    }
}
