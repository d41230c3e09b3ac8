using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FluentAssertions;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class TensorCommandTests
{
    [Fact]
    public void Out_writes_the_values_that_the_library_gives()
    {
        NpyFile file = Fill("he_normal", "--shape", "784,128", "--seed", "-1");

        file.Header.Should().Contain("'<f4'").And.Contain("(784, 128)");
        file.Data.Should().Equal(Bytes(new HeNormal(seed: -1).Initialize([784, 128])));
    }

    [Fact]
    public void Seed_overrides_that_of_the_config_in_JSON()
    {
        const string Config = """{"class_name":"RandomNormal","config":{"mean":0.5,"stddev":2.0,"seed":3}}""";

        Fill(Config, "--shape", "5").Data.Should().Equal(Bytes(new RandomNormal(0.5, 2.0, 3).Initialize([5])));
        Fill(Config, "--shape", "5", "--seed", "9223372036854775807").Data
            .Should().Equal(Bytes(new RandomNormal(0.5, 2.0, long.MaxValue).Initialize([5])));
    }

    [Fact]
    public void Calls_of_a_seed_generator_differ_and_stack_on_a_new_first_axis()
    {
        NpyFile file = Fill("glorot_uniform", "--shape", "4,6", "--seed", "generator:-7", "--calls", "3");

        GlorotUniform initializer = new(seed: new SeedGenerator(-7));
        byte[] expected = [.. Enumerable.Range(0, 3).SelectMany(_ => Bytes(initializer.Initialize([4, 6])))];
        file.Header.Should().Contain("(3, 4, 6)");
        file.Data.Should().Equal(expected);
        file.Data[..96].Should().NotEqual(file.Data[96..192]);
    }

    [Fact]
    public void Calls_of_an_integer_seed_repeat()
    {
        NpyFile file = Fill("glorot_uniform", "--shape", "4,6", "--seed", "1", "--calls", "2");

        file.Data[..96].Should().Equal(file.Data[96..]);
    }

    [Fact]
    public void Start_and_count_give_a_run_of_the_flattened_whole()
    {
        byte[] whole = Bytes(new HeNormal(seed: 1).Initialize([100, 10]));

        NpyFile run = Fill("he_normal", "--shape", "100,10", "--seed", "1", "--start", "37", "--count", "500");
        run.Header.Should().Contain("(500,)");
        run.Data.Should().Equal(whole[148..2148]);
        NpyFile rest = Fill("he_normal", "--shape", "100,10", "--seed", "1", "--start", "990", "--calls", "2");
        rest.Header.Should().Contain("(2, 10)");
        rest.Data.Should().Equal((byte[])[.. whole[3960..], .. whole[3960..]]);
    }

    [Fact]
    public void A_run_of_a_tensor_larger_than_any_array_can_be_filled()
    {
        NpyFile run = Fill(
            "he_normal", "--shape", "1000000,1000000", "--seed", "1", "--start", "999999999990", "--count", "10");

        run.Data.Should().HaveCount(40);
    }

    [Theory]
    [InlineData("float64", "<f8", 8)]
    [InlineData("float16", "<f2", 2)]
    [InlineData("bfloat16", "|V2", 2)]
    [InlineData("int32", "<i4", 4)]
    public void Dtype_decides_the_elements(string dtype, string descr, int size)
    {
        NpyFile file = Fill("ones", "--shape", "2,3", "--dtype", dtype);

        file.Header.Should().Contain($"'{descr}'");
        file.Data.Should().HaveCount(6 * size);
        file.Data.Should().Contain(value => value != 0);
    }

    [Fact]
    public void An_empty_shape_text_is_a_scalar()
    {
        NpyFile file = Fill("ones", "--shape", "");

        file.Header.Should().Contain("'shape': ()");
        file.Data.Should().Equal(Bytes(new Ones().Initialize([])));
    }

    [Fact]
    public void The_screen_shows_summary_digest_and_histogram_without_control_codes()
    {
        ProgramRun run = Programs.Initialize("tensor", "glorot_uniform", "--shape", "784,128", "--seed", "1");

        byte[] bytes = Bytes(new GlorotUniform(seed: 1).Initialize([784, 128]));
        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("100,352").And.Contain("fan-in 784").And.Contain("█")
            .And.Contain(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        run.Output.Should().NotContain("\u001b");
    }

    [Fact]
    public void A_seed_for_an_initializer_that_draws_nothing_is_said_to_make_no_difference() =>
        Programs.Initialize("tensor", "zeros", "--shape", "3", "--seed", "1").Output.Should().Contain("--seed makes no difference");

    [Fact]
    public void An_impossible_shape_leaves_no_file()
    {
        using TemporaryFolder folder = new();

        Programs.Initialize("tensor", "identity", "--shape", "3", "--out", folder.File("a.npy")).ExitCode.Should().Be(2);
        folder.Files.Should().BeEmpty();
    }

    private static NpyFile Fill(params string[] args)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.npy");
        ProgramRun run = Programs.Initialize(["tensor", .. args, "--out", path]);
        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        folder.Files.Should().Equal("a.npy");
        return NpyFile.Read(path);
    }

    private static byte[] Bytes(DenseTensor<float> tensor) => MemoryMarshal.AsBytes(tensor.Span).ToArray();
}
