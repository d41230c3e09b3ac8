using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>A name or the text of a configuration.</summary>
internal sealed class InitializerTextConverter(Type type) : TextConverter<Initializer>(
    text => KerasConfig.Get(text.Trim()) is var initializer && type.IsInstanceOfType(initializer)
        ? initializer
        : throw new ArgumentException($"class_name must name a {type.Name}; received \"{text.Trim()}\"."),
    static value => KerasConfig.ToJson(value));

/// <summary>An integer, or <c>none</c>.</summary>
internal sealed class SeedTextConverter() : TextConverter<Seed>(
    static text => Seed.Parse(text.Trim()),
    static seed => seed.Generator is null
        ? seed.ToString()
        : throw new NotSupportedException("The seed of a generator has no text."));

/// <summary>The name of a backend.</summary>
internal sealed class BackendTextConverter() : TextConverter<Backend>(
    static text => ValueConverters.ReadBackend(text.Trim()),
    static backend => ValueConverters.WriteBackend(backend)!.ToString());

/// <summary>The name of a window, or <c>none</c>.</summary>
internal sealed class WindowTextConverter() : TextConverter<StftWindow>(
    static text => text.Trim() == StftWindow.None.ToString() ? StftWindow.None : new(text.Trim()),
    static window => window.Values is null
        ? window.ToString()
        : throw new NotSupportedException("A window of values has no text."));
