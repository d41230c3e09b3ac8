using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class ModelCommandTests
{
    private const string Kernel =
        """{"name":"kernel","shape":[30,20],"dtype":"float32","initializer":{"class_name":"HeNormal","config":{"seed":4}}}""";

    private const string Bias =
        """{"name":"bias","shape":[20],"dtype":"float16","initializer":{"class_name":"Ones","config":{}}}""";

    private const string Impossible =
        """{"name":"eye","shape":[3],"dtype":"float32","initializer":{"class_name":"Identity","config":{}}}""";

    [Fact]
    public void A_plan_becomes_a_safetensors_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("m.safetensors");

        ProgramRun run = Programs.Initialize("model", folder.Write("p.json", PlanOf(Bias, Kernel)), "--out", path);

        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("2 weights, 620 values, 2,440 bytes").And.NotContain("\u001b");
        using SafetensorsReader reader = new(path);
        reader.ReadAll(reader.Find("kernel")!).Should().Equal(
            MemoryMarshal.AsBytes(new HeNormal(seed: 4).Initialize([30, 20]).Span).ToArray());
        reader.ReadAll(reader.Find("bias")!).Should().Equal(
            MemoryMarshal.AsBytes(new Ones().Initialize<Half>([20]).Span).ToArray());
        reader.Metadata["model"].Should().Be("small");
        reader.Metadata["backend"].Should().Be("tensorflow");
        reader.Metadata["format"].Should().Be("pt");
    }

    [Fact]
    public void Equal_digests_are_exit_code_0()
    {
        ProgramRun run = RunWithDigests(Entry("kernel", KernelDigest()), """{"name":"bias","tensorflow_sha256":null}""");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("All 1 SHA-256 digests are equal").And.Contain("1 have none to compare with");
    }

    [Fact]
    public void A_digest_that_differs_is_listed_and_exit_code_1()
    {
        ProgramRun run = RunWithDigests(
            Entry("kernel", KernelDigest()), Entry("bias", new string('0', 64)), Entry("other", new string('1', 64)));

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("2 SHA-256 digests differ").And.Contain("bias").And.Contain("0000000000000000...")
            .And.Contain("other").And.Contain("not in the plan").And.Contain("1 are equal");
        run.Output.Should().NotContain("kernel");
    }

    [Fact]
    public void A_weight_that_the_digest_file_does_not_list_is_exit_code_1()
    {
        ProgramRun run = RunWithDigests(Entry("kernel", KernelDigest()));

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("bias").And.Contain("not in the file");
    }

    [Fact]
    public void A_weight_that_cannot_be_filled_is_named_and_leaves_no_file()
    {
        using TemporaryFolder folder = new();

        ProgramRun run = Programs.Initialize(
            "model", folder.Write("p.json", PlanOf(Kernel, Impossible)), "--out", folder.File("m.safetensors"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("error: weight \"eye\": shape must have rank 2");
        folder.Files.Should().Equal("p.json");
    }

    [Fact]
    public void A_run_that_is_interrupted_in_the_middle_keeps_the_old_file_and_leaves_no_other()
    {
        using TemporaryFolder folder = new();
        using System.Threading.CancellationTokenSource cancellation = new();
        string path = folder.Write("m.safetensors", "old");
        Plan plan = PlanReader.Read(folder.Write("p.json", PlanOf(Kernel, Bias)));
        long written = 0;
        Action act = () => Initializers.Samples.Initialize.ModelJob.Run(
            plan,
            path,
            new System.Collections.Generic.Dictionary<string, string>(),
            null,
            bytes =>
            {
                written += bytes;
                if (written > 1000)
                {
                    folder.Files.Should().HaveCount(3);
                    cancellation.Cancel();
                }
            },
            cancellation.Token,
            new ChunkedFill(64));

        act.Should().Throw<OperationCanceledException>();
        written.Should().BeInRange(1001, 1064);
        folder.Files.Should().BeEquivalentTo("m.safetensors", "p.json");
        File.ReadAllText(path).Should().Be("old");
    }

    private static ProgramRun RunWithDigests(params string[] entries)
    {
        using TemporaryFolder folder = new();
        return Programs.Initialize(
            "model",
            folder.Write("p.json", PlanOf(Kernel, Bias)),
            "--out",
            folder.File("m.safetensors"),
            "--digests",
            folder.Write("d.json", $$"""{"weights":[{{string.Join(",", entries)}}]}"""));
    }

    private static string KernelDigest() => Convert.ToHexStringLower(
        SHA256.HashData(MemoryMarshal.AsBytes(new HeNormal(seed: 4).Initialize([30, 20]).Span)));

    private static string Entry(string name, string digest) =>
        $$"""{"name":"{{name}}","tensorflow_sha256":"{{digest}}"}""";

    private static string PlanOf(params string[] weights) =>
        $$"""{"schema":"initializer-plan/1","model":"small","weights":[{{string.Join(",", weights)}}]}""";
}
