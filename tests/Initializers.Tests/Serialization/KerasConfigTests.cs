using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>Every alias, <c>serialize</c>, <c>get</c> and <c>deserialize</c> entry that Keras gave.</summary>
public class KerasConfigTests
{
    // Where this library differs from Keras on purpose: the input, the reason, and the configuration (or the end of the
    // error) that is right here.
    private static readonly Dictionary<string, (string Reason, string? Config, string? Received)> Differences = new()
    {
        ["Initializer"] = ("the base class is abstract", null, "received \"Initializer\""),
        ["initializer"] = ("the base class is abstract", null, "received \"initializer\""),
        ["Constant"] = ("the value has a default", """{"value": 0.0}""", null),
        ["constant"] = ("the value has a default", """{"value": 0.0}""", null),
        ["""{"class_name": "Constant", "config": {}}"""] = ("the value has a default", """{"value": 0.0}""", null),
        ["""{"class_name": "Initializer", "config": {}}"""] =
            ("the base class is abstract", null, "received \"Initializer\""),
        ["""{"module": null, "class_name": "GlorotUniform", "config": {"seed": null}, "registered_name": null}"""] =
            ("module is not needed", """{"seed": null, "input_axes": null, "output_axes": null}""", null),
        ["""{"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": 1, "dtype": "float32"}}"""] =
            ("Keras 2 wrote dtype", """{"seed": 1, "scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "input_axes": null, "output_axes": null}""", null),
        ["""{"class_name": "Zeros", "config": {"dtype": "float32"}}"""] = ("Keras 2 wrote dtype", "{}", null),
        ["""{"class_name": "Ones", "config": {"dtype": "float32"}}"""] = ("Keras 2 wrote dtype", "{}", null),
        ["""{"class_name": "RandomNormal", "config": {"mean": 0.0, "stddev": 0.05, "seed": null, "dtype": "float32"}}"""] =
            ("Keras 2 wrote dtype", """{"seed": null, "mean": 0.0, "stddev": 0.05}""", null),
        ["""{"class_name": "RandomUniform", "config": {"minval": -0.05, "maxval": 0.05, "seed": null, "dtype": "float32"}}"""] =
            ("Keras 2 wrote dtype", """{"seed": null, "minval": -0.05, "maxval": 0.05}""", null),
        ["""{"class_name": "Identity", "config": {"gain": 2.0}}"""] = ("the gain is kept", """{"gain": 2.0}""", null),
        ["""{"class_name": "IdentityInitializer", "config": {"gain": 2.0}}"""] =
            ("the gain is kept", """{"gain": 2.0}""", null),
        ["""{"class_name": "RandomNormal", "config": {"seed": {"class_name": "SeedGenerator", "config": {"seed": 11}}}}"""] =
            ("module is not needed", """{"seed": {"module": "keras.random", "class_name": "SeedGenerator", "config": {"seed": 11, "name": "seed_generator"}, "registered_name": null}, "mean": 0.0, "stddev": 0.05}""", null),
        ["""{"class_name": "NoSuchInitializer", "config": {}}"""] =
            ("an unknown class is an error", null, "received \"NoSuchInitializer\""),
        ["""{"module": "keras.initializers", "class_name": "NoSuchInitializer", "config": {}, "registered_name": null}"""] =
            ("an unknown class is an error", null, "received \"NoSuchInitializer\""),
        ["""{"module": "keras.initializers", "class_name": "NoSuchInitializer", "config": {}, "registered_name": "NoSuchInitializer"}"""] =
            ("an unknown class is an error", null, "received \"NoSuchInitializer\""),
        ["""{"module": "my.module", "class_name": "MyInit", "config": {}, "registered_name": "my_package>MyInit"}"""] =
            ("an unknown class is an error", null, "received \"MyInit\", registered as \"my_package>MyInit\""),
        ["""Identity {"gain": 2}"""] = ("the gain is kept", """{"gain": 2}""", null),
        ["""Identity {"gain": 0.5}"""] = ("the gain is kept", """{"gain": 0.5}""", null),
        ["""RandomNormal {"seed": true}"""] =
            ("a truth value is no seed", null, "seed must be null, a 64-bit integer or the object of a SeedGenerator; received true"),
    };

