using System;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Xunit;

namespace Initializers.Tests.Serialization;

public class InitializerRegistryTests
{
    private const string Json =
        """{"module": "Initializers.Tests.Serialization", "class_name": "Stripes", "config": {"seed": 7, "width": 2.0}, "registered_name": "my_package>Stripes"}""";

    private static readonly InitializerRegistry Registry =
        InitializerRegistry.Default.With("Stripes", Stripes.FromConfig, "my_package");

    [Fact]
    public void Registered_class_makes_the_round_trip_with_its_package()
    {
        Stripes original = new(2, 7);

        string json = KerasConfig.ToJson(original, Registry);
        Initializer read = KerasConfig.Deserialize(json, Registry);

        json.Should().Be(Json);
        read.Should().BeOfType<Stripes>().Which.Width.Should().Be(2);
        read.Initialize([4, 4]).ToArray().Should().Equal(original.Initialize([4, 4]).ToArray());
        KerasConfig.ToJson(KerasConfig.Clone(read, Registry), Registry).Should().Be(json);
    }

    [Fact]
    public void Class_is_found_by_name_and_by_registered_name()
    {
        KerasConfig.Get("Stripes", Registry).Should().BeOfType<Stripes>();
        KerasConfig.Get("""{"class_name": "Stripes"}""", Registry).Should().BeOfType<Stripes>();
        KerasConfig.Get("""{"class_name": "Stripes", "registered_name": "Stripes"}""", Registry)
            .Should().BeOfType<Stripes>();
        KerasConfig.Get("""{"class_name": "Stripes", "registered_name": "my_package>Stripes"}""", Registry)
            .Should().BeOfType<Stripes>();
    }

    [Fact]
    public void Registered_name_is_found_where_a_class_name_is_expected()
    {
        InitializerRegistry two = Registry.With("Stripes", _ => new Ones());

        KerasConfig.Get("my_package>Stripes", two).Should().BeOfType<Stripes>();
        KerasConfig.Get("Custom>Stripes", two).Should().BeOfType<Ones>();
        KerasConfig.Get("""{"class_name": "my_package>Stripes", "config": {"width": 3.0}}""", two)
            .Should().BeOfType<Stripes>().Which.Width.Should().Be(3);
        Action act = () => KerasConfig.Get("your_package>Stripes", two);
        act.Should().Throw<ArgumentException>()
            .WithMessage("identifier must be the name of a registered initializer; received \"your_package>Stripes\".*");
    }

    [Fact]
    public void Empty_name_is_visible_in_the_message()
    {
        Action act = () => KerasConfig.Get("");

        act.Should().Throw<ArgumentException>()
            .WithMessage("identifier must be the name of a registered initializer; received \"\".*");
    }

    [Fact]
    public void Library_classes_stay_available_and_Default_is_unchanged()
    {
        KerasConfig.Get("he_normal", Registry).Should().BeOfType<HeNormal>();
        Registry.Names.Should().Contain("Stripes").And.Contain("glorot_uniform").And.BeInAscendingOrder(StringComparer.Ordinal);
        InitializerRegistry.Default.Names.Should().NotContain("Stripes");
    }

    [Fact]
    public void Class_that_is_not_registered_is_an_error_that_names_it()
    {
        Action read = () => KerasConfig.Deserialize(Json);
        Action package = () => KerasConfig.Deserialize(Json.Replace("my_", "your_", StringComparison.Ordinal), Registry);
        Action clone = () => KerasConfig.Clone(new Stripes(1, 1));

        read.Should().Throw<ArgumentException>().WithMessage("*received \"Stripes\", registered as \"my_package>Stripes\".*");
        package.Should().Throw<ArgumentException>().WithMessage("*registered as \"your_package>Stripes\".*");
        clone.Should().Throw<ArgumentException>().WithMessage("*received \"Stripes\".*");
    }

    [Fact]
    public void Class_that_is_not_registered_is_written_under_its_bare_name_as_in_Keras()
    {
        ((string?)KerasConfig.Serialize(new Stripes(1, 1))["registered_name"]).Should().Be("Stripes");
    }

    [Fact]
    public void Class_with_a_name_of_the_library_is_not_written_as_if_it_were_that_one()
    {
        Action write = () => KerasConfig.Serialize(new Zeros());
        Action clone = () => KerasConfig.Clone(new Zeros());

        write.Should().Throw<NotSupportedException>().WithMessage(
            "The class Initializers.Tests.Serialization.InitializerRegistryTests+Zeros must have a name that is none "
            + "of the library's to be written; received Zeros.");
        clone.Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void Name_in_two_packages_needs_its_package()
    {
        InitializerRegistry two = Registry.With("Stripes", Stripes.FromConfig);
        Action act = () => KerasConfig.Get("Stripes", two);

        act.Should().Throw<ArgumentException>()
            .WithMessage("identifier must name one initializer, one of my_package>Stripes, Custom>Stripes; received \"Stripes\".*");
        KerasConfig.Deserialize(Json, two).Should().BeOfType<Stripes>();
    }

    [Theory]
    [InlineData("", "p", "className must be a name")]
    [InlineData("a>b", "p", "className must be a name")]
    [InlineData("A", "", "package must be a name")]
    [InlineData("A", "p>q", "package must be a name")]
    [InlineData("HeNormal", "p", "className must not be a name of the library; received \"HeNormal\"")]
    [InlineData("he_normal", "p", "className must not be a name of the library; received \"he_normal\"")]
    [InlineData("Stripes", "my_package", "className must not be registered already in its package; received \"my_package>Stripes\"")]
    public void With_refuses_a_name(string className, string package, string message)
    {
        Action act = () => Registry.With(className, Stripes.FromConfig, package);

        act.Should().Throw<ArgumentException>().WithMessage(message + "*");
    }

    [Fact]
    public void With_refuses_null()
    {
        Action name = () => Registry.With(null!, Stripes.FromConfig);
        Action factory = () => Registry.With("A", null!);

        name.Should().Throw<ArgumentNullException>().WithParameterName("className");
        factory.Should().Throw<ArgumentNullException>().WithParameterName("factory");
    }

    [Fact]
    public void Factory_that_returns_null_is_an_error()
    {
        Action act = () => KerasConfig.Get("A", Registry.With("A", _ => null!));

        act.Should().Throw<InvalidOperationException>().WithMessage("The factory of A must return an initializer*");
    }

    /// <summary>A user's own class that has the name of one of the library's.</summary>
    private sealed class Zeros : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    /// <summary>A user's own initializer: random rows of one value each.</summary>
    private sealed class Stripes(double width, Seed seed) : RandomInitializer(seed)
    {
        public double Width => width;

        public static Stripes FromConfig(JsonObject config) =>
            new((double?)config["width"] ?? 1, KerasConfig.DeserializeSeed(config["seed"]));

        public override JsonObject GetConfig()
        {
            JsonObject config = base.GetConfig();
            config["width"] = width;
            return config;
        }

        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            Draw(Distribution.Uniform(-width, width), request, destination);
    }
}
