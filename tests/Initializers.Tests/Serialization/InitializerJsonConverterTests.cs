using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentAssertions;
using Initializers.Serialization;
using Xunit;

namespace Initializers.Tests.Serialization;

public partial class InitializerJsonConverterTests
{
    private const string Json =
        """{"Units":256,"Kernel":{"module":"keras.initializers","class_name":"VarianceScaling","config":{"seed":-5,"scale":2,"mode":"fan_in","distribution":"truncated_normal","input_axes":[0],"output_axes":[1,2]},"registered_name":null},"Bias":null}""";

    [Fact]
    public void Settings_make_the_round_trip_digit_by_digit()
    {
        LayerSettings settings = JsonSerializer.Deserialize(Json, SettingsContext.Default.LayerSettings)!;

        settings.Kernel.Should().BeOfType<VarianceScaling>().Which.Seed.Value.Should().Be(-5);
        settings.Bias.Should().BeNull();
        JsonSerializer.Serialize(settings, SettingsContext.Default.LayerSettings).Should().Be(Json);
    }

    [Fact]
    public void Numbers_are_written_as_Keras_writes_them()
    {
        LayerSettings settings = new(1, new RandomNormal(stddev: 1e-7, seed: 1), new Constant(1.0));

        JsonSerializer.Serialize(settings, SettingsContext.Default.LayerSettings)
            .Should().Contain("\"stddev\":1e-07").And.Contain("\"value\":1.0");
    }

    [Fact]
    public void Plain_name_is_read_and_the_envelope_is_written()
    {
        LayerSettings settings = JsonSerializer.Deserialize(
            """{"Units": 1, "Kernel": "zeros", "Bias": "one"}""", SettingsContext.Default.LayerSettings)!;

        settings.Kernel.Should().BeOfType<Zeros>();
        settings.Bias.Should().BeOfType<Ones>();
        JsonSerializer.Serialize(settings, SettingsContext.Default.LayerSettings).Should().Contain(
            "\"Kernel\":{\"module\":\"keras.initializers\",\"class_name\":\"Zeros\",\"config\":{},\"registered_name\":null}");
    }

    [Theory]
    [InlineData("\"typo\"", "received \"typo\".")]
    [InlineData("5", "received 5.")]
    [InlineData("""{"class_name": "RandomNormal", "config": {"stddev": -1}}""", "stddev must be 0 or more; received -1")]
    [InlineData("""{"class_name": "Zeros", "class_name": "Ones"}""", "config must have each key once; received \"class_name\".")]
    public void What_is_no_initializer_is_a_JsonException_with_its_path(string kernel, string message)
    {
        Action act = () => JsonSerializer.Deserialize(
            $$"""{"Units": 1, "Kernel": {{kernel}}}""", SettingsContext.Default.LayerSettings);

        JsonException exception = act.Should().Throw<JsonException>().Which;
        exception.Message.Should().Contain(message);
        exception.InnerException.Should().BeAssignableTo<ArgumentException>();
    }

    [Fact]
    public void Properties_of_derived_types_make_the_round_trip()
    {
        const string Typed =
            """{"Scaling":{"module":"keras.initializers","class_name":"GlorotUniform","config":{"seed":3,"input_axes":null,"output_axes":null},"registered_name":null},"Random":{"module":"keras.initializers","class_name":"RandomNormal","config":{"seed":4,"mean":0.0,"stddev":0.05},"registered_name":null},"Bias":null}""";

        TypedSettings settings = JsonSerializer.Deserialize(Typed, SettingsContext.Default.TypedSettings)!;

        settings.Scaling.Should().BeOfType<GlorotUniform>();
        settings.Random.Should().BeOfType<RandomNormal>();
        settings.Bias.Should().BeNull();
        JsonSerializer.Serialize(settings, SettingsContext.Default.TypedSettings).Should().Be(Typed);
    }

    [Theory]
    [InlineData("""{"Scaling": "zeros"}""", "class_name must name a VarianceScaling; received \"Zeros\".")]
    [InlineData("""{"Random": {"class_name": "Ones"}}""", "class_name must name a RandomInitializer; received \"Ones\".")]
    [InlineData("""{"Bias": "ones"}""", "class_name must name a Zeros; received \"Ones\".")]
    public void Property_of_a_derived_type_refuses_others(string json, string message)
    {
        Action act = () => JsonSerializer.Deserialize(json, SettingsContext.Default.TypedSettings);

        act.Should().Throw<JsonException>().Which.Message.Should().Contain(message);
    }

