using System;
using System.IO;
using FluentAssertions;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class ProgramTests
{
    [Theory]
    [InlineData("Unrecognized command or argument 'modle'.", "modle")]
    [InlineData("Required argument 'initializer' missing for command: 'tensor'.", "tensor", "--shape", "3")]
    [InlineData("Option '--shape' is required.", "tensor", "zeros")]
    [InlineData("Option '--out' is required.", "model", "plan.json")]
    [InlineData("*'--bogus'*", "tensor", "zeros", "--shape", "3", "--bogus")]
    [InlineData("*'--seed'*", "tensor", "zeros", "--shape", "3", "--seed")]
    [InlineData("--shape must be sizes * received \"3,x\".", "tensor", "zeros", "--shape", "3,x")]
    [InlineData("--shape must be sizes * received \"3,,4\".", "tensor", "zeros", "--shape", "3,,4")]
    [InlineData("--shape must be sizes of 0 or more *; received \"-1,3\".", "tensor", "zeros", "--shape", "-1,3")]
    [InlineData("--shape must be *whose product fits in 64 bits*", "tensor", "zeros", "--shape", "9223372036854775807,2")]
    [InlineData("shape must have rank 2 * (3,) of rank 1.", "tensor", "identity", "--shape", "3")]
    [InlineData(
        "Orthogonal is made whole, which needs the shape (2147483648, 2147483648) to fit in * bytes.",
        "tensor", "orthogonal", "--shape", "2147483648,2147483648", "--start", "5", "--count", "3")]
    [InlineData("json must be JSON text; *", "tensor", """{"class_name":"\ud800"}""", "--shape", "3")]
    [InlineData("*no_such_thing*", "tensor", "no_such_thing", "--shape", "3")]
    [InlineData("*", "tensor", "{\"class_name\":", "--shape", "3")]
    [InlineData("*scale*-1*", "tensor", """{"class_name":"VarianceScaling","config":{"scale":-1}}""", "--shape", "3")]
    [InlineData("--dtype must be one of *\"float8\".", "tensor", "zeros", "--shape", "3", "--dtype", "float8")]
    [InlineData("--dtype *HeNormal can fill*\"int32\".", "tensor", "he_normal", "--shape", "3", "--dtype", "int32")]
    [InlineData("--seed must be a 64-bit *\"1.5\".", "tensor", "he_normal", "--shape", "3", "--seed", "1.5")]
    [InlineData("--seed must *\"9223372036854775808\".", "tensor", "zeros", "--shape", "3", "--seed", "9223372036854775808")]
    [InlineData("--seed must *\"generator:\".", "tensor", "he_normal", "--shape", "3", "--seed", "generator:")]
    [InlineData("--backend must be one of tensorflow*\"mxnet\".", "tensor", "zeros", "--shape", "3", "--backend", "mxnet")]
    [InlineData("--calls must be an integer, 1 or more; received \"0\".", "tensor", "zeros", "--shape", "3", "--calls", "0")]
    [InlineData("--start must lie in the 3 *; received 4.", "tensor", "zeros", "--shape", "3", "--start", "4")]
    [InlineData("--start must be an integer, 0 *\"-1\".", "tensor", "zeros", "--shape", "3", "--start", "-1")]
    [InlineData(
        "--count must end inside the 3 *; received 3 from 1.",
        "tensor", "zeros", "--shape", "3", "--start", "1", "--count", "3")]
    [InlineData("nowhere.json: there is no such file.", "model", "nowhere.json", "--out", "x.safetensors")]
    [InlineData("--out must be a file of its own*", "model", "same.json", "--out", "./same.json")]
    [InlineData("--backend must *", "model", "nowhere.json", "--out", "x.safetensors", "--backend", "x")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, params string[] args) =>
        Programs.Initialize(args).ShouldBeRefused(message);

    [Fact]
    public void Help_names_the_commands()
    {
        ProgramRun run = Programs.Initialize("--help");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("tensor").And.Contain("model");
        run.Error.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_is_one_line_exit_code_130_and_no_file()
    {
        using TemporaryFolder folder = new();
        string plan = Path.Combine(AppContext.BaseDirectory, "resnet50.plan.json");

        foreach (string[] args in (string[][])[
            ["tensor", "he_normal", "--shape", "30", "--out", folder.File("a.npy")],
            ["model", plan, "--out", folder.File("a.safetensors")]])
        {
            ProgramRun run = ProgramRun.Cancelled(Samples.Initialize.Program.Run, args);

            run.ExitCode.Should().Be(130);
            run.Error.Should().Be("Interrupted; no file was left behind." + Environment.NewLine);
            folder.Files.Should().BeEmpty();
        }
    }
}
