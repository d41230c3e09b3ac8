using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

/// <summary>
/// The script that exports plans from Keras, run under a stand-in for Keras that has its rules but not its numbers; then
/// the programs on what it wrote. What the same hook wrote under real Keras is in <see cref="RealModelTests"/>.
/// </summary>
public class KerasPlanTests
{
    [Fact]
    public void The_plan_has_every_weight_with_its_real_seed_or_the_reason_why_not()
    {
        using TemporaryFolder folder = new();
        Plan plan = PlanReader.Read(Export(folder, "user_model:build").Plan);

        plan.Model.Should().Be("net");
        plan.BackendName.Should().Be("jax");
        plan.Provenance.Should().Be("Keras 3.16.0 (stand-in) on jax, user_model:build");
        plan.Weights.Select(weight => weight.Name["net/".Length..]).Should().Equal(
            "by_default", "by_name", "by_class", "by_config", "orthogonal", "count", "eye", "twice", "twice#2");
        plan.Weights.Select(weight => weight.Initializer.GetType().Name).Should().Equal(
            "GlorotUniform", "Zeros", "Ones", "GlorotUniform", "Orthogonal", "Zeros", "Identity", "Ones", "Ones");
        plan.Weights.Where(weight => !weight.Trainable).Should().ContainSingle().Which.Name.Should().Be("net/by_class");
        plan.Weights.Where(weight => weight.Type == ElementTypes.Int64).Should().ContainSingle()
            .Which.Name.Should().Be("net/count");

        // random.seed(7), then random.randint(1, 10**9) twice, in Python.
        plan.Weights.Select(weight => weight.Initializer).OfType<RandomInitializer>()
            .Select(initializer => initializer.Seed.Value).Should().Equal(347712783, 5, 161973070);
        plan.Weights.Select(weight => weight.Initializer).OfType<Identity>().Single().Gain.Should().Be(0.5);
        plan.LeftOut.Should().Equal(
            new("net/by_function", "made by the function forget_gate"),
            new("net/by_own_class", "made by a class that is not Keras's: OwnOnes"),
            new("net/by_generator", "its seed is a SeedGenerator, which moved on with every weight it made"),
            new("net/by_hand", "not made by add_weight"));
    }

    // The stand-in's filler is no draw, and its identity no identity: exactly those three must differ.
    [Fact]
    public void Initialize_takes_plan_and_digests_as_they_are()
    {
        using TemporaryFolder folder = new();
        (string plan, string digests) = Export(folder, "user_model:build");

        ProgramRun run = Programs.Initialize(
            "model", plan, "--out", folder.File("m.safetensors"), "--digests", digests);

        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("The plan leaves out 4 of the model's weights:")
            .And.Contain("\"net/by_function\": made by the function forget_gate")
            .And.Contain("\"net/by_hand\": not made by add_weight")
            .And.Contain("3 SHA-256 digests differ from the file's for jax; 5 are equal. 1 have none to compare with.")
            .And.NotContain("had another value");
        string[] rows = [.. run.Output.Split('\n').Where(line => line.Contains("...", StringComparison.Ordinal))];
        rows.Should().HaveCount(3).And.OnlyContain(row =>
            row.Contains("net/by_default") || row.Contains("net/by_config") || row.Contains("net/eye"));
        using SafetensorsReader reader = new(folder.File("m.safetensors"));
        reader.Entries.Should().HaveCount(9);
        reader.Metadata["backend"].Should().Be("jax");
    }

    // Of a random bias the gates would be other numbers as parts than alone.
    [Fact]
    public void The_forget_gate_of_an_LSTM_is_written_as_blocks()
    {
        using TemporaryFolder folder = new();
        (string path, string digests) = Export(folder, "user_model:build_lstm");
        Plan plan = PlanReader.Read(path);

        plan.Weights.Select(weight => weight.Initializer.ToString()).Should().Equal(
            new Blocks(0, new Zeros(), new Ones(), new Zeros(), new Zeros()).ToString(),
            new Blocks(0, new Ones(), new Ones(), new Ones(), new Ones()).ToString(),
            new Zeros().ToString());
        plan.Weights[0].Initializer.Initialize(plan.Weights[0].Shape).Span.ToArray()
            .Should().Equal(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0);
        plan.LeftOut.Should().Equal(
            new LeftOutWeight("random/bias", "made by the function LSTMCell.build.<locals>.bias_initializer"));
        ProgramRun run = Programs.Initialize("model", path, "--out", folder.File("m.safetensors"), "--digests", digests);
        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("All 3 SHA-256 digests are equal");
    }

