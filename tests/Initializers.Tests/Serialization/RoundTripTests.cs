using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>Configurations of any initializer, written and read again.</summary>
public class RoundTripTests
{
    private static readonly Shape Shape = [3, 4, 5];

    private static readonly Gen<Seed> Seeds = Gen.OneOf(
        Gen.Long.Select(seed => (Seed)seed),
        Gen.Long.Select(Gen.String[Gen.Char, 1, 8], (seed, name) => (Seed)new SeedGenerator(seed, name)));

    private static readonly Gen<(int[]? Input, int[]? Output)> Axes = Gen.OneOf(
        Gen.Const(((int[]?)null, (int[]?)null)),
        Gen.Int[-3, 2].Array[0, 3].Select(Gen.Int[-3, 2].Array[0, 3], (i, o) => ((int[]?)i, (int[]?)o)));

    private static readonly Gen<Initializer> Initializers = Gen.OneOf(
        Gen.Const<Initializer>(new Zeros()),
        Gen.Const<Initializer>(new Ones()),
        Gen.Double.Select(value => (Initializer)new Constant(value)),
        Gen.Long.Select(value => (Initializer)new Constant(value)),
        Gen.Bool.Select(value => (Initializer)new Constant(value)),
        Gen.Double.Array[5].Select(value => (Initializer)new Constant(DenseTensor.Create(value))),
        Gen.Float.Array[20].Select(value => (Initializer)Constant.FromTensor(DenseTensor.Create([4, 5], value))),
        Gen.Long.Array[20].Select(value => (Initializer)Constant.FromTensor(DenseTensor.Create([4, 5], value))),
        Finite.Select(Positive, Seeds, (mean, stddev, seed) => (Initializer)new RandomNormal(mean, stddev, seed)),
        Finite.Select(Positive, Seeds, (mean, stddev, seed) => (Initializer)new TruncatedNormal(mean, stddev, seed)),
        Finite.Select(Positive, Seeds, (min, width, seed) => (Initializer)new RandomUniform(min, min + width, seed)),
        Finite.Select(Seeds, (gain, seed) => (Initializer)new Orthogonal(gain, seed)),
        Gen.Enum<StftSide>().Select(Gen.Double[-1, 1].Array[3], Gen.Bool, (side, window, periodic) =>
            (Initializer)new STFT(side, new StftWindow(window), periodic ? null : StftScaling.Spectrum, periodic)),
        Gen.Select(
            Positive,
            Gen.Enum<FanMode>(),
            Gen.Enum<VarianceDistribution>(),
            Seeds,
            Axes,
            (scale, mode, distribution, seed, axes) =>
                (Initializer)new VarianceScaling(scale, mode, distribution, seed, axes.Input, axes.Output)),
        Gen.Select(Gen.Int[0, 5], Seeds, Axes, (preset, seed, axes) =>
            (Initializer)RandomClasses.CreatePreset(RandomClasses.Presets[preset], seed, axes.Input, axes.Output)));

    private static Gen<double> Finite => Gen.Double[-1e6, 1e6];

    private static Gen<double> Positive => Gen.Double[1e-9, 1e6];

    [Fact]
    public void Text_and_values_survive_the_round_trip()
    {
        Initializers.Sample(initializer =>
        {
            string json = KerasConfig.ToJson(initializer);
            Initializer read = KerasConfig.Deserialize(json);

            KerasConfig.ToJson(read).Should().Be(json);
            Bits(read).SequenceEqual(Bits(initializer)).Should().BeTrue();
        }, iter: 300);
    }

    [Fact]
    public void Clone_equals_the_original()
    {
        Initializers.Sample(initializer =>
        {
            Initializer clone = initializer.Clone();

            clone.GetType().Should().Be(initializer.GetType());
            clone.Backend.Should().BeSameAs(initializer.Backend);
            KerasConfig.ToJson(clone).Should().Be(KerasConfig.ToJson(initializer));
            Bits(clone).SequenceEqual(Bits(initializer)).Should().BeTrue();
        }, iter: 300);
    }

    [Fact]
    public void Identity_keeps_its_gain()
    {
        Gen.Double[-1e6, 1e6].Sample(gain =>
        {
            Initializer read = KerasConfig.Deserialize(KerasConfig.Serialize(new Identity(gain)));

            read.Initialize<double>([3, 2]).ToArray().Should().Equal(gain, 0, 0, gain, 0, 0);
        }, iter: 100);
    }

