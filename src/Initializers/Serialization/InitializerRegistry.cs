using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>Which names configurations may use, and how to make an initializer of each.</summary>
/// <remarks>
/// Immutable: <see cref="With"/> returns a larger registry. To read or write a class of your own, pass the registry
/// that has it to <see cref="KerasConfig"/> or <see cref="InitializerJsonConverter"/>.
/// </remarks>
/// <example>
/// <code>
/// InitializerRegistry registry = InitializerRegistry.Default.With(
///     config =&gt; new Checkerboard(config.Number("gain")), "my_package");
/// Initializer initializer = KerasConfig.Deserialize(json, registry);
/// </code>
/// </example>
public sealed class InitializerRegistry
{
    private readonly ImmutableDictionary<string, RegisteredInitializer> _builtIn;
    private readonly ImmutableArray<RegisteredInitializer> _custom;

    private InitializerRegistry(
        ImmutableDictionary<string, RegisteredInitializer> builtIn,
        ImmutableArray<RegisteredInitializer> custom,
        SharedGenerators? generators = null)
    {
        _builtIn = builtIn;
        _custom = custom;
        Generators = generators;
        Names = [.. builtIn.Keys.Concat(custom.Select(static entry => entry.ClassName))
            .Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The library's own classes, under every name and alias that Keras has for them.</summary>
    public static InitializerRegistry Default { get; } = new(
        BuiltInInitializers.All
            .SelectMany(static entry => entry.Aliases.Append(entry.ClassName), KeyValuePair.Create)
            .ToImmutableDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal),
        []);

    /// <summary>Every class name and alias, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The generators that configurations share; null where each has its own.</summary>
    internal SharedGenerators? Generators { get; }

    /// <summary>A registry that also has a class of your own.</summary>
    /// <typeparam name="T">The class; what is written of it is read to it again.</typeparam>
    /// <param name="factory">
    /// Makes the initializer of the parameters that its <see cref="Initializer.GetConfig"/> wrote.
    /// </param>
    /// <param name="package">
    /// What sets the name apart from others: configurations carry <c>package>name</c> as their registered name, under
    /// which <see cref="KerasConfig.Get(string?, InitializerRegistry?)"/> finds it, too.
    /// </param>
    /// <param name="name">The name; that of the class without its namespace if null.</param>
    /// <returns>The larger registry; this one is unchanged.</returns>
    /// <remarks>
    /// The name may be one of the library's: a configuration with the registered name gives your class then, as in Keras.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A name is empty or contains <c>></c>, or it or the class is registered already.
    /// </exception>
    public InitializerRegistry With<T>(Func<ConfigReader, T> factory, string package = "Custom", string? name = null)
        where T : Initializer
    {
        ArgumentNullException.ThrowIfNull(factory);
        name ??= typeof(T).Name.Split('`')[0];
        RequireNames(name, package);
        if (_builtIn.Values.Concat(_custom).Any(static entry => entry.Type == typeof(T)))
        {
            throw new ArgumentException($"T must not be registered already; received {typeof(T)}.", nameof(T));
        }

        return With(new(
            name, [], typeof(T), package, factory, static registry => new InitializerJsonConverter<T>(registry)));
    }

    /// <summary>A registry that also has a function of a shape, which makes a <see cref="DelegateInitializer{TSource}"/>.</summary>
    /// <typeparam name="T">The element type of the tensors that the function returns.</typeparam>
    /// <param name="name">The function's name in configurations.</param>
    /// <param name="function">Makes a tensor of the given shape.</param>
    /// <param name="package">What sets the name apart from others.</param>
    /// <returns>The larger registry; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">A name is empty, contains <c>></c>, or is registered already.</exception>
    public InitializerRegistry WithFunction<T>(
        string name, Func<Shape, DenseTensor<T>> function, string package = "Custom")
        where T : unmanaged
    {
        RequireNames(name, package);
        DelegateInitializer<T> initializer = new(function);
        return With(new(
            name,
            [],
            typeof(DelegateInitializer<T>),
            package,
            _ => initializer,
            static registry => new InitializerJsonConverter<DelegateInitializer<T>>(registry),
            function));
    }

    /// <summary>
    /// A registry for the configurations of one model: generators that carry one <c>shared_object_id</c> are read as one
    /// <see cref="SeedGenerator"/>, and one that several initializers have is written with it.
    /// </summary>
    /// <returns>A registry that remembers the generators it has read and written.</returns>
    public InitializerRegistry WithSharedGenerators() => new(_builtIn, _custom, new());

    /// <summary>Finds what a configuration names; throws the error that says which names there are.</summary>
    internal RegisteredInitializer Find(string argument, string className, string? registeredName = null)
    {
        // Also as in Keras, a registered name may stand where a class name does; old configurations have it there.
        registeredName = HasPackage(className) ? className : registeredName;
        bool hasPackage = HasPackage(registeredName);
        RegisteredInitializer[] found = [.. _custom.Where(entry => hasPackage && entry.RegisteredName == registeredName)];
        if (found is [{ } registered])
        {
            return registered;
        }

        // As in Keras, the library's names win over others, whatever stands in module and registered_name.
        if (_builtIn.TryGetValue(className, out RegisteredInitializer? builtIn))
        {
            return builtIn;
        }

        found = [.. _custom.Where(entry => !hasPackage && entry.ClassName == className)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ArgumentException(
                $"{argument} must be the name of a registered initializer; received \"{className}\""
                + (hasPackage && registeredName != className
                    ? $", registered as \"{registeredName}\"."
                    : $".{Suggestion.For(className, Names)}"),
                argument),
            _ => throw new ArgumentException(
                $"{argument} must name one initializer, one of "
                + $"{string.Join(", ", found.Select(static entry => entry.RegisteredName))}; received \"{className}\".",
                argument),
        };
    }

    /// <summary>What an initializer is written as; null if it cannot be read back by this registry.</summary>
    internal RegisteredInitializer? EntryOf(Initializer initializer) =>
        initializer.Function is { } function
            ? _custom.FirstOrDefault(entry => entry.Function == function)
            : EntryOf(initializer.GetType());

    /// <summary>The JSON converter for a type that is registered; null for others.</summary>
    internal JsonConverter? ConverterFor(Type type) => EntryOf(type)?.Converter(this);

    private RegisteredInitializer? EntryOf(Type type) =>
        _builtIn.TryGetValue(type.Name, out RegisteredInitializer? entry) && entry.Type == type
            ? entry
            : _custom.FirstOrDefault(entry => entry.Type == type);

    private InitializerRegistry With(RegisteredInitializer entry) => new(_builtIn, _custom.Add(entry), Generators);

    private static bool HasPackage([NotNullWhen(true)] string? name) =>
        name is not null && name.Contains('>', StringComparison.Ordinal);

    private void RequireNames(string name, string package)
    {
        RequireName(name, nameof(name));
        RequireName(package, nameof(package));
        if (_custom.FirstOrDefault(other => other.Package == package && other.ClassName == name) is { } taken)
        {
            throw new ArgumentException(
                $"name must not be registered already in its package; received \"{taken.RegisteredName}\".", nameof(name));
        }
    }

    private static void RequireName(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (name.Length == 0 || name.Contains('>', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{parameter} must be a name without the character '>'; received \"{name}\".", parameter);
        }
    }
}
