using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Initializers.Serialization;

// The JSON and the text of the root's types, bound to them here, since a type does not know how it is written.
namespace Initializers;

[JsonConverter(typeof(InitializerJsonConverter))]
[TypeConverter(typeof(InitializerTextConverter))]
public abstract partial class Initializer
{
    /// <content>A class without a converter must not be written property by property.</content>
    [JsonConverter(typeof(MissingJsonConverter))]
    [JsonRequired]
    public partial Backend Backend { get; init; }
}

[JsonConverter(typeof(InitializerJsonConverter))]
public abstract partial class RandomInitializer;

[JsonConverter(typeof(InitializerJsonConverter))]
public abstract partial class DistributionInitializer;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Constant;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Zeros;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Ones;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Identity;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class STFT;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class RandomNormal;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class RandomUniform;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class TruncatedNormal;

[JsonConverter(typeof(InitializerJsonConverter))]
public partial class VarianceScaling;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Orthogonal;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class GlorotNormal;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class GlorotUniform;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class HeNormal;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class HeUniform;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class LecunNormal;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class LecunUniform;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class TensorInitializer<TSource>;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class DelegateInitializer<TSource>;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class SeedGenerator;

[JsonConverter(typeof(InitializerJsonConverter))]
[TypeConverter(typeof(SeedTextConverter))]
public readonly partial struct Seed;

[JsonConverter(typeof(InitializerJsonConverter))]
[TypeConverter(typeof(WindowTextConverter))]
public readonly partial struct StftWindow;

[JsonConverter(typeof(InitializerJsonConverter))]
public readonly partial record struct Distribution;

[JsonConverter(typeof(InitializerJsonConverter))]
[TypeConverter(typeof(BackendTextConverter))]
public abstract partial class Backend;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class RandomSourceBackend;

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class LayoutInitializer
{
    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = new()
        {
            ["initializer"] = KerasConfig.ToNode(Inner),
            ["layout"] = KerasNames.NameOf(Layout, KerasNames.Layouts),
        };
        if (DepthMultiplier > 1)
        {
            config["depth_multiplier"] = DepthMultiplier;
        }

        return config;
    }
}

[JsonConverter(typeof(InitializerJsonConverter))]
public sealed partial class Blocks
{
    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = new()
        {
            ["axis"] = Axis,
            ["parts"] = new JsonArray([.. Parts.Select(KerasConfig.ToNode)]),
        };
        if (_sizes is not null)
        {
            config["sizes"] = new JsonArray([.. _sizes.Select(static size => JsonValue.Create(size))]);
        }

        return config;
    }
}
