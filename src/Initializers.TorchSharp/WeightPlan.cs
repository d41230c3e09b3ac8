using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>Which initializer is for which parameters of a model: rules in order, of which the first that matches wins.</summary>
/// <remarks>
/// <para><b>Patterns.</b> <c>*</c> is any text, dots too, <c>?</c> any one character; the case counts. A rule without a module
/// class compares the parameter's whole name, <c>layers.0.fc.weight</c>; a rule for a class compares the name that the parameter
/// has inside its own module, <c>weight</c>. TorchSharp's modules name their parameters as PyTorch's do.</para>
/// <para><b>Seeds.</b> Each parameter draws from <see cref="Seed.Derive"/> of the plan's seed by its name, so that a model with
/// one layer more keeps all other numbers. Initializers in a plan have no seed of their own.</para>
/// <para><b>Layouts.</b> <c>[out, in, k...]</c>; <c>[in, out, k...]</c> for transposed convolutions; <c>[in, out]</c> for
/// embeddings. Initializers speak of Keras's axes: <c>new Blocks(axis: 1, q, k, v)</c> are three blocks of the outputs of a
/// weight <c>[3 e, e]</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// WeightPlan plan = new(seed: 42)
/// {
///     { "*.bias", new Zeros() },
///     { typeof(Embedding), "weight", new RandomNormal(0, 0.02) },
///     { "*", new GlorotUniform() },
/// };
/// model.Initialize(plan, out WeightReport report);
/// Console.WriteLine(report);
/// </code>
/// </example>
public sealed partial class WeightPlan : IEnumerable<string>
{
    private readonly List<WeightRule> _rules = [];
    private readonly List<(string Pattern, long Row)> _paddingRows = [];

    /// <summary>Makes a plan without rules.</summary>
    /// <param name="seed">An integer; or nothing, and every parameter gets a seed drawn when it is filled.</param>
    /// <exception cref="ArgumentException">The seed is that of a generator.</exception>
    public WeightPlan(Seed seed = default)
    {
        if (seed.Generator is not null)
        {
            throw new ArgumentException(
                $"seed must be an integer or nothing, since names derive from it; received {seed}.", nameof(seed));
        }

        Seed = seed;
    }

    /// <summary>The seed from which those of the parameters derive.</summary>
    public Seed Seed { get; }

    /// <summary>Adds a rule for parameters by their whole names.</summary>
    /// <param name="pattern">The pattern, <c>"*.bias"</c> for example.</param>
    /// <param name="initializer">What fills them.</param>
    /// <param name="layout">How their axes stand, if not as the class of their module says.</param>
    /// <exception cref="ArgumentException">The pattern is empty, or the initializer has a seed.</exception>
    public void Add(string pattern, Initializer initializer, KernelLayout? layout = null) =>
        AddRule(null, pattern, WithoutSeed(initializer), layout);

    /// <summary>Adds a rule for parameters of a class of modules, by their names there.</summary>
    /// <param name="module">The class, <c>typeof(TorchSharp.Modules.Linear)</c> for example; classes derived from it too.</param>
    /// <param name="pattern">The pattern, <c>"weight*"</c> for example.</param>
    /// <param name="initializer">What fills them.</param>
    /// <param name="layout">How their axes stand, if not as the class says.</param>
    /// <exception cref="ArgumentException">
    /// The class is none of modules, the pattern is empty, or the initializer has a seed.
    /// </exception>
    public void Add(Type module, string pattern, Initializer initializer, KernelLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (!typeof(nn.Module).IsAssignableFrom(module))
        {
            throw new ArgumentException($"module must be a class of modules; received {module}.", nameof(module));
        }

        AddRule(module, pattern, WithoutSeed(initializer), layout);
    }

    /// <summary>Adds a rule for parameters that stay as they are: those that come from a file, for example.</summary>
    /// <param name="pattern">The pattern of their whole names.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public WeightPlan Keep(string pattern)
    {
        AddRule(null, pattern, null, null);
        return this;
    }

    /// <summary>Sets one row of a parameter to zero once it is filled: the padding of an embedding.</summary>
    /// <param name="pattern">The pattern of the parameter's whole name.</param>
    /// <param name="row">The number of the row, counted from the end if negative.</param>
    /// <returns>This plan.</returns>
    /// <remarks>TorchSharp does not tell which row an <c>Embedding</c> was told is padding, so it is said again here.</remarks>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public WeightPlan Pad(string pattern, long row = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _paddingRows.Add((pattern, row));
        return this;
    }

    /// <summary>The rules, in order.</summary>
    /// <returns>Their patterns, after the class of the modules where there is one.</returns>
    public IEnumerator<string> GetEnumerator() => _rules.Select(static rule => rule.ToString()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The rules for parameters of these names, in their order; null where none matches.</summary>
    internal WeightRule?[] RulesOf(IReadOnlyList<WeightName> names) =>
        [.. names.Select(name => _rules.Find(rule => rule.Matches(name)))];

    /// <summary>The rules that are for none of these names, and the paddings.</summary>
    internal string[] UnusedBy(IReadOnlyList<WeightName> names) =>
    [
        .. _rules.Where(rule => !names.Any(rule.Matches)).Select(static rule => rule.ToString()),
        .. _paddingRows.Where(padding => !names.Any(name => WeightRule.Matches(padding.Pattern, name.Path)))
            .Select(static padding => padding.Pattern),
    ];

    /// <summary>The rows of a parameter that become zero.</summary>
    internal IEnumerable<long> PaddingOf(WeightName name) =>
        _paddingRows.Where(padding => WeightRule.Matches(padding.Pattern, name.Path)).Select(static padding => padding.Row);

    private void AddRule(Type? module, string pattern, Initializer? initializer, KernelLayout? layout)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _rules.Add(new(module, pattern, initializer, layout));
    }

    private static Initializer WithoutSeed(Initializer initializer)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        Seed seed = SeedOf(initializer);
        return seed.IsNone
            ? initializer
            : throw new ArgumentException(
                $"initializer must have no seed: the plan's and the parameter's name give it one; received {seed}.",
                nameof(initializer));
    }

    private static Seed SeedOf(Initializer initializer) => initializer switch
    {
        RandomInitializer { IsSeedGiven: true } random => random.Seed,
        LayoutInitializer { Inner: var inner } => SeedOf(inner),
        Blocks { Initializers: var parts } => parts.Select(SeedOf).FirstOrDefault(static seed => !seed.IsNone),
        _ => default,
    };
}
