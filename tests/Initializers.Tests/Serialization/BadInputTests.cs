using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>Every input that Keras was given to see its error, and what this library says to it.</summary>
public class BadInputTests
{
    private const string SeedRule = "seed must be null, a 64-bit integer or the object of a SeedGenerator; received ";

    private static readonly string[] Random =
        ["RandomNormal", "RandomUniform", "TruncatedNormal", "VarianceScaling", "GlorotUniform", "Orthogonal"];

    /// <summary>Refused: what is done, and what the message says of argument, rule and received value.</summary>
    private static readonly Dictionary<string, (Action Act, string Message)> Refused = MakeRefused();

    /// <summary>Accepted, as Keras does, with the shape of the result where one is asked for.</summary>
    private static readonly Dictionary<string, Func<Shape?>> Accepted = new()
    {
        ["VarianceScaling(distribution=\"Truncated_Normal\")"] =
            Config("VarianceScaling", """{"distribution": "Truncated_Normal"}"""),
        ["get(numpy float32 ones (5,5))(shape=(5, 5))"] = () => KerasConfig.Get(Square()).Initialize([5, 5]).Shape,
        ["get(numpy float32 ones (5,5))(shape=[5, 5])"] = () => KerasConfig.Get(Square()).Initialize([5, 5]).Shape,
        ["get(numpy float32 ones (5,5))(shape=(5, 5), dtype=\"float16\")"] =
            () => KerasConfig.Get(Square()).Initialize<Half>([5, 5]).Shape,
        ["Orthogonal(seed=1)(shape=(0, 3))"] = () => new Orthogonal(seed: 1).Initialize([0, 3]).Shape,
        ["Orthogonal(seed=1)(shape=(0, 0))"] = () => new Orthogonal(seed: 1).Initialize([0, 0]).Shape,
        ["STFT()(shape=(4,1,1))"] = () => new STFT().Initialize([4, 1, 1]).Shape,
        ["Constant([1.0,2.0])(shape=(3,2))"] = () => Pair().Initialize([3, 2]).Shape,
    };

    /// <summary>What C# has no way to say, and why.</summary>
    private static readonly Dictionary<string, string> NotApplicable = new()
    {
        ["RandomNormal(seed=numpy.int64(3))"] = "every integer type converts to a seed",
        ["Initializer()(shape=(2, 2))"] = "the class is abstract: the compiler refuses it",
        ["Zeros()(shape=(2,), dtype=\"nonsense\")"] = "the element type is a type argument",
        ["RandomNormal(seed=1)(shape=3)"] = "a shape is no number: the compiler refuses it",
        ["GlorotUniform(seed=1)(shape=3)"] = "a shape is no number: the compiler refuses it",
        ["Zeros()(shape=3)"] = "a shape is no number: the compiler refuses it",
        ["RandomNormal(seed=1)(shape=None)"] = "a shape is a struct and never null",
        ["set_random_seed(\"a\")"] = "the parameter is an integer",
        ["keras.random.normal(shape=(2,), seed=\"x\")"] = "Keras's random functions are not part of the library",
    };

    public static TheoryData<int, string> Inputs =>
        KerasConfigGolden.Entries("bad_input", entry => (string)entry["input"]!);

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_is_refused_by_name_rule_and_value_or_accepted(int index, string input)
    {
        JsonNode entry = KerasConfigGolden.Entry("bad_input", index);
        if (Refused.TryGetValue(input, out (Action Act, string Message) refused))
        {
            refused.Act.Should().Throw<ArgumentException>().Which.Message.Should().Contain(refused.Message);
        }
        else if (Accepted.TryGetValue(input, out Func<Shape?>? accepted))
        {
            KerasConfigGolden.Text(entry, "error").Should().BeNull("Keras accepts it too");
            if (accepted() is { } shape)
            {
                KerasConfigGolden.Text(entry, "result").Should().StartWith($"array shape [{string.Join(", ", shape.ToArray())}]");
            }
        }
        else
        {
            NotApplicable.Should().ContainKey(input);
        }
    }

