using System.IO;
using FluentAssertions;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Layouts;

public class ProgramTests
{
    [Fact]
    public void It_says_that_the_networks_are_one_and_draws_the_signal()
    {
        using TemporaryFolder folder = new();

        (int exitCode, string output, string error) =
            Programs.Layouts("--out", folder.File("pictures"), "--networks", "4");

        error.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().MatchRegex("PyTorch's, InLayout .*10 of 10").And.MatchRegex("PyTorch's, as it lies .* 0 of 10")
            .And.Contain("4 networks of each kind").And.Contain("transposed, stride 2");
        Directory.GetFiles(folder.File("pictures")).Should().ContainSingle().Which.Should().EndWith("layouts.png");
    }

    [Theory]
    [InlineData("--networks must be an integer from 2 to 1000000; received \"1\".", "--networks", "1")]
    [InlineData("--networks must *received \"x\".", "--networks", "x")]
    [InlineData("*'more'*", "more")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.Layouts(args).ShouldBeRefused(message);
}
