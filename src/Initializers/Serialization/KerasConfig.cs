using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>
/// Reads and writes initializers as Keras configurations: <c>keras.initializers.serialize</c>, <c>deserialize</c>,
/// <c>get</c> and <c>clone</c>.
/// </summary>
/// <remarks>
/// <para>A configuration is an object with the keys <c>module</c>, <c>class_name</c>, <c>config</c> and
/// <c>registered_name</c>, in this order. Read are also the forms of Keras 2, with fewer keys. What is written is what
/// Keras writes, key by key and digit by digit; where the two differ on purpose, the table of differences in the design
/// notes says so.</para>
/// <para>The backend is no part of a configuration.</para>
/// </remarks>
public static class KerasConfig
{
    private const string Module = "keras.initializers";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The configuration of an initializer.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="registry">The registry that has a class of your own; what gives it its package.</param>
    /// <returns>A new object.</returns>
    /// <exception cref="NotSupportedException">
    /// The initializer holds a tensor or a delegate, or is of a class of your own with a name of the library.
    /// </exception>
    public static JsonObject Serialize(Initializer initializer, InitializerRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        registry ??= InitializerRegistry.Default;
        Type type = initializer.GetType();
        bool isBuiltIn = registry.IsBuiltIn(type);
        if (!isBuiltIn && registry.IsBuiltIn(type.Name))
        {
            throw new NotSupportedException(
                $"The class {type.FullName} must have a name that is none of the library's to be written; "
                + $"received {type.Name}.");
        }

        return new()
        {
            ["module"] = isBuiltIn ? Module : type.Namespace,
            ["class_name"] = type.Name,
            ["config"] = initializer.GetConfig(),
            ["registered_name"] = isBuiltIn ? null : registry.RegisteredNameOf(type),
        };
    }

    /// <summary>The configuration of an initializer as text, laid out as Python's <c>json.dumps</c> does.</summary>
    /// <inheritdoc cref="Serialize" path="/param|/exception"/>
    /// <returns>JSON on one line.</returns>
    public static string ToJson(Initializer initializer, InitializerRegistry? registry = null) =>
        PythonJson.Write(Serialize(initializer, registry));

    /// <summary>Makes an initializer of its configuration.</summary>
    /// <param name="config">An object as <see cref="Serialize"/> returns it, an older form of it, or a name.</param>
    /// <param name="registry">Which names there are; <see cref="InitializerRegistry.Default"/> if null.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">
    /// The configuration has not the form, has a key twice, names an unknown class, or has a parameter that the class
    /// refuses.
    /// </exception>
    public static Initializer Deserialize(JsonNode config, InitializerRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        JsonTree.Check(config);
        registry ??= InitializerRegistry.Default;
        if (ConfigReader.TryReadString(config, out string name))
        {
            return Create(registry.Find("identifier", name), []);
        }

        if (config is not JsonObject envelope)
        {
            throw ConfigReader.Error("identifier", "be a name or an object", config);
        }

        if (!ConfigReader.TryReadString(envelope["class_name"], out string className))
        {
            throw ConfigReader.Error("config", "have a class_name that is text", config);
        }

        ConfigReader.TryReadString(envelope["registered_name"], out string registeredName);
        RegisteredInitializer entry = registry.Find("class_name", className, registeredName);
        return envelope["config"] switch
        {
            null => Create(entry, []),
            JsonObject inner => Create(entry, inner),
            JsonNode other => throw ConfigReader.Error("config", $"be an object for {className}", other),
        };
    }

    /// <summary>Makes an initializer of the text of its configuration.</summary>
    /// <param name="json">JSON: an object, or a name in quotation marks.</param>
    /// <param name="registry">Which names there are; <see cref="InitializerRegistry.Default"/> if null.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">
    /// The text is no JSON, has a key twice, or <see cref="Deserialize(JsonNode, InitializerRegistry?)"/> refuses it.
    /// </exception>
    public static Initializer Deserialize(string json, InitializerRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode? config;
        try
        {
            config = JsonNode.Parse(json, nodeOptions: null, Strict);
            JsonTree.ReadTexts(config);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"json must be JSON text; received {PythonJson.Describe(json)}: {exception.Message}",
                nameof(json),
                exception);
        }

        return config is null
            ? throw ConfigReader.Error(nameof(json), "be a name or an object", null)
            : Deserialize(config, registry);
    }

    /// <summary>Makes an initializer of a name or a text.</summary>
    /// <param name="identifier">
    /// A class name, an alias, the text of a configuration, or null, which gives null.
    /// </param>
    /// <param name="registry">Which names there are; <see cref="InitializerRegistry.Default"/> if null.</param>
    /// <returns>The initializer, with every parameter that is not named at its default.</returns>
    /// <exception cref="ArgumentException">There is no such name, or the configuration is refused.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static Initializer? Get(string? identifier, InitializerRegistry? registry = null)
    {
        if (identifier is null)
        {
            return null;
        }

        return identifier.AsSpan().TrimStart() is ['{' or '"', ..]
            ? Deserialize(identifier, registry)
            : Create((registry ?? InitializerRegistry.Default).Find(nameof(identifier), identifier), []);
    }

    /// <summary>Makes an initializer of a configuration or a name that has been read already.</summary>
    /// <param name="identifier">An object, a name, or null, which gives null.</param>
    /// <param name="registry">Which names there are; <see cref="InitializerRegistry.Default"/> if null.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">There is no such name, or the configuration is refused.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static Initializer? Get(JsonNode? identifier, InitializerRegistry? registry = null) =>
        identifier is null ? null : Deserialize(identifier, registry);

    /// <summary>Makes an initializer of a tensor: it gives these elements, for this shape alone.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor; its elements are copied.</param>
    /// <returns>The initializer.</returns>
    public static Initializer Get<T>(DenseTensor<T> tensor)
        where T : unmanaged => new TensorInitializer<T>(tensor);

    /// <summary>Makes an initializer of a function of the shape.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="function">Makes a tensor of the given shape.</param>
    /// <returns>The initializer.</returns>
    public static Initializer Get<T>(Func<Shape, DenseTensor<T>> function)
        where T : unmanaged => new DelegateInitializer<T>(function);

    /// <summary>Makes an initializer with the same configuration and backend.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="registry">The registry that has a class of your own.</param>
    /// <returns>
    /// The copy. One that was made without a seed gets a seed of its own, and a <see cref="SeedGenerator"/> starts
    /// again from its first pair, as in Keras. A tensor or a delegate is returned as it is.
    /// </returns>
    /// <exception cref="ArgumentException">The class is not registered.</exception>
    public static Initializer Clone(Initializer initializer, InitializerRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        return initializer.HasConfig
            ? Deserialize(Serialize(initializer, registry), registry).WithBackend(initializer.Backend)
            : initializer;
    }

    /// <summary>Reads the <c>seed</c> of a configuration, for a random initializer of your own.</summary>
    /// <param name="seed">Null, an integer, or the object of a <see cref="SeedGenerator"/>.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static Seed DeserializeSeed(JsonNode? seed)
    {
        JsonTree.Check(seed);
        return ConfigReader.ReadSeed(seed);
    }

    private static Initializer Create(RegisteredInitializer entry, JsonObject config) =>
        entry.Factory(config)
        ?? throw new InvalidOperationException(
            $"The factory of {entry.ClassName} must return an initializer; received null.");
}
