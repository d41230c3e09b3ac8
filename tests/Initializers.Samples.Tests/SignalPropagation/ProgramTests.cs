using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class ProgramTests
{
    [Fact]
    public void A_quick_run_shows_every_table_and_writes_every_picture()
    {
        using TemporaryFolder folder = new();
        (int exitCode, string output, string error) = Programs.SignalPropagation("--quick", "--out", folder.File(""));

        error.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().Contain("Glorot and Bengio, 2010").And.Contain("He et al., 2015")
            .And.Contain("Saxe, McClelland, Ganguli, 2014").And.Contain("Largest error of the gradients:");
        output.Split('\n').Should().OnlyContain(line => line.TrimEnd().Length <= 120);
        folder.Files.Should().BeEquivalentTo(
            "tanh-spread.png",
            "tanh-histograms.png",
            "relu-spread.png",
            "linear-singular-values.png",
            "tanh.csv",
            "relu.csv");
        foreach (string picture in folder.Files.Where(file => file.EndsWith(".png", StringComparison.Ordinal)))
        {
            byte[] bytes = File.ReadAllBytes(folder.File(picture));
            bytes.Should().StartWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' });
            bytes.Length.Should().BeInRange(10_000, 150_000);
        }
    }

    [Fact]
    public void Sizes_apply_to_all_experiments_and_the_file_has_every_layer()
    {
        using TemporaryFolder folder = new();
        (int exitCode, string output, _) = Programs.SignalPropagation(
            "--width", "24", "--layers", "3", "--seeds", "5", "--out", folder.File("new/folder"));

        exitCode.Should().Be(0);
        output.Should().Contain("5 networks of 3 layers of 24 units, 16 inputs each")
            .And.Contain("5 networks of 3 layers of 24 units, one input each")
            .And.Contain("5 networks of up to 3 layers of 24 units");
        string[] lines = File.ReadAllLines(folder.File("new/folder/relu.csv"));
        lines.Should().HaveCount(1 + (2 * 2 * 4));
        lines[0].Should().Be("initializer,signal,layer,measured,theory,relative_error,relative_standard_error");
        lines[8].Should().StartWith("Glorot,gradients,3,1,1,");
        lines.Skip(1).Should().OnlyContain(line => line.Split(',').Length == 7);
    }

    [Theory]
    [InlineData("--width must be an integer from 2 to 10000; received \"1\".", "--width", "1")]
    [InlineData("--layers must be an integer from 2 to 10000; received \"ten\".", "--layers", "ten")]
    [InlineData("--seeds must be an integer from 2 to 10000; received \"-3\".", "--seeds", "-3")]
    [InlineData("--seeds must be an integer from 2 to 10000; received \"99999999999\".", "--seeds", "99999999999")]
    [InlineData("--width and --layers must *250000000 weights; received 10 layers of 9000 units, *", "--width", "9000")]
    [InlineData("*'--bogus'*", "--bogus")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.SignalPropagation(args).ShouldBeRefused(message);

    [Fact]
    public void A_file_in_place_of_the_folder_is_one_line_and_exit_code_2()
    {
        using TemporaryFolder folder = new();
        (int exitCode, _, string error) = Programs.SignalPropagation("--quick", "--out", folder.Write("taken", "text"));

        exitCode.Should().Be(2);
        error.TrimEnd().Should().StartWith("error: ").And.Contain("taken").And.NotContain("\n");
    }

    [Fact]
    public void Help_names_the_options()
    {
        (int exitCode, string output, string error) = Programs.SignalPropagation("--help");

        exitCode.Should().Be(0);
        output.Should().Contain("--quick").And.Contain("--width").And.Contain("--out");
        error.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_is_one_line_and_exit_code_130()
    {
        using TemporaryFolder folder = new();

        ProgramRun run = ProgramRun.Cancelled(Samples.SignalPropagation.Program.Run, "--out", folder.File(""));

        run.ExitCode.Should().Be(130);
        run.Error.Should().Be("Interrupted; the pictures that were complete are there." + Environment.NewLine);
        folder.Files.Should().BeEmpty();
    }
}