    [Fact]
    public void Text_that_is_none_is_a_JsonException()
    {
        Action act = () => JsonSerializer.Deserialize(
            """{"Kernel": {"class_name": "\ud800"}}""", SettingsContext.Default.OpenSettings);

        act.Should().Throw<JsonException>().Which.Message.Should().Contain("half a surrogate pair");
    }

    [Fact]
    public void Registry_brings_classes_of_ones_own()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With(_ => new Mine());
        SettingsContext context = new(
            new JsonSerializerOptions { Converters = { new InitializerJsonConverter(registry) } });
        OpenSettings settings = JsonSerializer.Deserialize("""{"Kernel": "Mine"}""", context.OpenSettings)!;

        settings.Kernel.Should().BeOfType<Mine>();
        JsonSerializer.Serialize(settings, context.OpenSettings)
            .Should().Contain("\"registered_name\":\"Custom\\u003EMine\"");
    }

    [Fact]
    public void Property_of_ones_own_type_names_its_converter()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With(_ => new Mine());
        SettingsContext context = new(
            new JsonSerializerOptions { Converters = { new InitializerJsonConverter<Mine>(registry) } });
        OwnSettings settings = JsonSerializer.Deserialize("""{"Kernel": "Mine"}""", context.OwnSettings)!;
        Action other = () => JsonSerializer.Deserialize("""{"Kernel": "zeros"}""", context.OwnSettings);

        settings.Kernel.Should().BeOfType<Mine>();
        JsonSerializer.Serialize(settings, context.OwnSettings).Should().Contain("\"class_name\":\"Mine\"");
        other.Should().Throw<JsonException>().Which.Message.Should().Contain("must name a Mine; received \"Zeros\".");
    }

    [Fact]
    public void Property_of_ones_own_type_without_its_converter_is_an_error_that_names_it()
    {
        Action act = () => JsonSerializer.Deserialize("""{"Kernel": "Mine"}""", SettingsContext.Default.OwnSettings);

        act.Should().Throw<NotSupportedException>().WithMessage(
            "A property of type *Mine must have an InitializerJsonConverter<Mine>, or options with a converter whose registry "
            + "has the class: only what can be read back is written.");
    }

    [Fact]
    public void Every_type_of_the_library_has_a_converter()
    {
        foreach (Type type in typeof(Initializer).Assembly.GetExportedTypes())
        {
            if (typeof(Initializer).IsAssignableFrom(type) && !type.IsGenericType)
            {
                new InitializerJsonConverter().CreateConverter(type, JsonSerializerOptions.Default)
                    .Type.Should().Be(type);
            }
        }
    }

    [Fact]
    public void Registry_type_and_writer_must_not_be_null()
    {
        Action act = () => _ = new InitializerJsonConverter(null!);
        Action typed = () => _ = new InitializerJsonConverter<Zeros>(null!);
        Action type = () => new InitializerJsonConverter().CreateConverter(null!, JsonSerializerOptions.Default);
        Action writer = () => new InitializerJsonConverter<Zeros>().Write(null!, new Zeros(), JsonSerializerOptions.Default);

        act.Should().Throw<ArgumentNullException>().WithParameterName("registry");
        typed.Should().Throw<ArgumentNullException>().WithParameterName("registry");
        type.Should().Throw<ArgumentNullException>().WithParameterName("typeToConvert");
        writer.Should().Throw<ArgumentNullException>().WithParameterName("writer");
    }

    internal sealed record LayerSettings(
        int Units,
        [property: JsonConverter(typeof(InitializerJsonConverter))] Initializer? Kernel,
        [property: JsonConverter(typeof(InitializerJsonConverter))] Initializer? Bias);

    internal sealed record OpenSettings(Initializer? Kernel);

    internal sealed record OwnSettings(Mine? Kernel);

    // One named on the property, the others by the context's options.
    internal sealed record TypedSettings(
        [property: JsonConverter(typeof(InitializerJsonConverter))] VarianceScaling? Scaling,
        RandomInitializer? Random,
        Zeros? Bias);

    internal sealed class Mine : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    [JsonSourceGenerationOptions(Converters = [typeof(InitializerJsonConverter)])]
    [JsonSerializable(typeof(LayerSettings))]
    [JsonSerializable(typeof(OpenSettings))]
    [JsonSerializable(typeof(TypedSettings))]
    [JsonSerializable(typeof(OwnSettings))]
    internal sealed partial class SettingsContext : JsonSerializerContext;
}
