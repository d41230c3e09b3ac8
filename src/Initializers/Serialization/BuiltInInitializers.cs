using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>Every class of the library: its names, the keys of its configuration, how to make it of them.</summary>
internal static class BuiltInInitializers
{
    // Of the classes that Keras does not have.
    private const string Package = "Initializers";

    private delegate T PresetFactory<out T>(Seed seed, int[]? inputAxes, int[]? outputAxes);

    internal static IEnumerable<RegisteredInitializer> All { get; } =
    [
        Add<Zeros>(["zeros", "zero"], [], static _ => new Zeros()),
        Add<Ones>(["ones", "one"], [], static _ => new Ones()),
        Add<Constant>(
            ["constant"],
            ["value"],
            static c => c.Has("value") ? ConstantReader.Read(c.Config["value"]) : new()),
        Add<Identity>(["identity", "IdentityInitializer"], ["gain"], static c => new Identity(c.Number("gain", 1.0))),
        Add<STFT>(
            ["stft", "STFTInitializer"],
            ["side", "window", "periodic", "scaling"],
            static c => new STFT(
                c.Choice("side", StftSide.Real, KerasNames.Sides),
                c.Window("window"),
                c.IsNull("scaling") ? null : c.Choice("scaling", StftScaling.Density, KerasNames.Scalings),
                c.Flag("periodic", false))),
        Add<RandomNormal>(
            ["random_normal", "normal"],
            ["seed", "mean", "stddev"],
            static c => new RandomNormal(c.Number("mean", 0.0), c.Number("stddev", 0.05), c.Seed())),
        Add<RandomUniform>(
            ["random_uniform", "uniform"],
            ["seed", "minval", "maxval"],
            static c => new RandomUniform(c.Number("minval", -0.05), c.Number("maxval", 0.05), c.Seed())),
        Add<TruncatedNormal>(
            ["truncated_normal"],
            ["seed", "mean", "stddev"],
            static c => new TruncatedNormal(c.Number("mean", 0.0), c.Number("stddev", 0.05), c.Seed())),
        Add<VarianceScaling>(
            ["variance_scaling"],
            ["seed", "scale", "mode", "distribution", "input_axes", "output_axes"],
            static c => new VarianceScaling(
                c.Number("scale", 1.0),
                c.Choice("mode", FanMode.FanIn, KerasNames.Modes),
                c.Choice(
                    "distribution",
                    VarianceDistribution.TruncatedNormal,
                    KerasNames.Distributions,
                    NormalizeDistribution),
                c.Seed(),
                c.Axes("input_axes"),
                c.Axes("output_axes"))),
        Add<Orthogonal>(
            ["orthogonal", "OrthogonalInitializer"],
            ["seed", "gain"],
            static c => new Orthogonal(c.Number("gain", 1.0), c.Seed())),
        Add<LayoutInitializer>(
            [],
            ["initializer", "layout", "depth_multiplier"],
            static c => new LayoutInitializer(
                c.Initializer("initializer"),
                c.Choice("layout", null, KerasNames.Layouts),
                checked((int)c.Integer("depth_multiplier", 1))),
            Package),
        Add<Blocks>(
            [],
            ["axis", "sizes", "parts"],
            static c => c.Integers("sizes") is { } sizes
                ? new Blocks(checked((int)c.Integer("axis")), sizes, c.Initializers("parts"))
                : new Blocks(checked((int)c.Integer("axis")), c.Initializers("parts")),
            Package),
        AddPreset<GlorotNormal>("glorot_normal", static (s, i, o) => new GlorotNormal(s, i, o)),
        AddPreset<GlorotUniform>("glorot_uniform", static (s, i, o) => new GlorotUniform(s, i, o)),
        AddPreset<HeNormal>("he_normal", static (s, i, o) => new HeNormal(s, i, o)),
        AddPreset<HeUniform>("he_uniform", static (s, i, o) => new HeUniform(s, i, o)),
        AddPreset<LecunNormal>("lecun_normal", static (s, i, o) => new LecunNormal(s, i, o)),
        AddPreset<LecunUniform>("lecun_uniform", static (s, i, o) => new LecunUniform(s, i, o)),
    ];

    // As in Keras: any case, and the name that Keras 2 had for the truncated normal.
    private static string NormalizeDistribution(string name) =>
        name.Equals("normal", StringComparison.OrdinalIgnoreCase) ? "truncated_normal" : name.ToLowerInvariant();

    private static RegisteredInitializer Add<T>(
        string[] aliases, string[] keys, Func<ConfigReader, T> factory, string? package = null)
        where T : Initializer
    {
        return new(
            typeof(T).Name,
            aliases,
            typeof(T),
            package,
            Create,
            static registry => new InitializerJsonConverter<T>(registry));

        Initializer Create(ConfigReader reader)
        {
            reader.RequireKeys(keys);
            T initializer = factory(reader);
            return reader.IntegerDigits.Count == 0 ? initializer : initializer.WithIntegerDigits(reader.IntegerDigits);
        }
    }

    private static RegisteredInitializer AddPreset<T>(string alias, PresetFactory<T> factory)
        where T : VarianceScaling =>
        Add<T>(
            [alias],
            ["seed", "input_axes", "output_axes"],
            c => factory(c.Seed(), c.Axes("input_axes"), c.Axes("output_axes")));
}

/// <summary>One class, or one function of a shape, that configurations can name.</summary>
/// <param name="ClassName">What configurations call it.</param>
/// <param name="Aliases">Other names for it.</param>
/// <param name="Type">The class.</param>
/// <param name="Package">The package of what a user registered; null for the library's own.</param>
/// <param name="Factory">Makes it from the inner configuration.</param>
/// <param name="Converter">Makes the JSON converter of the class.</param>
/// <param name="Function">The function, or null for a class.</param>
internal sealed record RegisteredInitializer(
    string ClassName,
    string[] Aliases,
    Type Type,
    string? Package,
    Func<ConfigReader, Initializer> Factory,
    Func<InitializerRegistry, JsonConverter> Converter,
    Delegate? Function = null)
{
    internal string RegisteredName => Package + ">" + ClassName;
}
