using System;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Xunit;

namespace Initializers.Tests.Serialization;

public class JsonTreeTests
{
    [Theory]
    [InlineData("""{"class_name": "Zeros", "class_name": "Ones"}""", "class_name")]
    [InlineData("""{"class_name": "RandomNormal", "config": {"seed": 1, "mean": 0, "mean": 1}}""", "mean")]
    [InlineData("""{"class_name": "Constant", "config": {"value": [[{"a": 1, "b": 2, "a": 1}]]}}""", "a")]
    public void Key_that_is_there_twice_is_refused_in_the_librarys_words(string json, string key)
    {
        Action read = () => KerasConfig.Deserialize(JsonNode.Parse(json)!);
        Action get = () => KerasConfig.Get(JsonNode.Parse(json));

        string message = $"config must have each key once; received \"{key}\". (Parameter 'config')";
        read.Should().Throw<ArgumentException>().WithMessage(message);
        get.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Seed_with_a_key_twice_is_refused()
    {
        Action act = () => KerasConfig.DeserializeSeed(
            JsonNode.Parse("""{"class_name": "SeedGenerator", "config": {"seed": 1, "seed": 2}}"""));

        act.Should().Throw<ArgumentException>().WithMessage("config must have each key once; received \"seed\".*");
    }

    [Theory]
    [InlineData("""{"class_name": "\ud800"}""")]
    [InlineData("""{"class_name": "Zeros", "config": {"\ud800": 1}}""")]
    [InlineData("\"\\udc00\"")]
    public void Half_a_surrogate_pair_is_refused(string json)
    {
        Action act = () => KerasConfig.Deserialize(JsonNode.Parse(json)!);

        act.Should().Throw<ArgumentException>().WithMessage("config must have text without half a surrogate pair:*");
    }

    [Fact]
    public void Values_that_are_written_as_text_but_are_none_pass()
    {
        // A factory of one's own may use them.
        JsonObject config = new() { ["id"] = JsonValue.Create(Guid.Empty), ["day"] = JsonValue.Create(DateTime.UnixEpoch) };

        Initializer read = KerasConfig.Deserialize(
            new JsonObject { ["class_name"] = "Mine", ["config"] = config },
            InitializerRegistry.Default.With(reader => new Mine(reader.Config.Count)));

        read.Should().BeOfType<Mine>().Which.Keys.Should().Be(2);
    }

    private sealed class Mine(int keys) : Initializer
    {
        internal int Keys => keys;

        protected override void FillCore<T>(in FillRequest request, System.Span<T> destination) => destination.Clear();
    }
}
