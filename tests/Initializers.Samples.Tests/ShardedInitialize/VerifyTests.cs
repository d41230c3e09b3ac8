using System;
using System.IO;
using System.Linq;
using System.Text;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class VerifyTests
{
    [Theory]
    [InlineData("tensors")]
    [InlineData("axis")]
    public void A_folder_is_what_its_plan_gives_and_processes_share_the_work(string split)
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, split);

        ProgramRun one = ShardedRun.Of("verify", plan, shards);
        one.ExitCode.Should().Be(0);
        one.Output.Should().StartWith("one process: all is as the plan has it: ")
            .And.Contain($", {SmallModel.Plan.ByteCount:N0} bytes, in 3 files, recomputed on the tensorflow backend");
        ProgramRun[] two = ShardedRun.OfAll(2, "verify", plan, shards);
        two.Should().OnlyContain(run => run.ExitCode == 0);
        two.Select(run => run.Output).Should().Contain(output => output.Contains("in 1 files"))
            .And.Contain(output => output.Contains("in 2 files"));
    }

    [Theory]
    [InlineData("tensors", "embedding", "differs in 1 of 800 elements, first at [99, 7], in model-0000*")]
    [InlineData("axis", "embedding[67:100, 0:8]", "differs in 1 of 264 elements, first at [99, 7], in model-00003*")]
    public void A_changed_element_is_found_and_placed(string split, string weight, string problem)
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, split);
        Change(shards, "embedding", bytes => bytes[^1] ^= 1);

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should().StartWith("one process: 1 differences: ").And.Match($"*{weight} *{problem}*");
    }

    [Fact]
    public void Another_plan_differs_in_what_it_changes_misses_and_adds()
    {
        using TemporaryFolder folder = new();
        (_, string shards) = Write(folder, "tensors");
        PlannedWeight cube = SmallModel.Plan.Weights[2];
        Plan other = SmallModel.With("cube", cube with { Initializer = new GlorotUniform(seed: 33) });
        other = other with
        {
            Weights =
            [
                .. other.Weights.Where(weight => weight.Name is not "mask"),
                new("new", [2], ElementTypes.Float32, true, new Ones()),
            ],
        };
        string plan = SmallModel.Write(folder, other with
        {
            Weights = [.. other.Weights.Select(
                weight => weight.Name == "bias" ? weight with { Type = ElementTypes.Float32 } : weight)],
        });

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should().MatchRegex("cube +differs in 315 of 315 elements, first at \\[0, 0, 0, 0\\]")
            .And.MatchRegex("mask +is extra: model-0000\\d-of-00003.safetensors has it, the plan does not")
            .And.MatchRegex("new +is missing")
            .And.MatchRegex("bias +must be float32 \\(40,\\); model-\\S+ has float16 \\(40,\\)")
            .And.Contain("says a total_size of").And.Contain("does not list \"new\"")
            .And.Contain("lists \"mask\", which the plan does not have");
        run.Output.Should().NotContain("embedding").And.NotContain("kernel");
    }

    [Theory]
    [InlineData("tensors", "is missing")]
    [InlineData("axis", "is not complete: 264 of 800 elements are missing")]
    public void A_missing_shard_is_found(string split, string problem)
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, split);
        File.Delete(Holding(shards, "embedding"));

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should().MatchRegex($"embedding +{problem}");
    }

    [Fact]
    public void A_shard_stored_twice_a_broken_one_and_a_missing_index_are_found()
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, "axis");
        File.Copy(Path.Combine(shards, "model-00002-of-00003.safetensors"), Path.Combine(shards, "z.safetensors"));
        File.WriteAllText(Path.Combine(shards, "broken.safetensors"), "xyz");
        File.Delete(Path.Combine(shards, "model.safetensors.index.json"));

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should()
            .MatchRegex("embedding +is stored twice, in model-00002-of-00003.safetensors and z.safetensors")
            .And.MatchRegex("broken.safetensors .*shorter than the length of its header")
            .And.MatchRegex("model.safetensors.index.json +is missing");
    }

    [Theory]
    [InlineData("{", "is not valid")]
    [InlineData("""{"metadata":{"total_size":1},"weight_map":{}}""", "says a total_size of 1 bytes")]
    [InlineData("""{"metadata":{"total_size":1},"weight_map":{"mask":"x"}}""", "places \"mask\" in x")]
    public void A_wrong_index_is_found(string index, string problem)
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, "tensors");
        File.WriteAllText(Path.Combine(shards, "model.safetensors.index.json"), index);

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain(problem);
    }

    [Fact]
    public void A_digest_in_the_header_that_is_not_the_elements_is_found()
    {
        using TemporaryFolder folder = new();
        (string plan, string shards) = Write(folder, "tensors");
        string path = Holding(shards, "kernel");
        byte[] bytes = File.ReadAllBytes(path);
        string header = Encoding.UTF8.GetString(bytes);
        int digest = header.IndexOf("kernel\\\":\\\"", System.StringComparison.Ordinal) + 11;
        bytes[digest] = bytes[digest] == (byte)'0' ? (byte)'1' : (byte)'0';
        File.WriteAllBytes(path, bytes);

        ProgramRun run = ShardedRun.Of("verify", plan, shards);

        run.ExitCode.Should().Be(1);
        run.Output.Should().MatchRegex("kernel +has the right elements, but another digest in the header");
    }

    [Fact]
    public void A_single_file_of_another_program_is_verified_on_the_backend_it_states()
    {
        using TemporaryFolder folder = new();
        string plan = SmallModel.Write(folder);
        string file = folder.File("m.safetensors");
        Programs.Initialize("model", plan, "--out", file, "--backend", "numpy").ExitCode.Should().Be(0);

        ProgramRun stated = ShardedRun.Of("verify", plan, file);
        ProgramRun wrong = ShardedRun.Of("verify", plan, file, "--backend", "jax");

        stated.ExitCode.Should().Be(0);
        stated.Output.Should().Contain("in 1 files, recomputed on the numpy backend");
        wrong.ExitCode.Should().Be(1);
        wrong.Output.Should().StartWith("one process: 4 differences: ");
    }

    private static (string Plan, string Folder) Write(TemporaryFolder folder, string split)
    {
        string plan = SmallModel.Write(folder);
        string shards = folder.File("shards");
        ShardedRun.OfAll(3, "write", plan, "--out", shards, "--split", split)
            .Should().OnlyContain(run => run.ExitCode == 0);
        return (plan, shards);
    }

    /// <summary>The last file that holds a tensor.</summary>
    private static string Holding(string folder, string name) => Directory.GetFiles(folder, "*.safetensors").Order()
        .Last(path =>
        {
            using SafetensorsReader reader = new(path);
            return reader.Find(name) is not null;
        });

    private static void Change(string folder, string name, System.Action<byte[]> change)
    {
        string path = Holding(folder, name);
        byte[] tensor;
        using (SafetensorsReader reader = new(path))
        {
            tensor = reader.ReadAll(reader.Find(name)!);
        }

        byte[] file = File.ReadAllBytes(path);
        int start = file.AsSpan().IndexOf(tensor);
        change(tensor);
        tensor.CopyTo(file.AsSpan(start));
        File.WriteAllBytes(path, file);
    }
}
