using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Initializers.Serialization;

/// <summary>Which names configurations may use, and how to make an initializer of each.</summary>
/// <remarks>
/// Immutable: <see cref="With"/> returns a larger registry. To read or write a class of your own, pass the registry
/// that has it to <see cref="KerasConfig"/> or <see cref="InitializerJsonConverter"/>.
/// </remarks>
/// <example>
/// <code>
/// InitializerRegistry registry = InitializerRegistry.Default.With(
///     "Checkerboard", config => new Checkerboard((double)config["gain"]!), "my_package");
/// Initializer initializer = KerasConfig.Deserialize(json, registry);
/// </code>
/// </example>
public sealed class InitializerRegistry
{
    private readonly ImmutableDictionary<string, RegisteredInitializer> _builtIn;
    private readonly ImmutableArray<RegisteredInitializer> _custom;

    private InitializerRegistry(
        ImmutableDictionary<string, RegisteredInitializer> builtIn, ImmutableArray<RegisteredInitializer> custom)
    {
        _builtIn = builtIn;
        _custom = custom;
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

    /// <summary>A registry that also has a class of your own.</summary>
    /// <param name="className">The name of the class without its namespace, as <c>GetType().Name</c> gives it.</param>
    /// <param name="factory">
    /// Makes the initializer of the object that its <see cref="Initializer.GetConfig"/> wrote; empty if a configuration
    /// has none.
    /// </param>
    /// <param name="package">
    /// What sets the name apart from others: configurations carry <c>package>className</c> as their registered name, under
    /// which <see cref="KerasConfig.Get(string?, InitializerRegistry?)"/> finds it, too.
    /// </param>
    /// <returns>The larger registry; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">
    /// A name is empty or contains <c>></c>, is a name of the library, or is registered already.
    /// </exception>
    public InitializerRegistry With(string className, Func<JsonObject, Initializer> factory, string package = "Custom")
    {
        RequireName(className, nameof(className));
        RequireName(package, nameof(package));
        ArgumentNullException.ThrowIfNull(factory);
        if (IsBuiltIn(className))
        {
            throw new ArgumentException(
                $"className must not be a name of the library; received \"{className}\".", nameof(className));
        }

        RegisteredInitializer entry = new(className, [], null, package, factory);
        return _custom.Any(other => other.RegisteredName == entry.RegisteredName)
            ? throw new ArgumentException(
                $"className must not be registered already in its package; received \"{entry.RegisteredName}\".",
                nameof(className))
            : new(_builtIn, _custom.Add(entry));
    }

    /// <summary>Finds what a configuration names; throws the error that says which names there are.</summary>
    internal RegisteredInitializer Find(string argument, string className, string? registeredName = null)
    {
        // As in Keras, the library's names win, whatever stands in module and registered_name.
        if (_builtIn.TryGetValue(className, out RegisteredInitializer? builtIn))
        {
            return builtIn;
        }

        // Also as in Keras, a registered name may stand where a class name does; old configurations have it there.
        registeredName = HasPackage(className) ? className : registeredName;
        bool hasPackage = HasPackage(registeredName);
        RegisteredInitializer[] found =
        [
            .. _custom.Where(
                entry => hasPackage ? entry.RegisteredName == registeredName : entry.ClassName == className),
        ];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ArgumentException(
                $"{argument} must be the name of a registered initializer; received \"{className}\""
                + (hasPackage && registeredName != className
                    ? $", registered as \"{registeredName}\"."
                    : $".{Suggest(className)}"),
                argument),
            _ => throw new ArgumentException(
                $"{argument} must name one initializer, one of "
                + $"{string.Join(", ", found.Select(static entry => entry.RegisteredName))}; received \"{className}\".",
                argument),
        };
    }

    /// <summary>Whether a type is the library's own, and may go without module and registered name.</summary>
    internal bool IsBuiltIn(Type type) =>
        _builtIn.TryGetValue(type.Name, out RegisteredInitializer? entry) && entry.Type == type;

    /// <summary>The JSON converter for a type of the library; null for others.</summary>
    internal JsonConverter? ConverterFor(Type type) =>
        IsBuiltIn(type) ? _builtIn[type.Name].Converter?.Invoke(this) : null;

    /// <summary>Whether a name is the library's own, as a class or as an alias.</summary>
    internal bool IsBuiltIn(string className) => _builtIn.ContainsKey(className);

    /// <summary>The name with its package; the bare name of a class that is not registered, as Keras has it.</summary>
    internal string RegisteredNameOf(Type type)
    {
        RegisteredInitializer[] found = [.. _custom.Where(entry => entry.ClassName == type.Name)];
        return found.Length == 1 ? found[0].RegisteredName : type.Name;
    }

    private static bool HasPackage([NotNullWhen(true)] string? name) =>
        name is not null && name.Contains('>', StringComparison.Ordinal);

    private string Suggest(string name)
    {
        string plain = Plain(name);
        string? near = Names.FirstOrDefault(other => Plain(other).Equals(plain, StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $" Did you mean {near}?";
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);

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