    [Fact]
    public void Every_line_of_the_tables_is_an_input()
    {
        Refused.Keys.Concat(Accepted.Keys).Concat(NotApplicable.Keys)
            .Should().BeSubsetOf(KerasConfigGolden.Texts("bad_input", "input"));
    }

    [Fact]
    public void A_type_that_is_no_element_type_is_refused()
    {
        Action act = () => new Zeros().Initialize<Guid>([2]);

        act.Should().Throw<ArgumentException>().WithMessage("*float32*received Guid*");
    }

    [Theory]
    [InlineData("""{"scale": NaN}""", "scale must be a number for VarianceScaling; received \"NaN\".")]
    [InlineData("""{"scale": "NaN"}""", "scale must be a number for VarianceScaling; received \"NaN\".")]
    [InlineData("""{"scale": 1e999}""", "scale must be a positive finite number")]
    [InlineData("""{"scale": null}""", "scale must be a number for VarianceScaling; received null.")]
    [InlineData("""{"scale": true}""", "scale must be a number for VarianceScaling; received true.")]
    [InlineData("""{"distribution": 3}""", "distribution must be one of truncated_normal, untruncated_normal, uniform for VarianceScaling; received 3.")]
    [InlineData("""{"input_axes": [0]}""", "inputAxes and outputAxes must be given together")]
    [InlineData("""{"output_axes": [0]}""", "inputAxes and outputAxes must be given together")]
    [InlineData("""{"input_axes": 0, "output_axes": [1]}""", "input_axes must be null or a list of integers for VarianceScaling; received 0.")]
    [InlineData("""{"input_axes": [0.0], "output_axes": [1]}""", "input_axes must be null or a list of integers for VarianceScaling; received [0.0].")]
    [InlineData("""{"input_axes": [4294967296], "output_axes": [1]}""", "input_axes must be null or a list of integers")]
    [InlineData("""{"seed": 9223372036854775808}""", SeedRule + "9223372036854775808.")]
    [InlineData("""{"seed": -9223372036854775809}""", SeedRule + "-9223372036854775809.")]
    [InlineData("""{"seed": false}""", SeedRule + "false.")]
    [InlineData("""{"seed": {"class_name": "SeedGenerator", "config": {"seed": 1, "bogus": 2}}}""", "received \"bogus\"")]
    [InlineData("""{"seed": {"class_name": "SeedGenerator", "config": {"seed": 1.5}}}""", "seed must be a 64-bit integer for a SeedGenerator; received 1.5.")]
    [InlineData("""{"seed": {"class_name": "SeedGenerator", "config": {"seed": 1, "name": 5}}}""", "name must be text; received 5.")]
    [InlineData("""{"seed": {"class_name": "SeedGenerator", "config": {"seed": 1, "name": ""}}}""", "name must be text; received \"\".")]
    [InlineData("""{"seed": {"class_name": "Generator", "config": {"seed": 1}}}""", SeedRule)]
    [InlineData("""{"seed": 1, "seed": 2}""", "json must be JSON text")]
    public void Config_of_VarianceScaling_is_refused(string config, string message)
    {
        Action act = () => KerasConfig.Deserialize($$"""{"class_name": "VarianceScaling", "config": {{config}}}""");

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("""{"value": "abc"}""", "received \"abc\".")]
    [InlineData("""{"value": null}""", "received null.")]
    [InlineData("""{"value": 1, "bogus": 2}""", "config must have no keys but value for Constant; received \"bogus\".")]
    [InlineData("""{"value": [[1, 2], [3]]}""", "rectangular lists of these, or the object of a tensor; received [[1, 2], [3]].")]
    [InlineData("""{"value": [1, [2]]}""", "received [1, [2]].")]
    [InlineData("""{"value": [true, 1]}""", "received [true, 1].")]
    [InlineData("""{"value": [1, "x"]}""", "received [1, \"x\"].")]
    [InlineData("""{"value": 18446744073709551616}""", "value must have elements of type uint64 alone; received 18446744073709551616.")]
    [InlineData("""{"value": [9223372036854775808, -1]}""", "value must have elements of type uint64 alone; received -1.")]
    [InlineData("""{"value": {"class_name": "__tensor__", "config": {"value": [1], "dtype": "complex64"}}}""", "dtype must be one of float32,")]
    [InlineData("""{"value": {"class_name": "__tensor__", "config": {"value": [256], "dtype": "uint8"}}}""", "value must have elements of type uint8 alone; received 256.")]
    [InlineData("""{"value": {"class_name": "__tensor__", "config": {"value": [1.5], "dtype": "int32"}}}""", "value must have elements of type int32 alone; received 1.5.")]
    [InlineData("""{"value": {"class_name": "__tensor__", "config": {"value": [-1], "dtype": "uint64"}}}""", "value must have elements of type uint64 alone; received -1.")]
    [InlineData("""{"value": {"class_name": "__tensor__"}}""", "or the object of a tensor; received {\"class_name\": \"__tensor__\"}.")]
    [InlineData("""{"value": {"class_name": "other", "config": {}}}""", "or the object of a tensor; received")]
    public void Config_of_Constant_is_refused(string config, string message)
    {
        Action act = () => KerasConfig.Deserialize($$"""{"class_name": "Constant", "config": {{config}}}""");

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain("must").And.Contain(message);
    }