    // What the error of each input that Keras refuses too says here: argument, rule and received value.
    private static readonly Dictionary<string, string> Errors = new()
    {
        ["""{"config": {"seed": null}}"""] = """config must have a class_name that is text; received {"config": {"seed": null}}""",
        ["{}"] = "config must have a class_name that is text; received {}",
        ["""{"class_name": "RandomNormal", "config": "x"}"""] = """config must be an object for RandomNormal; received "x".""",
        ["""{"class_name": "RandomNormal", "config": {"bogus": 1}}"""] =
            """config must have no keys but seed, mean, stddev for RandomNormal; received "bogus".""",
        ["""{"class_name": "RandomNormal", "config": {"seed": "abc"}}"""] =
            """seed must be null, a 64-bit integer or the object of a SeedGenerator; received "abc".""",
        ["""{"class_name": "RandomNormal", "config": {"seed": 1.0}}"""] =
            "seed must be null, a 64-bit integer or the object of a SeedGenerator; received 1.0.",
        ["""{"class_name": "VarianceScaling", "config": {"scale": 0.0}}"""] =
            "scale must be a positive finite number; received 0.",
        ["""{"class_name": "VarianceScaling", "config": {"mode": "FAN_IN"}}"""] =
            """mode must be one of fan_in, fan_out, fan_avg for VarianceScaling; received "FAN_IN".""",
        ["5"] = "identifier must be a name or an object; received 5.",
        ["3.5"] = "identifier must be a name or an object; received 3.5.",
        ["True"] = "identifier must be a name or an object; received true.",
        ["[]"] = "identifier must be a name or an object; received [].",
    };

    public static TheoryData<int, string> Aliases =>
        KerasConfigGolden.Entries("aliases", entry => (string)entry["name"]!);

    public static TheoryData<int, string> Serialization =>
        KerasConfigGolden.Entries("serialization", SerializationName);

    public static TheoryData<int, string> Identifiers =>
        KerasConfigGolden.Entries("get", entry => PythonJson.Write(entry["identifier"]));

    public static TheoryData<int, string> Configs => KerasConfigGolden.Entries(
        "deserialize", entry => (string)entry["function"]! + " " + (string)entry["input_json"]!);

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Get_alias_gives_the_class(int index, string name)
    {
        string className = KerasConfigGolden.Text(KerasConfigGolden.Entry("aliases", index), "class_name")!;
        Func<Initializer?> get = () => KerasConfig.Get(name);
        if (Differences.TryGetValue(name, out (string Reason, string? Config, string? Received) difference)
            && difference.Received is not null)
        {
            get.Should().Throw<ArgumentException>(difference.Reason).WithMessage($"*{difference.Received}*");
            return;
        }

        get()!.GetType().Name.Should().Be(className);
        KerasConfig.Get((JsonNode)name)!.GetType().Name.Should().Be(className);
    }

