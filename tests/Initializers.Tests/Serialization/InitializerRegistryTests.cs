using System;
using System.Linq;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Serialization;

public class InitializerRegistryTests
{
    private const string Json =
        """{"module": "Initializers.Tests.Serialization", "class_name": "Stripes", "config": {"seed": 7, "width": 2.0}, "registered_name": "my_package>Stripes"}""";

    private static readonly InitializerRegistry Registry =
        InitializerRegistry.Default.With(Stripes.FromConfig, "my_package");

    [Fact]
    public void Registered_class_makes_the_round_trip_with_its_package()
    {
        Stripes original = new(2, 7);

        string json = KerasConfig.ToJson(original, Registry);
        Initializer read = KerasConfig.Deserialize(json, Registry);

        json.Should().Be(Json);
        read.Should().BeOfType<Stripes>().Which.Width.Should().Be(2);
        read.Initialize([4, 4]).ToArray().Should().Equal(original.Initialize([4, 4]).ToArray());
        KerasConfig.ToJson(read.Clone(), Registry).Should().Be(json);
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
        InitializerRegistry two = Registry.With(_ => new Other(), name: "Stripes");

        KerasConfig.Get("my_package>Stripes", two).Should().BeOfType<Stripes>();
        KerasConfig.Get("Custom>Stripes", two).Should().BeOfType<Other>();
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
        Action write = () => KerasConfig.Serialize(new Stripes(1, 1));

        read.Should().Throw<ArgumentException>().WithMessage("*received \"Stripes\", registered as \"my_package>Stripes\".*");
        package.Should().Throw<ArgumentException>().WithMessage("*registered as \"your_package>Stripes\".*");
        write.Should().Throw<NotSupportedException>().WithMessage("*InitializerRegistryTests+Stripes must be registered*");
    }

    [Fact]
    public void A_registered_class_may_have_a_name_of_the_library_which_stays_the_librarys_without_its_package()
    {
        InitializerRegistry registry = Registry.With(_ => new Zeros(), "my");
        string json = KerasConfig.ToJson(new Zeros(), registry);
        Action unregistered = () => KerasConfig.Serialize(new Zeros());

        json.Should().Contain("\"registered_name\": \"my>Zeros\"");
        KerasConfig.Deserialize(json, registry).Should().BeOfType<Zeros>();
        KerasConfig.Get("my>Zeros", registry).Should().BeOfType<Zeros>();
        KerasConfig.Get("Zeros", registry).Should().BeOfType<Initializers.Zeros>();
        KerasConfig.Get("""{"class_name": "Zeros"}""", registry).Should().BeOfType<Initializers.Zeros>();
        unregistered.Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void Two_classes_of_one_name_are_each_read_back_to_itself()
    {
        InitializerRegistry two = InitializerRegistry.Default.With(_ => new First.Twin(), "a").With(_ => new Second.Twin(), "b");
        foreach (Initializer twin in new Initializer[] { new First.Twin(), new Second.Twin() })
        {
            KerasConfig.Deserialize(KerasConfig.ToJson(twin, two), two).Should().BeOfType(twin.GetType());
        }

        Action other = () => KerasConfig.ToJson(
            new Second.Twin(), InitializerRegistry.Default.With(_ => new First.Twin(), "a"));
        other.Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void Each_closed_generic_class_has_an_entry_of_its_own()
    {
        InitializerRegistry registry = InitializerRegistry.Default
            .With(_ => new Gen<int>(), name: "GenOfInt").With(_ => new Gen<double>(), name: "GenOfDouble");

        KerasConfig.Deserialize(KerasConfig.ToJson(new Gen<double>(), registry), registry).Should().BeOfType<Gen<double>>();
        KerasConfig.Deserialize(KerasConfig.ToJson(new Gen<int>(), registry), registry).Should().BeOfType<Gen<int>>();
    }

    [Fact]
    public void A_name_of_ones_own_is_written_and_read()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With(Stripes.FromConfig, "p", "GaborInit");
        string json = KerasConfig.ToJson(new Stripes(3, 1), registry);

        json.Should().Contain("\"class_name\": \"GaborInit\"").And.Contain("\"p>GaborInit\"");
        KerasConfig.Deserialize(json, registry).Should().BeOfType<Stripes>().Which.Width.Should().Be(3);
    }

    [Fact]
    public void A_class_inside_another_is_written_and_read_by_the_same_registry()
    {
        InitializerRegistry registry = Registry.With(static config => new Halved(config.Initializer("inner")));
        Halved original = new(new Halved(new Stripes(2, 7)));

        string json = KerasConfig.ToJson(original, registry);
        Initializer read = KerasConfig.Deserialize(json, registry);

        json.Should().Contain("my_package>Stripes");
        read.Should().BeOfType<Halved>();
        KerasConfig.ToJson(read, registry).Should().Be(json);
        read.Initialize([3, 4]).ToArray().Should().Equal(original.Initialize([3, 4]).ToArray());
        original.ToString().Should().Be("new Halved(inner: new Halved(inner: new Stripes(seed: 7, width: 2)))");
    }

    [Fact]
    public void A_failing_factory_names_the_class_and_the_key()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With(
            static config => new Stripes(config.Number("width"), config.Seed()), "a");
        InitializerRegistry careless = InitializerRegistry.Default.With(
            static config => new Stripes((double)config.Config["width"]!, default), "b");
        Action missing = () => KerasConfig.Get("a>Stripes", registry);
        Action wrong = () => KerasConfig.Get("""{"class_name": "a>Stripes", "config": {"width": "x"}}""", registry);
        Action failing = () => KerasConfig.Get("b>Stripes", careless);

        missing.Should().Throw<ArgumentException>().WithMessage("config must have the key width for Stripes; received {}.*");
        wrong.Should().Throw<ArgumentException>().WithMessage("width must be a number for Stripes; received \"x\".*");
        failing.Should().Throw<ArgumentException>()
            .WithMessage("config must be one that the factory of b>Stripes can read; received {}*");
    }

