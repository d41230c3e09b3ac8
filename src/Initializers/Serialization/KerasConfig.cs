using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>
/// Reads and writes initializers as Keras configurations: <c>keras.initializers.serialize</c>, <c>deserialize</c>
/// and <c>get</c>.
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

    private const string Function = "function";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonTypeInfo<Initializer> PartInfo = JsonMetadataServices.CreateValueInfo<Initializer>(
        new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() }, new InitializerJsonConverter<Initializer>());

    /// <summary>The configuration of an initializer.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="registry">The registry that has a class of your own; what gives it its package.</param>
    /// <param name="omitNullAxes">
    /// Whether to leave out <c>input_axes</c> and <c>output_axes</c> where they are null: Keras before 3.15 has none and
    /// refuses them. What this library writes without them is read by Keras 3.0 and later.
    /// </param>
    /// <returns>A new object.</returns>
    /// <exception cref="NotSupportedException">
    /// The same registry could not read it back: the initializer holds a tensor or a function that is not registered, or
    /// is of a class that is not.
    /// </exception>
    public static JsonObject Serialize(
        Initializer initializer, InitializerRegistry? registry = null, bool omitNullAxes = false)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        registry ??= InitializerRegistry.Default;
        RegisteredInitializer entry = registry.EntryOf(initializer) ?? throw NotRegistered(initializer);
        if (entry.Function is not null)
        {
            return Envelope("builtins", Function, entry.RegisteredName, Function);
        }

        JsonObject config = initializer.GetConfig();
        if (omitNullAxes && initializer is VarianceScaling { InputAxes: null })
        {
            config.Remove("input_axes");
            config.Remove("output_axes");
        }

        if (registry.Generators is { } shared && config["seed"] is JsonObject seed
            && initializer is RandomInitializer { Seed.Generator: { } generator })
        {
            seed[SharedGenerators.IdKey] = shared.IdOf(generator);
        }

        WriteParts(config, registry, omitNullAxes);
        return entry.Package is null
            ? Envelope(Module, entry.ClassName, config, null)
            : Envelope(initializer.GetType().Namespace, entry.ClassName, config, entry.RegisteredName);
    }

    /// <summary>The configuration of an initializer as text, laid out as Python's <c>json.dumps</c> does.</summary>
    /// <inheritdoc cref="Serialize" path="/param|/exception"/>
    /// <returns>JSON on one line.</returns>
    public static string ToJson(
        Initializer initializer, InitializerRegistry? registry = null, bool omitNullAxes = false) =>
        PythonJson.Write(Serialize(initializer, registry, omitNullAxes));

    /// <summary>
    /// An initializer inside the configuration of another, for <see cref="Initializer.GetConfig"/> of a class of your own:
    /// written by the registry that the outer one is written with, and read by <see cref="ConfigReader.Initializer"/>.
    /// </summary>
    /// <param name="part">The initializer.</param>
    /// <returns>A node that stands for it.</returns>
    public static JsonNode ToNode(Initializer part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return JsonValue.Create(part, PartInfo)!;
    }

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
            return Create(registry.Find("identifier", name), [], registry);
        }

        if (config is not JsonObject envelope)
        {
            throw ConfigReader.Error("identifier", "be a name or an object", config);
        }

        if (!ConfigReader.TryReadString(envelope["class_name"], out string className))
        {
            throw ConfigReader.Error("config", "have a class_name that is text", config);
        }

        if (className == Function && ConfigReader.TryReadString(envelope["config"], out string function))
        {
            return Create(registry.Find("config", function, function), [], registry);
        }

        ConfigReader.TryReadString(envelope["registered_name"], out string registeredName);
        RegisteredInitializer entry = registry.Find("class_name", className, registeredName);
        return envelope["config"] switch
        {
            null => Create(entry, [], registry),
            JsonObject inner => Create(entry, inner, registry),
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
    public static Initializer Deserialize(string json, InitializerRegistry? registry = null) =>
        Parse(json) is { } config
            ? Deserialize(config, registry)
            : throw ConfigReader.Error(nameof(json), "be a name or an object", null);

    /// <summary>
    /// Reads JSON as Python writes it: <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> become the strings of these names,
    /// which stand for them in the value of a <see cref="Constant"/>; a byte order mark is passed over.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <returns>The tree, or null for <c>null</c>.</returns>
    /// <exception cref="ArgumentException">The text is no JSON, or has a key twice.</exception>
    public static JsonNode? Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            JsonNode? tree = JsonNode.Parse(PythonJson.ToStrict(json), nodeOptions: null, Strict);
            JsonTree.ReadTexts(tree);
            return tree;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"json must be JSON text; received {PythonJson.Describe(json)}: {exception.Message}",
                nameof(json),
                exception);
        }
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

        registry ??= InitializerRegistry.Default;
        return identifier.AsSpan().TrimStart(PythonJson.Blanks) is ['{' or '"', ..]
            ? Deserialize(identifier, registry)
            : Create(registry.Find(nameof(identifier), identifier), [], registry);
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

    /// <summary>Reads the <c>seed</c> of a configuration, for a random initializer of your own.</summary>
    /// <param name="seed">Null, an integer, or the object of a <see cref="SeedGenerator"/>.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static Seed DeserializeSeed(JsonNode? seed)
    {
        JsonTree.Check(seed);
        return ConfigReader.ReadSeed(seed);
    }

    private static JsonObject Envelope(string? module, string className, JsonNode config, string? registeredName) => new()
    {
        ["module"] = module,
        ["class_name"] = className,
        ["config"] = config,
        ["registered_name"] = registeredName,
    };

    private static void WriteParts(JsonNode? node, InitializerRegistry registry, bool omitNullAxes)
    {
        if (node is JsonObject members)
        {
            foreach ((string key, JsonNode? value) in members.ToArray())
            {
                if (Written(value) is { } written)
                {
                    members[key] = written;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                if (Written(items[i]) is { } written)
                {
                    items[i] = written;
                }
            }
        }

        // What stands in place of a part; null where nothing has to, but perhaps further inside.
        JsonObject? Written(JsonNode? inner)
        {
            if (inner is JsonValue value && value.TryGetValue(out Initializer? part))
            {
                return Serialize(part, registry, omitNullAxes);
            }

            WriteParts(inner, registry, omitNullAxes);
            return null;
        }
    }

    private static NotSupportedException NotRegistered(Initializer initializer) =>
        new(initializer.HasConfig
            ? $"The class {initializer.GetType()} must be registered to be written, by InitializerRegistry.With: the "
                + "registry could not read it back."
            : $"A {initializer.GetType().Name.Split('`')[0]} has no configuration: write a Constant for a tensor, and register "
                + "a function by InitializerRegistry.WithFunction.");

    private static Initializer Create(RegisteredInitializer entry, JsonObject config, InitializerRegistry registry)
    {
        ConfigReader reader = new(entry.ClassName, config, registry);
        try
        {
            return entry.Factory(reader)
                ?? throw new InvalidOperationException("The factory must return an initializer; received null.");
        }
        catch (Exception exception) when (entry.Package is not null && exception is not ArgumentException)
        {
            throw new ArgumentException(
                $"config must be one that the factory of {entry.RegisteredName} can read; "
                + $"received {PythonJson.Describe(config)}: {exception.Message}",
                nameof(config),
                exception);
        }
    }
}
