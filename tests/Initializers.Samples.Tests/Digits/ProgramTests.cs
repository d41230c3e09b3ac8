using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Pictures;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class ProgramTests
{
    [Fact]
    public void The_program_runs_to_the_end_and_repeats_itself_on_any_number_of_threads()
    {
        using TemporaryFolder folder = new();
        string[] sizes = ["--quick", "--depth", "3", "--units", "16", "--out", folder.File("a")];

        ProgramRun first = Programs.Digits([.. sizes, "--threads", "1"]);
        byte[][] pictures = ReadPictures(folder.File("a"));
        ProgramRun second = Programs.Digits([.. sizes, "--threads", "3"]);

        first.ExitCode.Should().Be(0, first.Error);
        first.Error.Should().BeEmpty();
        first.Output.Should().Contain("1348 digits to learn from, 449 to be tested on").And.Contain("epochs: 2")
            .And.Contain("3 hidden layers").And.Contain("seeds 1 to 2").And.NotContain("NaN");
        string[] lines = first.Output.Split('\n');
        foreach (KernelChoice kernel in KernelChoice.Standard)
        {
            lines.Count(line => line.StartsWith($"  {kernel.Name} ", StringComparison.Ordinal)).Should().Be(1);
        }

        lines.Should().OnlyContain(line => line.TrimEnd().Length <= 120);
        pictures.Should().HaveCount(2);
        pictures.Should().OnlyContain(png => png.Length > 5000 && png.Length <= Figure.MaxBytes);
        second.Output.Should().Be(first.Output);
        ReadPictures(folder.File("a")).Should().BeEquivalentTo(pictures, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Kernels_of_the_command_line_take_the_place_of_the_standard_ones()
    {
        using TemporaryFolder folder = new();
        const string Config = """{"class_name": "RandomNormal", "config": {"stddev": 0.1}}""";

        ProgramRun run = Programs.Digits(
            "--kernel", "he_uniform", "--kernel", Config, "--seeds", "1", "--epochs", "1", "--depth", "2", "--units", "8",
            "--rate", "0.01", "--out", folder.File(""));

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("rate 0.01").And.Contain("HeUniform() ").And.Contain("RandomNormal(mean: 0.0")
            .And.NotContain("Zeros");
        folder.Files.Should().BeEquivalentTo("accuracy.png", "loss.png");
    }

    [Theory]
    [InlineData("*'nonsense'*", "nonsense")]
    [InlineData("*'--bogus'*", "--bogus")]
    [InlineData("--seeds must be an integer, 1 or more; received \"0\".", "--seeds", "0")]
    [InlineData("--epochs must be an integer, 1 or more; received \"x\".", "--epochs", "x")]
    [InlineData("--depth must be an integer, 2 or more; received \"1\".", "--depth", "1")]
    [InlineData("--units must be an integer, 1 or more; received \"1.5\".", "--units", "1.5")]
    [InlineData("--threads must be an integer, 1 or more; received \"-1\".", "--threads", "-1")]
    [InlineData("--rate must be a positive number; received \"0\".", "--rate", "0")]
    [InlineData("--rate must be a positive number; received \"nan\".", "--rate", "nan")]
    [InlineData("*he_abnormal*", "--kernel", "he_abnormal")]
    [InlineData("*stddev*-1*", "--kernel", """{"class_name":"RandomNormal","config":{"stddev":-1}}""")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.Digits(args).ShouldBeRefused(message);

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error_before_any_training()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("taken", "");

        ProgramRun run = Programs.Digits("--out", path);

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("error: ").And.Contain("taken");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_is_one_line_exit_code_130_and_no_picture()
    {
        using TemporaryFolder folder = new();

        ProgramRun run = ProgramRun.Cancelled(Samples.Digits.Program.Run, "--out", folder.File(""));

        run.ExitCode.Should().Be(130);
        run.Error.Should().Be("Interrupted; no picture was written." + Environment.NewLine);
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void Help_names_the_options()
    {
        ProgramRun run = Programs.Digits("--help");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("--kernel").And.Contain("--out").And.Contain("--quick");
    }

    private static byte[][] ReadPictures(string folder) =>
        [.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