    [Theory]
    [InlineData("my_init")]
    [InlineData("my>my_init")]
    public void A_registered_function_is_read_from_Kerass_object_and_written_so(string name)
    {
        static DenseTensor<float> Make(Shape shape) => new Ones().Initialize(shape);
        InitializerRegistry registry = InitializerRegistry.Default.WithFunction<float>("my_init", Make, "my");
        string json =
            $$"""{"module": "builtins", "class_name": "function", "config": "{{name}}", "registered_name": "function"}""";

        Initializer read = KerasConfig.Deserialize(json, registry);

        read.Initialize([2]).ToArray().Should().Equal(1, 1);
        KerasConfig.ToJson(read, registry).Should().Be(
            """{"module": "builtins", "class_name": "function", "config": "my>my_init", "registered_name": "function"}""");
        Action unknown = () => KerasConfig.Deserialize(json);
        unknown.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Generators_of_one_number_are_one_generator_within_a_model()
    {
        const string json =
            """{"class_name": "HeNormal", "config": {"seed": {"class_name": "SeedGenerator", "config": {"seed": 7}, "shared_object_id": 12}}}""";
        InitializerRegistry model = InitializerRegistry.Default.WithSharedGenerators();
        var first = (HeNormal)KerasConfig.Deserialize(json, model);
        var second = (HeNormal)KerasConfig.Deserialize(json, model);
        var alone = (HeNormal)KerasConfig.Deserialize(json);

        second.Seed.Generator.Should().BeSameAs(first.Seed.Generator).And.NotBeSameAs(alone.Seed.Generator);
        first.Initialize([2]).ToArray().Should().NotEqual(second.Initialize([2]).ToArray());

        InitializerRegistry writer = InitializerRegistry.Default.WithSharedGenerators();
        InitializerRegistry reader = InitializerRegistry.Default.WithSharedGenerators();
        HeNormal[] read =
            [.. new[] { first, second, alone }.Select(one => (HeNormal)KerasConfig.Deserialize(KerasConfig.ToJson(one, writer), reader))];
        read[1].Seed.Generator.Should().BeSameAs(read[0].Seed.Generator).And.NotBeSameAs(read[2].Seed.Generator);
    }

    [Theory]
    [InlineData("he_norml", "he_normal")]
    [InlineData("xavier_uniform", "glorot_uniform")]
    [InlineData("XavierNormal", "GlorotNormal")]
    [InlineData("kaiming_normal", "he_normal")]
    [InlineData("glorot_uniform_initializer", "glorot_uniform")]
    [InlineData("ortogonal", "Orthogonal")]
    public void Unknown_name_is_answered_by_the_nearest(string name, string near)
    {
        Action act = () => KerasConfig.Get(name);

        act.Should().Throw<ArgumentException>().WithMessage($"*received \"{name}\". Did you mean {near}?*");
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("x")]
    public void Unknown_name_that_is_near_to_none_is_not_guessed(string name)
    {
        Action act = () => KerasConfig.Get(name);

        act.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("Did you mean");
    }

    [Fact]
    public void Name_in_two_packages_needs_its_package()
    {
        InitializerRegistry two = Registry.With(_ => new Other(), name: "Stripes");
        Action act = () => KerasConfig.Get("Stripes", two);

        act.Should().Throw<ArgumentException>()
            .WithMessage("identifier must name one initializer, one of my_package>Stripes, Custom>Stripes; received \"Stripes\".*");
        KerasConfig.Deserialize(Json, two).Should().BeOfType<Stripes>();
    }

    [Theory]
    [InlineData("", "p", "name must be a name")]
    [InlineData("a>b", "p", "name must be a name")]
    [InlineData("A", "", "package must be a name")]
    [InlineData("A", "p>q", "package must be a name")]
    [InlineData("Stripes", "my_package", "name must not be registered already in its package; received \"my_package>Stripes\"")]
    public void With_refuses_a_name(string name, string package, string message)
    {
        Action act = () => Registry.With(_ => new Other(), package, name);
        Action function = () => Registry.WithFunction<float>(name, static shape => new(shape), package);

        act.Should().Throw<ArgumentException>().WithMessage(message + "*");
        function.Should().Throw<ArgumentException>().WithMessage(message + "*");
    }

    [Fact]
    public void With_refuses_a_class_that_has_a_name_already()
    {
        Action again = () => Registry.With(Stripes.FromConfig, "other");
        Action builtIn = () => Registry.With(_ => new HeNormal(), "other");

        again.Should().Throw<ArgumentException>().WithMessage("T must not be registered already; received *Stripes*");
        builtIn.Should().Throw<ArgumentException>().WithMessage("T must not be registered already; received *HeNormal*");
    }

    [Fact]
    public void With_refuses_null()
    {
        Action package = () => Registry.With(_ => new Other(), null!);
        Action factory = () => Registry.With<Other>(null!);
        Action function = () => Registry.WithFunction<float>("f", null!);

        package.Should().Throw<ArgumentNullException>().WithParameterName("package");
        factory.Should().Throw<ArgumentNullException>().WithParameterName("factory");
        function.Should().Throw<ArgumentNullException>().WithParameterName("function");
    }

    [Fact]
    public void Factory_that_returns_null_is_an_error()
    {
        Action act = () => KerasConfig.Get("A", Registry.With<Other>(_ => null!, name: "A"));

        act.Should().Throw<ArgumentException>().WithMessage("*factory of Custom>A*must return an initializer*");
    }

    /// <summary>A user's own class that has the name of one of the library's.</summary>
    private sealed class Zeros : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    private sealed class Other : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    private sealed class Gen<TAny> : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
    }

    private sealed class Halved(Initializer inner) : Initializer(inner)
    {
        public override JsonObject GetConfig() => new() { ["inner"] = KerasConfig.ToNode(Parts[0]) };

        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            Parts[0].Fill(request.Shape, request.Start, destination, request.MaxDegreeOfParallelism);
            foreach (ref T element in destination)
            {
                element = Element.FromDouble<T>(Element.ToDouble(element) / 2);
            }
        }
    }

    private static class First
    {
        internal sealed class Twin : Initializer
        {
            protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
        }
    }

    private static class Second
    {
        internal sealed class Twin : Initializer
        {
            protected override void FillCore<T>(in FillRequest request, Span<T> destination) => destination.Clear();
        }
    }

    /// <summary>A user's own initializer: random rows of one value each.</summary>
    private sealed class Stripes(double width, Seed seed) : RandomInitializer(seed)
    {
        public double Width => width;

        public static Stripes FromConfig(ConfigReader config) => new(config.Number("width", 1), config.Seed());

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