    [Theory]
    [InlineData("Identity", "gain", 3)]
    [InlineData("Orthogonal", "gain", -1)]
    [InlineData("RandomNormal", "mean", -4)]
    [InlineData("RandomNormal", "stddev", 2)]
    [InlineData("RandomUniform", "minval", -1)]
    [InlineData("TruncatedNormal", "stddev", 0)]
    [InlineData("VarianceScaling", "scale", 2)]
    public void Integer_stays_an_integer_through_copies(string className, string key, int value)
    {
        Initializer read = KerasConfig.Deserialize(
            $$$"""{"class_name": "{{{className}}}", "config": {"{{{key}}}": {{{value}}}}}""");
        string member = $"\"{key}\": {value}";

        KerasConfig.ToJson(read).Should().MatchRegex(member + "[,}]");
        KerasConfig.ToJson(read.WithBackend(Backend.TensorFlow)).Should().MatchRegex(member + "[,}]");
        KerasConfig.ToJson(KerasConfig.Deserialize(KerasConfig.Serialize(read))).Should().MatchRegex(member + "[,}]");
        if (read is RandomInitializer random)
        {
            KerasConfig.ToJson(random.WithSeed(3)).Should().MatchRegex(member + "[,}]").And.Contain("\"seed\": 3");
        }
    }

    [Theory]
    [InlineData("[1, 2.0, -3]")]
    [InlineData("null")]
    [InlineData("\"hann\"")]
    public void Window_is_written_as_it_was_read(string window)
    {
        Initializer read = KerasConfig.Deserialize(
            $$$"""{"class_name": "STFT", "config": {"window": {{{window}}}}}""");

        KerasConfig.ToJson(KerasConfig.Deserialize(KerasConfig.Serialize(read))).Should().Contain($"\"window\": {window}, ");
    }

    [Fact]
    public void Integer_beyond_53_bits_keeps_its_digits_and_gives_the_nearest_double()
    {
        const string Json = """{"class_name": "RandomNormal", "config": {"mean": 9007199254740993, "seed": 1}}""";

        Initializer read = KerasConfig.Deserialize(Json);

        KerasConfig.ToJson(read).Should().Contain("\"mean\": 9007199254740993,");
        read.Should().BeOfType<RandomNormal>().Which.Mean.Should().Be(9007199254740992.0);
    }

    [Fact]
    public void Clone_of_an_unseeded_initializer_draws_a_seed_of_its_own()
    {
        RandomNormal original = new();

        var clone = (RandomNormal)original.Clone();

        clone.IsSeedGiven.Should().BeFalse();
        clone.Seed.Should().NotBe(original.Seed);
    }

    [Fact]
    public void Clone_of_a_generator_starts_again_and_moves_on_by_itself()
    {
        RandomNormal original = new(seed: new SeedGenerator(11, "g"));
        float[] first = original.Initialize([4]).ToArray();

        Initializer clone = original.Clone();

        clone.Initialize([4]).ToArray().Should().Equal(first);
        clone.Initialize([4]).ToArray().Should().Equal(original.Initialize([4]).ToArray());
    }

    [Fact]
    public void Text_outside_ASCII_is_escaped_as_Python_does()
    {
        RandomNormal original = new(seed: new SeedGenerator(1, "é\"\\\n~\u007F\u0001>+"));

        string json = KerasConfig.ToJson(original);

        json.Should().Contain("\"name\": \"\\u00e9\\\"\\\\\\n~\\u007f\\u0001>+\"");
        ((RandomNormal)KerasConfig.Deserialize(json)).Seed.Generator!.Name.Should().Be(original.Seed.Generator!.Name);
    }

    // A generator moves on with every call: the comparison takes the first tensor of a fresh reading.
    private static IEnumerable<long> Bits(Initializer initializer)
    {
        Initializer fresh = initializer is RandomInitializer { Seed.Generator: { } generator } random
            ? random.WithSeed(new SeedGenerator(generator.Seed))
            : initializer;
        Shape shape = initializer is STFT ? [3, 1, 5] : Shape;
        return fresh.Initialize<double>(shape).ToArray().Select(BitConverter.DoubleToInt64Bits);
    }
}
