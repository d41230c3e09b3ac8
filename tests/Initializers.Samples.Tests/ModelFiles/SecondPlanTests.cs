using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.ShardedInitialize;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

/// <summary>What version 2 of a plan adds: layouts, tied weights, names in the file, shared generators, Python's numbers.</summary>
public class SecondPlanTests
{
    private const string Embedding =
        """{"name":"e","target":"wte","shape":[6,4],"dtype":"float32","initializer":{"class_name":"RandomNormal","config":{"seed":1}}}""";

    private const string Head = """{"name":"h","target":"lm_head","tied":"e"}""";

    private const string Kernel =
        """{"name":"k","target":"fc","shape":[3,5],"dtype":"float32","layout":"out_in","initializer":{"class_name":"HeNormal","config":{"seed":7}}}""";

    private const string Depthwise =
        """{"name":"d","shape":[6,1,2,2],"dtype":"float32","layout":"depthwise","depth_multiplier":2,"initializer":{"class_name":"HeNormal","config":{"seed":8}}}""";

    [Fact]
    public void A_weight_has_a_layout_a_name_in_the_file_and_another_name()
    {
        Plan plan = Read(PlanOf(Head, Embedding, Kernel, Depthwise));

        plan.Weights.Select(weight => (weight.Name, weight.Target)).Should().Equal(("e", "wte"), ("k", "fc"), ("d", "d"));
        plan.Tied.Should().Equal(new TiedWeight("h", "e") { Target = "lm_head" });
        ValuesOf(plan.Weights[1]).Should().Equal(
            new HeNormal(seed: 7).Initialize([5, 3]).Transpose().Span.ToArray());
        ValuesOf(plan.Weights[2]).Should().Equal(
            new HeNormal(seed: 8).Initialize([2, 2, 3, 2]).Permute([2, 3, 0, 1]).Span.ToArray());
    }

    [Fact]
    public void What_it_has_is_written_and_read_back()
    {
        using TemporaryFolder folder = new();
        Plan plan = Read(PlanOf(Embedding, Head, Kernel, Depthwise));

        PlanWriter.Write(plan, "made for a test", folder.File("p.json"));

        string[] lines = [.. PlanWriter.ToLines(plan)];
        lines[1].Should().StartWith("""{"name":"k","target":"fc","shape":[3,5],"dtype":"float32","layout":"out_in","initializer":{""");
        lines[2].Should().Contain("\"depth_multiplier\":2,\"layout\":\"depthwise\",\"initializer\":{")
            .And.Contain("\"HeNormal\"").And.NotContain("LayoutInitializer");
        lines[3].Should().Be(Head);
        PlanWriter.ToLines(PlanReader.Read(folder.File("p.json"))).Should().Equal(lines);
        File.ReadAllText(folder.File("p.json")).Should().Contain("\"schema\": \"initializer-plan/2\"");
    }

    [Fact]
    public void In_version_1_all_this_is_notes()
    {
        Plan plan = Read(PlanOf(Kernel).Replace("plan/2", "plan/1", StringComparison.Ordinal));

        plan.Weights[0].Target.Should().Be("k");
        plan.Weights[0].Initializer.Should().BeOfType<HeNormal>();
    }

    [Theory]
    [InlineData(Head, "\"tied\" of the weight \"h\" must be the name of one that is not; received \"e\".")]
    [InlineData(Embedding + "," + Head + ",{\"name\":\"i\",\"tied\":\"h\"}", "\"tied\" of the weight \"i\" *received \"h\".")]
    [InlineData(Embedding + ",{\"name\":\"wte\",\"tied\":\"e\"}", "weights[1] (\"wte\") repeats the target \"wte\".")]
    [InlineData(Embedding + "," + Head + "," + Head, "weights[2] (\"h\") repeats that name.")]
    [InlineData("""{"name":"h","tied":3}""", "\"tied\" of weights[0] (\"h\") must be a string; received 3.")]
    [InlineData("""{"name":"h","target":3}""", "\"target\" of weights[0] (\"h\") must be a string; received 3.")]
    public void What_is_wrong_is_named(string weights, string message) => Refuses(PlanOf(weights), message);