    [Theory]
    [MemberData(nameof(Serialization))]
    public void Serialize_gives_the_text_of_Keras(int index, string name)
    {
        JsonNode entry = KerasConfigGolden.Entry("serialization", index);
        string className = KerasConfigGolden.Text(entry, "initializer")!;
        Func<Initializer> make = () => KerasConfig.Deserialize(
            new JsonObject { ["class_name"] = className, ["config"] = ToConfig(entry["args"]!.AsObject()) });
        string config = KerasConfigGolden.Text(entry, "config_json")!;
        string serialized = KerasConfigGolden.Text(entry, "serialized_json")!;
        if (Differences.TryGetValue(name, out (string Reason, string? Config, string? Received) difference))
        {
            if (difference.Config is null)
            {
                make.Should().Throw<ArgumentException>(difference.Reason).WithMessage($"*{difference.Received}*");
                return;
            }

            serialized = serialized.Replace($"\"config\": {config}", $"\"config\": {difference.Config}", StringComparison.Ordinal);
            config = difference.Config;
        }
        else
        {
            KerasConfigGolden.Text(entry, "roundtrip_config_json").Should().Be(config);
            (KerasConfigGolden.Text(entry, "clone_config_json") ?? config).Should().Be(config);
        }

        Initializer initializer = make();
        initializer.GetType().Name.Should().Be(KerasConfigGolden.Text(entry, "roundtrip_class"));
        PythonJson.Write(initializer.GetConfig()).Should().Be(config);
        KerasConfig.ToJson(initializer).Should().Be(serialized);
        KerasConfig.ToJson(KerasConfig.Deserialize(serialized)).Should().Be(serialized);
        KerasConfig.ToJson(initializer.Clone()).Should().Be(serialized);
        KerasConfig.ToJson(initializer.WithBackend(Backend.Default).Freeze()).Should().Be(serialized);
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void Get_does_what_Keras_does(int index, string name)
    {
        JsonNode entry = KerasConfigGolden.Entry("get", index);
        JsonNode? identifier = entry["identifier"];
        PythonJson.Write(identifier).Should().Be(name);
        if (identifier is JsonObject python)
        {
            string notation = KerasConfigGolden.Text(python, "python")!;
            if (notation == "RandomNormal (the class)")
            {
                return; // A class is no value in C#: new RandomNormal() says it.
            }

            identifier = JsonNode.Parse(notation == "True" ? "true" : notation);
            Check(() => KerasConfig.Get(identifier), notation, entry);
            return;
        }

        if (identifier is null)
        {
            KerasConfig.Get((string?)null).Should().BeNull();
            KerasConfig.Get((JsonNode?)null).Should().BeNull();
            return;
        }

        string text = (string)identifier!;
        Check(() => KerasConfig.Get(text), text, entry);
        Check(() => KerasConfig.Get(identifier), text, entry);
    }

    [Theory]
    [MemberData(nameof(Configs))]
    public void Deserialize_does_what_Keras_does(int index, string name)
    {
        JsonNode entry = KerasConfigGolden.Entry("deserialize", index);
        string json = KerasConfigGolden.Text(entry, "input_json")!;
        name.Should().EndWith(json);
        if (KerasConfigGolden.Text(entry, "function") == "get")
        {
            Check(() => KerasConfig.Get(json), json, entry);
            Check(() => KerasConfig.Get(JsonNode.Parse(json)), json, entry);
        }
        else
        {
            Check(() => KerasConfig.Deserialize(json), json, entry);
            Check(() => KerasConfig.Deserialize(JsonNode.Parse(json)!), json, entry);
        }
    }

    [Fact]
    public void Every_difference_and_every_error_is_of_an_entry()
    {
        IEnumerable<string> inputs = KerasConfigGolden.Texts("deserialize", "input_json")
            .Concat(KerasConfigGolden.Texts("aliases", "name"))
            .Concat(Serialization.Select(row => row.Data.Item2))
            .Concat(["5", "3.5", "True", "[]"]);

        Differences.Keys.Concat(Errors.Keys).Should().BeSubsetOf(inputs);
    }

    public static TheoryData<string, string> MadeInCode
    {
        get
        {
            SeedGenerator generator = new(1337, "my_seed_generator");
            DenseTensor<long> integers = DenseTensor.Create([2, 2], [1L, 2L, 3L, 4L]);
            (Initializer Initializer, string Name)[] made =
            [
                (new Zeros(), "Zeros {}"),
                (new Ones(), "Ones {}"),
                (new Constant(), "Constant {}"),
                (new Constant(3), """Constant {"value": 3}"""),
                (new Constant(-0.1), """Constant {"value": -0.1}"""),
                (new Constant(true), """Constant {"value": true}"""),
                (Constant.FromTensor(DenseTensor.Create([1.5f, 2.5f])), """Constant {"value": {"array": [1.5, 2.5], "dtype": "float32"}}"""),
                (Constant.FromTensor(integers), """Constant {"value": {"array": [[1, 2], [3, 4]], "dtype": "int64"}}"""),
                (new Identity(), "Identity {}"),
                (new STFT(), "STFT {}"),
                (new STFT(StftSide.Imag, new("hamming"), StftScaling.Spectrum, true), """STFT {"side": "imag", "window": "hamming", "scaling": "spectrum", "periodic": true}"""),
                (new STFT(window: StftWindow.None, scaling: null), """STFT {"window": null, "scaling": null}"""),
                (new STFT(window: new StftWindow(1, 2, 3)), """STFT {"window": [1.0, 2.0, 3.0]}"""),
                (new Orthogonal(), "Orthogonal {}"),
                (new Orthogonal(2.0, 1234), """Orthogonal {"gain": 2.0, "seed": 1234}"""),
                (new Orthogonal(seed: generator), """Orthogonal {"seed": {"SeedGenerator": {"seed": 1337, "name": "my_seed_generator"}}}"""),
                (new RandomNormal(), "RandomNormal {}"),
                (new RandomNormal(0.5, 1.5, 42), """RandomNormal {"mean": 0.5, "stddev": 1.5, "seed": 42}"""),
                (new RandomNormal(stddev: 1e-7), """RandomNormal {"stddev": 1e-07}"""),
                (new RandomNormal(seed: generator), """RandomNormal {"seed": {"SeedGenerator": {"seed": 1337, "name": "my_seed_generator"}}}"""),
                (new RandomUniform(), "RandomUniform {}"),
                (new RandomUniform(1e22, 1e23), """RandomUniform {"minval": 1e+22, "maxval": 1e+23}"""),
                (new TruncatedNormal(-1.0, 2.0, 4294967295), """TruncatedNormal {"mean": -1.0, "stddev": 2.0, "seed": 4294967295}"""),
                (new VarianceScaling(), "VarianceScaling {}"),
                (new VarianceScaling(2.0, FanMode.FanOut, VarianceDistribution.Uniform, 7), """VarianceScaling {"scale": 2.0, "mode": "fan_out", "distribution": "uniform", "seed": 7}"""),
                (new VarianceScaling(0.1, FanMode.FanAvg, VarianceDistribution.UntruncatedNormal), """VarianceScaling {"scale": 0.1, "mode": "fan_avg", "distribution": "untruncated_normal"}"""),
                (new VarianceScaling(inputAxes: [0], outputAxes: [1, 2]), """VarianceScaling {"input_axes": [0], "output_axes": [1, 2]}"""),
                (new GlorotNormal(0, [0], [1]), """GlorotNormal {"seed": 0, "input_axes": [0], "output_axes": [1]}"""),
                (new GlorotUniform(42), """GlorotUniform {"seed": 42}"""),
                (new HeNormal(123456789012), """HeNormal {"seed": 123456789012}"""),
                (new HeUniform(1), """HeUniform {"seed": 1}"""),
                (new LecunNormal(6), """LecunNormal {"seed": 6}"""),
                (new LecunUniform(5), """LecunUniform {"seed": 5}"""),
            ];
            TheoryData<string, string> data = [];
            foreach ((Initializer initializer, string name) in made)
            {
                data.Add(name, KerasConfig.ToJson(initializer));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MadeInCode))]
    public void ToJson_of_an_initializer_made_in_code_is_the_text_of_Keras(string name, string json)
    {
        JsonNode[] entries = Enumerable.Range(0, Serialization.Count)
            .Select(index => KerasConfigGolden.Entry("serialization", index))
            .Where(entry => SerializationName(entry) == name)
            .ToArray();

        entries.Should().ContainSingle();
        json.Should().Be(KerasConfigGolden.Text(entries[0], "serialized_json"));
    }

    private static string SerializationName(JsonNode entry) =>
        KerasConfigGolden.Text(entry, "initializer") + " " + PythonJson.Write(entry["args"]);

    private static void Check(Func<Initializer?> read, string input, JsonNode entry)
    {
        string? error = KerasConfigGolden.Text(entry, "error");
        string? config = KerasConfigGolden.Text(entry, "config_json");
        if (Differences.TryGetValue(input, out (string Reason, string? Config, string? Received) difference))
        {
            config = difference.Config;
            error = difference.Received;
        }

        if (error is null)
        {
            Initializer initializer = read()!;
            PythonJson.Write(initializer.GetConfig()).Should().Be(config, difference.Reason);
            initializer.GetType().Name.Should().Be(
                KerasConfigGolden.Text(entry, "returns") ?? initializer.GetType().Name);
            return;
        }

        // An unknown name is reported as it came; everything else has its line in one of the two tables.
        string expected = difference.Received
            ?? (Errors.TryGetValue(input, out string? text)
                ? text
                : $"identifier must be the name of a registered initializer; received \"{input}\".");
        read.Should().Throw<ArgumentException>().Which.Message.Should().Contain(expected);
    }

    // Arguments in the golden file that are no JSON in Keras: a generator and an array.
    private static JsonObject ToConfig(JsonObject args)
    {
        var config = args.DeepClone().AsObject();
        if (args["seed"] is JsonObject seed)
        {
            config["seed"] = new JsonObject
            {
                ["class_name"] = "SeedGenerator",
                ["config"] = seed["SeedGenerator"]!.DeepClone(),
            };
        }

        if (args["value"] is JsonObject value)
        {
            config["value"] = new JsonObject
            {
                ["class_name"] = "__tensor__",
                ["config"] = new JsonObject
                {
                    ["value"] = value["array"]!.DeepClone(),
                    ["dtype"] = value["dtype"]!.DeepClone(),
                },
            };
        }

        return config;
    }

    [Fact]
    public void What_Python_writes_beyond_JSON_is_read()
    {
        const string tensor =
            """{"class_name": "Constant", "config": {"value": {"class_name": "__numpy__", "config": {"value": [NaN, -Infinity, Infinity], "dtype": "float32"}}}}""";

        KerasConfig.Deserialize("""{"class_name": "Constant", "config": {"value": -Infinity}}""").Initialize([1]).ToArray()
            .Should().Equal(float.NegativeInfinity);
        KerasConfig.Deserialize(tensor).Initialize([3]).ToArray()
            .Should().Equal(float.NaN, float.NegativeInfinity, float.PositiveInfinity);
        KerasConfig.Get("\uFEFF {\"class_name\": \"Zeros\"}").Should().BeOfType<Zeros>();
        KerasConfig.Get("\uFEFF\"zeros\"").Should().BeOfType<Zeros>();
        KerasConfig.Parse("""["a \" NaN", NaN]""")!.ToJsonString().Should().Be("""["a \u0022 NaN","NaN"]""");
        ((Action)(() => KerasConfig.Parse("[NaNny]"))).Should().Throw<ArgumentException>();
        KerasConfig.Parse("null").Should().BeNull();
    }

    [Fact]
    public void A_window_is_read_from_an_array_of_NumPy()
    {
        const string json =
            """{"class_name": "STFT", "config": {"window": {"class_name": "__numpy__", "config": {"value": [1.0, 0.5], "dtype": "float64"}}}}""";

        KerasConfig.Deserialize(json).Should().BeOfType<STFT>().Which.Window.Values.Should().Equal(1, 0.5);
        ((Action)(() => KerasConfig.Deserialize(json.Replace("[1.0, 0.5]", "[[1.0, 0.5]]", StringComparison.Ordinal))))
            .Should().Throw<ArgumentException>().WithMessage("window must be*");
    }

    [Fact]
    public void Null_axes_can_be_left_out_for_older_versions_of_Keras()
    {
        KerasConfig.ToJson(new HeNormal(3), omitNullAxes: true).Should().Be(
            """{"module": "keras.initializers", "class_name": "HeNormal", "config": {"seed": 3}, "registered_name": null}""");
        KerasConfig.ToJson(new HeNormal(3, [0], [1]), omitNullAxes: true).Should().Contain("input_axes");
    }

    [Fact]
    public void An_unseeded_generator_is_written_without_a_seed_and_drawn_anew()
    {
        HeNormal original = new(new SeedGenerator());
        string json = KerasConfig.ToJson(original);
        var read = (HeNormal)KerasConfig.Deserialize(json);

        json.Should().Contain("""{"seed": null, "name": "seed_generator"}""");
        read.Seed.Value.Should().NotBe(original.Seed.Value);
        KerasConfig.ToJson(read).Should().Be(json);
    }

    [Fact]
    public void A_64_bit_unsigned_value_is_kept()
    {
        Constant constant = new(9007199254740993UL);

        constant.Initialize<ulong>([1]).ToArray().Should().Equal(9007199254740993UL);
        KerasConfig.Deserialize("""{"class_name": "Constant", "config": {"value": 10000000000000000001}}""")
            .Initialize<ulong>([1]).ToArray().Should().Equal(10000000000000000001UL);
        KerasConfig.ToJson(new Constant(ulong.MaxValue)).Should().Contain("\"value\": 18446744073709551615");
    }
}
