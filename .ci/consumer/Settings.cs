using System.Text.Json.Serialization;
using Initializers;
using Initializers.Serialization;

/// <summary>A user's own settings: read and written by generated code, with no reflection.</summary>
internal sealed record LayerSettings(int Units, Initializer? Kernel, VarianceScaling? Recurrent);

[JsonSourceGenerationOptions(Converters = [typeof(InitializerJsonConverter)])]
[JsonSerializable(typeof(LayerSettings))]
internal sealed partial class SettingsContext : JsonSerializerContext;
