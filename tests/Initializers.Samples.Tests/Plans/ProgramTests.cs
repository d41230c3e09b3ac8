using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Plans;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Plans;

public class ProgramTests
{
    [Fact]
    public void Without_arguments_it_lists_the_models_with_their_parameters()
    {
        (int exitCode, string output, string error) = Programs.Plans();

        error.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().Contain("gpt2-xl").And.Contain("1,557,611,200").And.Contain("6,738,415,616");
    }

    [Fact]
    public void A_plan_reads_back_as_the_model()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");

        (int exitCode, string output, string error) =
            Programs.Plans("gpt2", "--out", path, "--seed", "-3", "--dtype", "bfloat16");

        error.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().Contain("148 weights, 124,439,808 parameters, 248,879,616 bytes as bfloat16.");
        folder.Files.Should().Equal("p.json");
        Plan read = PlanReader.Read(path);
        Plan made = Gpt2.Small.ToPlan(-3, Initializers.Tensors.ElementTypes.BFloat16);
        PlanWriter.ToLines(read).Should().Equal(PlanWriter.ToLines(made));
        read.Model.Should().Be("gpt2");
    }

    [Theory]
    [InlineData("model must be one of gpt2, gpt2-medium*received \"bert\".", "bert")]
    [InlineData("--seed must be a 64-bit integer; received \"x\".", "gpt2", "--seed", "x")]
    [InlineData("--dtype must be one of *received \"int32\".", "gpt2", "--dtype", "int32")]
    [InlineData("*there is no such folder.", "gpt2", "--out", "no-such-folder/p.json")]
    [InlineData("*'more'*", "gpt2", "more")]
    public void What_cannot_be_done_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.Plans(args).ShouldBeRefused(message);
}