    [Theory]
    [InlineData("\"out_in\"", "\"out\"")]
    [InlineData("\"out_in\"", "3")]
    [InlineData("\"out_in\"", "\"out_in\",\"depth_multiplier\":2")]
    [InlineData("\"layout\":\"out_in\"", "\"depth_multiplier\":2")]
    public void A_layout_that_is_none_is_refused(string right, string wrong) => Refuses(
        PlanOf(Kernel.Replace(right, wrong, StringComparison.Ordinal)), "\"initializer\" of weights[0] (\"k\"): *");

    [Fact]
    public void A_model_is_written_under_the_names_of_its_target_and_says_what_is_tied()
    {
        using TemporaryFolder folder = new();
        string plan = folder.Write("p.json", PlanOf(Embedding, Head, Kernel));
        string path = folder.File("m.safetensors");
        string digest = Convert.ToHexStringLower(SHA256.HashData(
            MemoryMarshal.AsBytes(new RandomNormal(seed: 1).Initialize([6, 4]).Span)));
        string digests = folder.Write(
            "d.json",
            $$"""{"weights":[{"name":"e","tensorflow_sha256":"{{digest}}"},{"name":"h","tensorflow_sha256":"{{digest}}"},{"name":"k"}]}""");

        ProgramRun run = Programs.Initialize("model", plan, "--out", path, "--digests", digests);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("2 weights, 39 values").And.Contain("All 2 SHA-256 digests are equal");
        using SafetensorsReader reader = new(path);
        reader.Entries.Select(entry => entry.Name).Should().Equal("wte", "fc");
        reader.Metadata["tied"].Should().Be("""{"lm_head":"wte"}""");
        ShardedRun.Of("verify", plan, path).ExitCode.Should().Be(0);
        ShardedRun.Of("write", plan, "--dry-run", "--digests", digests).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("tensors")]
    [InlineData("axis")]
    public void Shards_are_that_too(string split)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("p.json", PlanOf(Embedding, Head, Kernel, Depthwise));
        Plan plan = PlanReader.Read(path);
        string shards = folder.File("shards");

        ShardedRun.OfAll(2, "write", path, "--out", shards, "--split", split).Should().OnlyContain(run => run.ExitCode == 0);

