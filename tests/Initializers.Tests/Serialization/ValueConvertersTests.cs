using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>No value that a setting may hold is lost without a word.</summary>
public partial class ValueConvertersTests
{
    private static readonly Settings Sample = new()
    {
        Kernel = new HeNormal(3),
        Typed = new GlorotUniform(4),
        Seed = 42,
        Missing = default,
        Generator = new SeedGenerator(7, "mine"),
        Window = new StftWindow("hamming"),
        NoWindow = StftWindow.None,
        Values = new StftWindow(1, 0.5),
        Law = Distribution.Uniform(-1, 2),
        Other = Distribution.TruncatedNormal(0, 1e-5),
        Backend = Backend.NumPy,
        Pair = new SeedPair(1, 2),
        Mode = FanMode.FanOut,
    };

    [Fact]
    public void Settings_round_trip_by_reflection_and_by_source_generation()
    {
        string json = JsonSerializer.Serialize(Sample);
        Settings reflected = JsonSerializer.Deserialize<Settings>(json)!;
        Settings generated = JsonSerializer.Deserialize(json, Context.Default.Settings)!;

        JsonSerializer.Serialize(Sample, Context.Default.Settings).Should().Be(json);
        foreach (Settings read in new[] { reflected, generated })
        {
            KerasConfig.ToJson(read.Kernel!).Should().Be(KerasConfig.ToJson(Sample.Kernel!));
            read.Typed!.Seed.Should().Be(new Seed(4));
            read.Seed.Should().Be(new Seed(42));
            read.Missing.IsNone.Should().BeTrue();
            (read.Generator!.Seed, read.Generator.Name).Should().Be((7, "mine"));
            (read.Window, read.NoWindow, read.Values).Should().Be((Sample.Window, Sample.NoWindow, Sample.Values));
            (read.Law, read.Other, read.Backend, read.Pair).Should().Be((Sample.Law, Sample.Other, Sample.Backend, Sample.Pair));
            read.Mode.Should().Be(FanMode.FanOut);
        }
    }

    [Fact]
    public void Integer_ends_stay_integers()
    {
        KerasConfig.Deserialize("""{"class_name": "RandomUniform", "config": {"minval": 0, "maxval": 9007199254740993}}""")
            .TryGetDistribution([1], out Distribution law).Should().BeTrue();

        string json = JsonSerializer.Serialize(law);

        json.Should().Contain("9007199254740993");
        JsonSerializer.Deserialize<Distribution>(json).Should().Be(law);
    }

    public static TheoryData<object> Refused =>
    [
        new DelegateInitializer<float>(static shape => new(shape)),
        new TensorInitializer<float>(DenseTensor.Create([1f])),
        new Own(),
        new RandomSourceBackend("mine", static pair => new Random((int)pair.Seed)),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_back_is_not_written(object value)
    {
        Action whole = () => JsonSerializer.Serialize(value, value.GetType());
        Action member = () => JsonSerializer.Serialize(
            value is Backend backend ? new Settings { Backend = backend } : new Settings { Kernel = (Initializer)value });

        whole.Should().Throw<NotSupportedException>();
        member.Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void A_class_of_ones_own_without_a_converter_is_not_read_either()
    {
        Action read = () => JsonSerializer.Deserialize<Own>("{}");

        read.Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData("""{"Seed": 1.5}""")]
    [InlineData("""{"Seed": "x"}""")]
    [InlineData("""{"Generator": 5}""")]
    [InlineData("""{"Window": "hanning?"}""")]
    [InlineData("""{"Window": [1, "x"]}""")]
    [InlineData("""{"Law": {"kind": "uniform", "minval": 2, "maxval": 1}}""")]
    [InlineData("""{"Law": {"kind": "cauchy"}}""")]
    [InlineData("""{"Law": {"kind": "normal", "mean": 0}}""")]
    [InlineData("""{"Law": {"kind": "normal", "mean": 0, "stddev": 1, "bogus": 2}}""")]
    [InlineData("""{"Law": {}}""")]
    [InlineData("""{"Law": 3}""")]
    [InlineData("""{"Backend": "mxnet"}""")]
    [InlineData("""{"Backend": 3}""")]
    public void What_is_no_value_is_a_JsonException(string json)
    {
        Action act = () => JsonSerializer.Deserialize<Settings>(json);

        act.Should().Throw<JsonException>().Which.InnerException.Should().BeAssignableTo<ArgumentException>();
    }

    [Fact]
    public void Every_public_type_of_the_root_is_a_value_that_round_trips_or_refuses()
    {
        Type[] values = [.. typeof(Settings).GetProperties().Select(static property => property.PropertyType)];
        Type[] refused = [.. Refused.Select(static row => row.Data.GetType())];
        Type[] open =
        [
            .. typeof(Initializer).Assembly.GetExportedTypes().Where(
                type => type.Namespace == "Initializers" && !type.IsEnum && !(type.IsAbstract && type.IsSealed)
                    && !type.IsInterface && !values.Contains(type) && !typeof(Initializer).IsAssignableFrom(type)
                    && !refused.Contains(type) && !typeof(Attribute).IsAssignableFrom(type)
                    && type != typeof(FillRequest)),
        ];

        open.Should().BeEmpty("each public type is in Settings, in Refused, or an initializer");
    }

    /// <summary>A class of one's own without a converter.</summary>
    internal sealed class Own : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    internal sealed record Settings
    {
        public Initializer? Kernel { get; init; }

        public GlorotUniform? Typed { get; init; }

        public Seed Seed { get; init; }

        public Seed Missing { get; init; }

        public SeedGenerator? Generator { get; init; }

        public StftWindow Window { get; init; }

        public StftWindow NoWindow { get; init; }

        public StftWindow Values { get; init; }

        public Distribution Law { get; init; }

        public Distribution Other { get; init; }

        public Backend? Backend { get; init; }

        public SeedPair Pair { get; init; }

        public FanMode Mode { get; init; }
    }

    [JsonSerializable(typeof(Settings))]
    internal sealed partial class Context : JsonSerializerContext;
}
