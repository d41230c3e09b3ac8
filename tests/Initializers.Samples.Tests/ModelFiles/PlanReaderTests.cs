using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class PlanReaderTests
{
    private const string Weight =
        """{"name":"w","shape":[2,3],"dtype":"float32","trainable":false,"initializer":{"class_name":"Zeros","config":{}}}""";

    [Fact]
    public void Read_gives_the_weights_of_a_real_model()
    {
        Plan plan = PlanReader.Read(Path.Combine(AppContext.BaseDirectory, "resnet50.plan.json"));

        plan.Model.Should().Be("resnet50");
        plan.Weights.Should().HaveCount(320);
        plan.ElementCount.Should().Be(25_636_712);
        plan.ByteCount.Should().Be(4 * 25_636_712);
        PlannedWeight first = plan.Weights[0];
        first.Name.Should().Be("conv1_conv/kernel");
        (first.Shape == new Shape(7, 7, 3, 64)).Should().BeTrue();
        first.Type.Should().Be(ElementTypes.Float32);
        first.Trainable.Should().BeTrue();
        first.Initializer.Should().BeOfType<GlorotUniform>().Which.Seed.Value.Should().Be(686579304);
        plan.Weights[4].Trainable.Should().BeFalse();
    }

    [Fact]
    public void Read_takes_a_scalar_an_empty_weight_and_a_weight_that_does_not_say_whether_it_is_trainable()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("p.json", PlanOf(
            """{"name":"a","shape":[],"dtype":"float64","initializer":{"class_name":"Ones","config":{}}}""",
            """{"name":"b","shape":[0,5],"dtype":"int32","initializer":{"class_name":"Zeros","config":{}}}"""));

        Plan plan = PlanReader.Read(path);

        plan.Weights[0].Trainable.Should().BeTrue();
        plan.ElementCount.Should().Be(1);
        plan.ByteCount.Should().Be(8);
    }

    [Theory]
    [InlineData("{", "not valid JSON at line 1, byte 2.")]
    [InlineData("[]", "the plan must be an object; received [].")]
    [InlineData("{}", "the plan must have \"schema\".")]
    [InlineData(
        """{"schema":"initializer-plan/3"}""",
        "the plan's \"schema\" must be \"initializer-plan/2\" or \"initializer-plan/1\"; received \"initializer-plan/3\".")]
    [InlineData("""{"schema":"initializer-plan/1"}""", "the plan must have \"model\".")]
    [InlineData(
        """{"schema":"initializer-plan/1","model":"m","weights":{}}""",
        "\"weights\" of the plan must be an array; received {}.")]
    [InlineData("""{"schema":"initializer-plan/1","schema":"initializer-plan/1"}""", "not valid JSON*")]
    [InlineData("""{"schema":"initializer-plan/1","model":"\ud800"}""", "not valid JSON: *surrogate*")]
    [InlineData("""{"schema":"initializer-plan/1","model":"m","weights":[{"\ud800":1}]}""", "not valid JSON: *surrogate*")]
    public void Read_refuses_what_is_no_plan(string text, string message) => Refuses(text, message);

    [Theory]
    [InlineData("3", "weights[0] must be an object; received 3.")]
    [InlineData("""{"name":7}""", "\"name\" of weights[0] must be a string; received 7.")]
    [InlineData("""{"name":"w"}""", "weights[0] (\"w\") must have \"shape\".")]
    [InlineData(
        """{"name":"w","shape":[2.5]}""", "\"shape\" of weights[0] (\"w\") must hold integers; received 2.5.")]
    [InlineData(
        """{"name":"w","shape":[2,-1]}""",
        "\"shape\" of weights[0] (\"w\"): shape must have sizes of 0 or more; received (2, -1).")]
    [InlineData(
        """{"name":"w","shape":[0,9223372036854775807],"dtype":"float32"}""",
        "\"shape\" of weights[0] (\"w\"): shape must have a size in bytes that fits in 64 bits, sizes of 0 left out; *")]
    [InlineData(
        """{"name":"w","shape":[],"dtype":"float8"}""", "\"dtype\" of weights[0] (\"w\") must be one of *\"float8\".")]
    [InlineData("""{"name":"w","shape":[],"dtype":"float32"}""", "weights[0] (\"w\") must have \"initializer\".")]
    [InlineData(
        """{"name":"w","shape":[],"dtype":"float32","trainable":1}""",
        "\"trainable\" of weights[0] (\"w\") must be true or false; received 1.")]
    [InlineData(
        """{"name":"w","shape":[],"dtype":"float32","initializer":{"class_name":"Nope","config":{}}}""",
        "\"initializer\" of weights[0] (\"w\"): *Nope*")]
    [InlineData(
        """{"name":"w","shape":[],"dtype":"int32","initializer":{"class_name":"HeNormal","config":{"seed":1}}}""",
        "\"dtype\" of weights[0] (\"w\") must be a type that HeNormal can fill: float32,*; received \"int32\".")]
    [InlineData(Weight + "," + Weight, "weights[1] (\"w\") repeats that name.")]
    public void Read_names_the_weight_that_is_wrong(string weights, string message) =>
        Refuses(PlanOf(weights), message);

    [Fact]
    public void Read_refuses_weights_whose_total_overflows() => Refuses(
        PlanOf(
            """{"name":"a","shape":[4611686018427387904],"dtype":"bool","initializer":{"class_name":"Zeros","config":{}}}""",
            """{"name":"b","shape":[4611686018427387904],"dtype":"bool","initializer":{"class_name":"Zeros","config":{}}}"""),
        "the plan's weights together must have a size that fits in 64 bits.");

    [Fact]
    public void Read_says_that_there_is_no_such_file()
    {
        Action act = () => PlanReader.Read("nowhere/plan.json");

        act.Should().Throw<FileException>().WithMessage("nowhere/plan.json: there is no such file.");
    }

    [Fact]
    public void Read_takes_a_plan_compressed_by_gzip_and_refuses_half_of_one()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json.gz");
        using (GZipStream zip = new(File.Create(path), CompressionLevel.Optimal))
        {
            zip.Write(Encoding.UTF8.GetBytes(PlanOf(Weight)));
        }

        PlanReader.Read(path).Weights.Should().ContainSingle().Which.Name.Should().Be("w");
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        ((Action)(() => PlanReader.Read(path))).Should().Throw<FileException>();
        File.WriteAllBytes(path, [.. bytes[..2], .. new byte[50]]);
        ((Action)(() => PlanReader.Read(path))).Should().Throw<FileException>()
            .WithMessage($"{path}: not a gzip file: *");
    }

    [Fact]
    public void FreezeOn_moves_every_weight()
    {
        using TemporaryFolder folder = new();
        Plan plan = PlanReader.Read(folder.Write("p.json", PlanOf(Weight))).FreezeOn(Backend.TensorFlow);

        plan.Weights.Should().OnlyContain(weight => weight.Initializer.Backend == Backend.TensorFlow);
    }

    private static string PlanOf(params string[] weights) =>
        $$"""{"schema":"initializer-plan/1","model":"m","weights":[{{string.Join(",", weights)}}]}""";

    private static void Refuses(string text, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("p.json", text);
        Action act = () => PlanReader.Read(path);

        act.Should().Throw<FileException>().WithMessage($"{path}: {message}");
    }
}
