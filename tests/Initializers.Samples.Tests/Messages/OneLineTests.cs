using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Messages;

public class OneLineTests
{
    private const string Forged = "0000000000000000000000000000000000000000000000000000000000000000  forged";

    [Theory]
    [InlineData("", "")]
    [InlineData("dense/kernel:0 [ü] 漢字 🙂 \\n", "dense/kernel:0 [ü] 漢字 🙂 \\n")]
    [InlineData("a\nb\r\nc\td", "a\\u000ab\\u000d\\u000ac\\u0009d")]
    [InlineData("\u001b[31mred\u001b]0;title\u0007", "\\u001b[31mred\\u001b]0;title\\u0007")]
    [InlineData("\u009b31m", "\\u009b31m")]
    [InlineData("abc\u202edcba", "abc\\u202edcba")]
    [InlineData("\u2066x\u2069\u200f\ufeff", "\\u2066x\\u2069\\u200f\\ufeff")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("tag\U000e0041", "tag\\U000e0041")]
    public void What_is_none_to_look_at_is_written_as_its_number(string text, string line) =>
        OneLine.Of(text).Should().Be(line);

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_its_number() =>
        OneLine.Of("a" + (char)0xD800 + "b" + (char)0xDC00).Should().Be("a\\ud800b\\udc00");

    [Fact]
    public void An_exception_is_its_message_in_words()
    {
        OneLine.Of(new ArgumentException("n must be 1; received 2.", "n")).Should().Be("n must be 1; received 2.");
        OneLine.Of(new ArgumentOutOfRangeException("n", 2, "n must be 1; received 2."))
            .Should().Be("n must be 1; received 2.");
        OneLine.Of(new InsufficientMemoryException()).Should().Be("there is not enough memory.");
        OneLine.Of(new InvalidOperationException("two\nlines\n")).Should().Be("two\\u000alines");
    }

    // Names that forge a line of digests, colour the terminal, set its title, and turn a line around.
    [Fact]
    public void No_name_from_a_file_reaches_the_screen_raw()
    {
        using TemporaryFolder folder = new();
        string[] names = [$"evil\\n{Forged}", "\\u001b[31mred\\u001b]0;title\\u0007", "abc\\u202edcba", "\\u009b2J"];
        string plan = folder.Write("p.json", PlanOf("[4]", names));
        string other = new('0', 64);
        string digests = folder.Write(
            "d.json",
            $$"""{"weights":[{{string.Join(",", names.Select(name => $$"""{"name":"{{name}}","tensorflow_sha256":"{{other}}"}"""))}}]}""");
        string badShape = folder.Write("s.json", PlanOf("[-1]", names[1]));
        string file = folder.File("\u001b[2Jm.safetensors");

        ProgramRun dry = ShardedRun.Of("write", plan, "--dry-run", "--digests", digests);
        ProgramRun[] runs =
        [
            dry,
            Programs.Initialize("model", plan, "--out", file, "--digests", digests),
            Programs.Initialize("model", badShape, "--out", file),
            Programs.Initialize("model", folder.File("\u001b[2Jnone"), "--out", file),
            Programs.Initialize("tensor", "\u001b[2Jnone", "--shape", "3"),
            Programs.Initialize("tensor", "zeros", "--shape", "3\u001b[2J"),
            Programs.Initialize("\u001b[2J"),
            ShardedRun.Of("verify", folder.Write("one.json", PlanOf("[4]", "one")), file),
            ShardedRun.Of("verify", plan, file, "--backend", "numpy"),
            ShardedRun.Of("write", badShape, "--dry-run"),
            ShardedRun.Of("write", plan, "--out", folder.File("\u001b[2Jshards")),
            Programs.Plans("gpt2", "--out", folder.File("\u001b[2Jplan")),
            Programs.Plans("\u001b[2J"),
        ];

        foreach (ProgramRun run in runs)
        {
            (run.Output + run.Error).Should().NotContain("\u001b").And.NotContain("\u0007").And.NotContain("\u202e")
                .And.NotContain("\u009b").And.NotMatchRegex($"(?m)^{Forged}");
            (run.Output + run.Error).Should().NotBeEmpty();
        }

        runs.Select(run => run.ExitCode).Should().Equal(1, 1, 2, 2, 2, 2, 2, 1, 1, 2, 0, 0, 2);
        dry.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Count(line => line.Length >= 64 && line[..64].All(char.IsAsciiHexDigit)).Should().Be(names.Length);
    }

    [Fact]
    public void A_backend_that_a_header_states_is_no_name_for_the_screen()
    {
        using TemporaryFolder folder = new();
        string plan = folder.Write("one.json", PlanOf("[4]", "a"));
        using (Samples.ModelFiles.SafetensorsWriter writer = new(
            folder.File("evil.safetensors"),
            [("a", Initializers.Tensors.ElementTypes.Float32, [4])],
            new System.Collections.Generic.Dictionary<string, string> { ["backend"] = "\u001b[2Jnope" }))
        {
            writer.Write(new byte[16]);
            writer.Commit();
        }

        ProgramRun run = ShardedRun.Of("verify", plan, folder.File("evil.safetensors"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("error: the \"backend\" that ").And.Contain("received \"\\u001b[2Jnope\".")
            .And.NotContain("\u001b");
    }

    private static string PlanOf(string shape, params string[] names)
    {
        const string Draws = """ "dtype":"float32","initializer":{"class_name":"RandomUniform","config":{"seed":1}} """;
        string weights = string.Join(",", names.Select(name => $$"""{"name":"{{name}}","shape":{{shape}},{{Draws}}}"""));
        return $$"""{"schema":"initializer-plan/1","model":"\u001b[2Jm","weights":[{{weights}}]}""";
    }
}