    [Theory]
    [InlineData("", "json must be JSON text; received \"\"")]
    [InlineData("{", "json must be JSON text; received \"{\"")]
    [InlineData("\"\\ud800\"", "json must be JSON text; received \"\\\"\\\\ud800\\\"\"")]
    [InlineData("""{"class_name": "\udc00"}""", "json must be JSON text")]
    [InlineData("""{"class_name": "Zeros", "config": {"\ud800": 1}}""", "json must be JSON text")]
    [InlineData("""{"class_name": "Constant", "config": {"value": [["\ud800"]]}}""", "json must be JSON text")]
    [InlineData("null", "json must be a name or an object; received null.")]
    [InlineData("[1]", "identifier must be a name or an object; received [1].")]
    [InlineData("""{"class_name": 5}""", "config must have a class_name that is text; received {\"class_name\": 5}.")]
    [InlineData("""{"class_name": "heNormal"}""", "received \"heNormal\". Did you mean HeNormal?")]
    public void Text_that_is_no_configuration_is_refused(string json, string message)
    {
        Action act = () => KerasConfig.Deserialize(json);

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain(message);
    }

    private static Dictionary<string, (Action Act, string Message)> MakeRefused()
    {
        const string Modes = "mode must be one of fan_in, fan_out, fan_avg for VarianceScaling; received ";
        const string Distributions =
            "distribution must be one of truncated_normal, untruncated_normal, uniform for VarianceScaling; received ";
        const string Scale = "scale must be a positive finite number; received ";
        Dictionary<string, (Action Act, string Message)> refused = new()
        {
            ["VarianceScaling(mode=\"invalid_mode\")"] =
                (Read("VarianceScaling", """{"mode": "invalid_mode"}"""), Modes + "\"invalid_mode\""),
            ["VarianceScaling(mode=\"FAN_IN\")"] =
                (Read("VarianceScaling", """{"mode": "FAN_IN"}"""), Modes + "\"FAN_IN\""),
            ["VarianceScaling(mode=None)"] = (Read("VarianceScaling", """{"mode": null}"""), Modes + "null"),
            ["VarianceScaling(distribution=\"invalid_dist\")"] =
                (Read("VarianceScaling", """{"distribution": "invalid_dist"}"""), Distributions + "\"invalid_dist\""),
            ["VarianceScaling(distribution=None)"] =
                (Read("VarianceScaling", """{"distribution": null}"""), Distributions + "null"),
            ["VarianceScaling(scale=-1.0)"] = (() => _ = new VarianceScaling(-1.0), Scale + "-1"),
            ["VarianceScaling(scale=0.0)"] = (() => _ = new VarianceScaling(0.0), Scale + "0"),
            ["VarianceScaling(scale=0)"] = (Read("VarianceScaling", """{"scale": 0}"""), Scale + "0"),
            ["VarianceScaling(scale=-2)"] = (Read("VarianceScaling", """{"scale": -2}"""), Scale + "-2"),
            ["VarianceScaling(scale=nan)"] = (() => _ = new VarianceScaling(double.NaN), Scale + "NaN"),
            ["VarianceScaling(scale=inf)"] = (() => _ = new VarianceScaling(double.PositiveInfinity), Scale),
            ["RandomNormal(seed=True)"] = (Read("RandomNormal", """{"seed": true}"""), SeedRule + "true."),
            ["RandomNormal(seed={})"] = (Read("RandomNormal", """{"seed": {}}"""), SeedRule + "{}."),
            ["Identity()(shape=())"] =
                (Make(new Identity(), []), "shape must have rank 2 for an identity matrix; received () of rank 0."),
            ["Identity()(shape=(3,))"] =
                (Make(new Identity(), [3]), "shape must have rank 2 for an identity matrix; received (3,) of rank 1."),
            ["Identity()(shape=(2, 2, 2))"] = (
                Make(new Identity(), [2, 2, 2]),
                "shape must have rank 2 for an identity matrix; received (2, 2, 2) of rank 3."),
            ["STFT(\"imaginary\")"] = (
                Read("STFT", """{"side": "imaginary"}"""), "side must be one of real, imag for STFT; received \"imaginary\"."),
            ["STFT(None)"] = (Read("STFT", """{"side": null}"""), "side must be one of real, imag for STFT; received null."),
            ["STFT(\"real\", scaling=\"l2\")"] = (
                Read("STFT", """{"scaling": "l2"}"""), "scaling must be one of density, spectrum for STFT; received \"l2\"."),
            ["STFT(\"real\", window=\"unknown\")"] =
                (Read("STFT", """{"window": "unknown"}"""), "window must name a window function of scipy.signal; received \"unknown\""),
            ["STFT(\"real\", window=\"kaiser\")"] = (
                Read("STFT", """{"window": "kaiser"}"""),
                "window must name a window function without parameters; received \"kaiser\""),
            ["STFT(\"real\", window=\"\")"] =
                (Read("STFT", """{"window": ""}"""), "window must name a window function of scipy.signal; received \"\""),
            ["STFT(window=[1.0,2.0,3.0])(shape=(4,1,3))"] = (
                Make(KerasConfig.Get("""{"class_name": "STFT", "config": {"window": [1.0, 2.0, 3.0]}}"""), [4, 1, 3]),
                "shape must start with 3, the window's length; received (4, 1, 3)"),
            ["STFT()(shape=(4,3))"] = (
                Make(new STFT(), [4, 3]), "shape must be (frame length, 1, FFT length / 2 + 1); received (4, 3)"),
            ["STFT()(shape=(4,2,3))"] = (
                Make(new STFT(), [4, 2, 3]),
                "shape must be (frame length, 1, FFT length / 2 + 1); received (4, 2, 3)"),
            ["Orthogonal(seed=1)(shape=())"] =
                (Make(new Orthogonal(seed: 1), []), "shape must have rank 2 or more; received () of rank 0."),
            ["Orthogonal(seed=1)(shape=(3,))"] =
                (Make(new Orthogonal(seed: 1), [3]), "shape must have rank 2 or more; received (3,) of rank 1."),
            ["get(\"typo\")"] = (
                () => KerasConfig.Get("typo"), "identifier must be the name of a registered initializer; received \"typo\"."),
            ["get(5)"] =
                (() => KerasConfig.Get(JsonNode.Parse("5")), "identifier must be a name or an object; received 5."),
            ["get(numpy float32 ones (5,5))(shape=(10, 10))"] = (
                Make(KerasConfig.Get(Square()), [10, 10]),
                "Expected shape to be (5, 5), which is that of the given tensor; received (10, 10)."),
            ["get(numpy float32 ones (5,5))(shape=(25,))"] = (
                Make(KerasConfig.Get(Square()), [25]),
                "Expected shape to be (5, 5), which is that of the given tensor; received (25,)."),
            ["RandomNormal(stddev=-1.0, seed=1)(shape=(2,))"] =
                (() => _ = new RandomNormal(stddev: -1.0, seed: 1), "stddev must be 0 or more; received -1"),
            ["RandomUniform(minval=1.0, maxval=-1.0, seed=1)(shape=(2,))"] =
                (() => _ = new RandomUniform(1.0, -1.0, 1), "maxval must not be below minval, 1; received -1"),
            ["RandomNormal(seed=1)(shape=(2,), dtype=\"int32\")"] = (
                () => new RandomNormal(seed: 1).Initialize<int>([2]),
                "T must be a type that RandomNormal can fill: float32, float64, float16, bfloat16; received int32."),
            ["RandomNormal(seed=1)(shape=(-1,))"] = (
                () => new RandomNormal(seed: 1).Initialize([-1]), "shape must have sizes of 0 or more; received (-1,)"),
            ["GlorotUniform(seed=1, input_axes=[5], output_axes=[0])(shape=(2,3))"] = (
                Make(new GlorotUniform(1, [5], [0]), [2, 3]),
                "inputAxes must name axes of the shape (2, 3), from -2 to 1; received 5"),
            ["Constant(\"abc\")(shape=(2,))"] = (Read("Constant", """{"value": "abc"}"""), "received \"abc\"."),
            ["Constant([1.0,2.0])(shape=(3,))"] = (
                Make(Pair(), [3]), "shape must be one that a value of shape (2,) can be broadcast to; received (3,)"),
            ["SeedGenerator(seed='abc')"] = (
                ReadGenerator("""{"seed": "abc"}"""),
                "seed must be a 64-bit integer for a SeedGenerator; received \"abc\"."),
            ["SeedGenerator(seed=1.5)"] = (
                ReadGenerator("""{"seed": 1.5}"""), "seed must be a 64-bit integer for a SeedGenerator; received 1.5."),
            ["SeedGenerator(seed=1, bogus=2)"] = (
                ReadGenerator("""{"seed": 1, "bogus": 2}"""),
                "config must have no keys but seed, name for SeedGenerator; received \"bogus\"."),
            ["set_random_seed(-1)"] =
                (() => GlobalSeed.SetRandomSeed(-1), "seed must be between 0 and 2^32 - 1; received -1"),
            ["set_random_seed(2**32)"] =
                (() => GlobalSeed.SetRandomSeed(1L << 32), "seed must be between 0 and 2^32 - 1; received 4294967296"),
        };
        foreach (string className in Random)
        {
            foreach ((string python, string json) in
                (ReadOnlySpan<(string, string)>)[("'abc'", "\"abc\""), ("1.5", "1.5"), ("[1]", "[1]"), ("(1, 2)", "[1, 2]")])
            {
                refused[$"{className}(seed={python})"] =
                    (Read(className, $$"""{"seed": {{json}}}"""), SeedRule + json + ".");
            }
        }

        return refused;
    }

    private static Action Read(string className, string config) =>
        () => KerasConfig.Deserialize($$"""{"class_name": "{{className}}", "config": {{config}}}""");

    private static Action ReadGenerator(string config) => () => KerasConfig.DeserializeSeed(
        JsonNode.Parse($$"""{"class_name": "SeedGenerator", "config": {{config}}}"""));

    private static Func<Shape?> Config(string className, string config) => () =>
    {
        Read(className, config)();
        return null;
    };

    private static Action Make(Initializer initializer, Shape shape) => () => initializer.Initialize(shape);

    private static DenseTensor<float> Square() => new Ones().Initialize([5, 5]);

    private static Initializer Pair() =>
        KerasConfig.Deserialize("""{"class_name": "Constant", "config": {"value": [1.0, 2.0]}}""");
}