        JoinedShards.Read(shards).Should().BeEquivalentTo(plan.Weights.ToDictionary(
            weight => weight.Target, weight => MemoryMarshal.AsBytes<float>(ValuesOf(weight)).ToArray()));
        ProgramRun verified = ShardedRun.Of("verify", path, shards);
        verified.ExitCode.Should().Be(0, verified.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_may_hold_a_tied_weight_too_if_it_is_the_same(bool isChanged)
    {
        using TemporaryFolder folder = new();
        string plan = folder.Write("p.json", PlanOf(Embedding, Head));
        byte[] bytes = MemoryMarshal.AsBytes(new RandomNormal(seed: 1).Initialize([6, 4]).Span).ToArray();
        using (SafetensorsWriter writer = new(
            folder.File("m.safetensors"), [("wte", ElementTypes.Float32, [6, 4]), ("lm_head", ElementTypes.Float32, [6, 4])]))
        {
            writer.Write(bytes);
            bytes[5] ^= isChanged ? (byte)1 : (byte)0;
            writer.Write(bytes);
            writer.Commit();
        }

        ProgramRun run = ShardedRun.Of("verify", plan, folder.File("m.safetensors"));

        run.ExitCode.Should().Be(isChanged ? 1 : 0, run.Output);
        run.Output.Contains("h differs in 1 of 24 elements", StringComparison.Ordinal).Should().Be(isChanged);
    }

    [Fact]
    public void A_generator_that_two_weights_share_is_one_read_written_and_filled()
    {
        const string Shared =
            """{"name":"NAME","shape":[3],"dtype":"TYPE","initializer":{"class_name":"RandomNormal","config":{"mean":0.0,"stddev":1.0,"seed":{"module":"keras.random","class_name":"SeedGenerator","config":{"seed":5,"name":"g"},"registered_name":null,"shared_object_id":ID}}}}""";
        string Line(string name, string type, int id) => Shared.Replace("NAME", name, StringComparison.Ordinal)
            .Replace("TYPE", type, StringComparison.Ordinal).Replace("ID", $"{id}", StringComparison.Ordinal);
        using TemporaryFolder folder = new();

        // Files have the widest elements first: "b" comes before "a", but draws after it.
        string text = PlanOf(Line("a", "float32", 77), Line("b", "float64", 77), Line("c", "float32", 78));
        PlanWriter.Write(Read(text), "", folder.File("p.json"));
        foreach (string plan in (string[])[folder.Write("given.json", text), folder.File("p.json")])
        {
            Programs.Initialize("model", plan, "--out", folder.File("m.safetensors")).ExitCode.Should().Be(0);

            RandomNormal expected = new(0, 1, new SeedGenerator(5));
            using SafetensorsReader reader = new(folder.File("m.safetensors"));
            reader.ReadAll(reader.Find("a")!).Should().Equal(MemoryMarshal.AsBytes(expected.Initialize([3]).Span).ToArray());
            reader.ReadAll(reader.Find("b")!).Should().Equal(
                MemoryMarshal.AsBytes(expected.Initialize<double>([3]).Span).ToArray());
            reader.ReadAll(reader.Find("c")!).Should().Equal(reader.ReadAll(reader.Find("a")!));
            ShardedRun.Of("verify", plan, folder.File("m.safetensors")).ExitCode.Should().Be(0);
        }
    }

    [Fact]
    public void An_unseeded_part_is_refused_where_processes_share_a_model()
    {
        using TemporaryFolder folder = new();
        string plan = folder.Write(
            "p.json", PlanOf(Kernel.Replace("\"seed\":7", "\"seed\":null", StringComparison.Ordinal)));

        ShardedRun.Of("write", plan, "--dry-run").ShouldBeRefused("weight \"k\" must have a seed in the plan: *");
    }

    [Theory]
    [InlineData("NaN", "\u007f")]
    [InlineData("Infinity", "a")]
    [InlineData("-Infinity", "a")]
    public void Numbers_as_Python_writes_them_and_a_byte_order_mark_are_read(string number, string name)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");
        string text = PlanOf(
            """{"name":"NAME","shape":[2],"dtype":"float32","initializer":{"class_name":"Constant","config":{"value":NUMBER}}}"""
                .Replace("NAME", name, StringComparison.Ordinal).Replace("NUMBER", number, StringComparison.Ordinal));

        // The second is longer than a piece in which files are read.
        foreach (string padding in (string[])["", new(' ', 100_000)])
        {
            File.WriteAllText(path, text.Replace(number, padding + number, StringComparison.Ordinal) + padding, new UTF8Encoding(true));
            Plan plan = PlanReader.Read(path);

            plan.Weights[0].Name.Should().Be(name);
            ValuesOf(plan.Weights[0]).Should().Equal(float.Parse(number), float.Parse(number));
            PlanWriter.Write(plan, "", folder.File("q.json"));
            ValuesOf(PlanReader.Read(folder.File("q.json")).Weights[0]).Should().Equal(ValuesOf(plan.Weights[0]));
        }
    }

    [Theory]
    [InlineData("Nan")]
    [InlineData("NaN,,")]
    [InlineData("Infinity")]
    [InlineData("NaN]")]
    public void What_only_begins_so_is_no_JSON(string number) =>
        Refuses($$"""{"schema":"initializer-plan/2","model":{{number}}""", "not valid JSON: *");

    private static Plan Read(string text)
    {
        using TemporaryFolder folder = new();
        return PlanReader.Read(folder.Write("p.json", text));
    }

    private static float[] ValuesOf(PlannedWeight weight) => weight.Initializer.Initialize(weight.Shape).Span.ToArray();

    private static string PlanOf(params string[] weights) =>
        $$"""{"schema":"initializer-plan/2","model":"m","weights":[{{string.Join(",", weights)}}]}""";

    private static void Refuses(string text, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("p.json", text);
        Action act = () => PlanReader.Read(path);

        act.Should().Throw<FileException>().WithMessage($"{path}: {message}");
    }
}
