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
    [InlineData("\"typo\"", "received typo.")]
    [InlineData("5", "received 5.")]
    [InlineData("""{"class_name": "RandomNormal", "config": {"stddev": -1}}""", "stddev must be 0 or more; received -1")]
    [InlineData("""{"class_name": "Zeros", "class_name": "Ones"}""", "class_name")]
    public void What_is_no_initializer_is_a_JsonException_with_its_path(string kernel, string message)
    {
        Action act = () => JsonSerializer.Deserialize(
            $$"""{"Units": 1, "Kernel": {{kernel}}}""", SettingsContext.Default.LayerSettings);

        JsonException exception = act.Should().Throw<JsonException>().Which;
        exception.Message.Should().Contain(message);
        exception.InnerException.Should().BeAssignableTo<ArgumentException>();
    }

    [Fact]
    public void Registry_brings_classes_of_ones_own()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With("Mine", _ => new Mine());
        SettingsContext context = new(
            new JsonSerializerOptions { Converters = { new InitializerJsonConverter(registry) } });
        OpenSettings settings = JsonSerializer.Deserialize("""{"Kernel": "Mine"}""", context.OpenSettings)!;

        settings.Kernel.Should().BeOfType<Mine>();
        JsonSerializer.Serialize(settings, context.OpenSettings)
            .Should().Contain("\"registered_name\":\"Custom\\u003EMine\"");
    }

    [Fact]
    public void Registry_must_not_be_null()
    {
        Action act = () => _ = new InitializerJsonConverter(null!);

        act.Should().Throw<ArgumentNullException>().WithParameterName("registry");
    }

    internal sealed record LayerSettings(
        int Units,
        [property: JsonConverter(typeof(InitializerJsonConverter))] Initializer? Kernel,
        [property: JsonConverter(typeof(InitializerJsonConverter))] Initializer? Bias);

    internal sealed record OpenSettings(Initializer? Kernel);

    internal sealed class Mine : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    [JsonSourceGenerationOptions(Converters = [typeof(InitializerJsonConverter)])]
    [JsonSerializable(typeof(LayerSettings))]
    [JsonSerializable(typeof(OpenSettings))]
    internal sealed partial class SettingsContext : JsonSerializerContext;
}