    [Fact]
    public void ShardedInitialize_takes_plan_and_digests_as_they_are()
    {
        using TemporaryFolder folder = new();
        (string plan, string digests) = Export(folder, "user_model:build");

        ProgramRun dry = ShardedRun.Of("write", plan, "--dry-run", "--digests", digests);

        dry.ExitCode.Should().Be(1);
        dry.Error.Should().Contain("one process: The plan leaves out 4 of the model's weights:")
            .And.Contain("one process:   \"net/by_hand\": not made by add_weight")
            .And.Contain("5 digests are equal to the file's for jax, 3 differ; 1 have none to compare with");
        ShardedRun.Of("write", plan, "--out", folder.File("shards")).ExitCode.Should().Be(0);
        ProgramRun verified = ShardedRun.Of("verify", plan, folder.File("shards"));
        verified.ExitCode.Should().Be(0);
        verified.Output.Should().Contain("9 tensors").And.Contain("recomputed on the jax backend");
    }

    [Fact]
    public void A_weight_that_the_plan_leaves_out_may_be_in_the_checkpoint()
    {
        using TemporaryFolder folder = new();
        string plan = Export(folder, "user_model:build").Plan;
        Programs.Initialize("model", plan, "--out", folder.File("m.safetensors")).ExitCode.Should().Be(0);
        AddTensor(folder.File("m.safetensors"), "net/by_hand", folder.File("hand.safetensors"));
        AddTensor(folder.File("m.safetensors"), "net/by_foot", folder.File("foot.safetensors"));

        ShardedRun.Of("verify", plan, folder.File("hand.safetensors")).ExitCode.Should().Be(0);
        ProgramRun extra = ShardedRun.Of("verify", plan, folder.File("foot.safetensors"));
        extra.ExitCode.Should().Be(1);
        extra.Output.Should().Contain("net/by_foot is extra");
    }

    [Fact]
    public void Of_a_file_that_was_trained_it_says_how_many_weights_have_changed()
    {
        using TemporaryFolder folder = new();
        (string plan, string digests) = Export(folder, "trained.keras");

        DigestFile.Read(digests, Backend.Jax).Changed.Should().Be(1);
        Programs.Initialize("model", plan, "--out", folder.File("m.safetensors"), "--digests", digests).Output
            .Should().Contain("1 weights had another value in their Keras file by then");
    }

    private static (string Plan, string Digests) Export(TemporaryFolder folder, string model)
    {
        string scripts = Path.Combine(AppContext.BaseDirectory, "stand_in");
        (string plan, string digests) = (folder.File("m.plan.json"), folder.File("m.sha256.json"));
        ProcessStartInfo start = new(
            "python3",
            [
                Path.Combine(scripts, "keras_plan.py"), model, "--seed", "7", "--out", plan, "--digests", digests,
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = scripts,
        };
        start.Environment["PYTHONPATH"] = scripts;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("the script needs python3");
        }

        using (process)
        {
            string error = process!.StandardError.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.Should().Be(0, error);
        }

        return (plan, digests);
    }

    private static void AddTensor(string source, string name, string path)
    {
        using SafetensorsReader reader = new(source);
        using SafetensorsWriter writer = new(
            path,
            [.. reader.Entries.Select(entry => (entry.Name, entry.Type, entry.Shape)), (name, ElementTypes.Float32, [2])],
            reader.Metadata);
        foreach (SafetensorsEntry entry in writer.Entries)
        {
            writer.Write(reader.Find(entry.Name) is SafetensorsEntry old ? reader.ReadAll(old) : new byte[8]);
        }

        writer.Commit();
    }
}
