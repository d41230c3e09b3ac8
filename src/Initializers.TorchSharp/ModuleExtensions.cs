using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>Gives whole modules of TorchSharp their first weights.</summary>
public static partial class ModuleExtensions
{
    /// <summary>Fills the parameters of a module and of all modules inside it by a plan.</summary>
    /// <typeparam name="T">The module's class.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="plan">What fills which parameters.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The module.</returns>
    /// <inheritdoc cref="Initialize{T}(T, WeightPlan, out WeightReport, int)"/>
    public static T Initialize<T>(this T module, WeightPlan plan, int maxDegreeOfParallelism = -1)
        where T : nn.Module => module.Initialize(plan, out _, maxDegreeOfParallelism);

    /// <summary>Fills the parameters of a module and of all modules inside it by a plan, and reports.</summary>
    /// <typeparam name="T">The module's class.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="plan">What fills which parameters.</param>
    /// <param name="report">What was filled by what.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The module.</returns>
    /// <remarks>
    /// <para>Parameters that no rule matches are left as they are, and so are buffers (running statistics). Parameters that
    /// share their memory are filled once, under the first name. A parameter may be on any device, of any of the four float
    /// types, and in any order of its axes; <c>requires_grad</c> stays, and no gradient is recorded.</para>
    /// <para>All that does not depend on the initializers themselves is checked before the first parameter is written.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A parameter that a rule matches cannot be filled: it is not of a float type, or not of one of the initializer's, its
    /// elements share places, or it has no such padding row; two parameters share a part of their memory, or derive one seed;
    /// or an initializer cannot fill a shape.
    /// </exception>
    public static T Initialize<T>(
        this T module, WeightPlan plan, out WeightReport report, int maxDegreeOfParallelism = -1)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<ModuleWeights.Weight> all = ModuleWeights.Of(module);
        List<ModuleWeights.Weight> weights = [.. all.Where(static weight => weight.TiedTo is null)];
        List<WeightName> names = [.. weights.Select(static weight => weight.Name)];
        WeightRule?[] rules = plan.RulesOf(names);
        int[] filled = [.. Enumerable.Range(0, rules.Length).Where(i => rules[i]?.Initializer is not null)];
        Seed[] seeds = WeightSeeds.Derive(plan.Seed, [.. filled.Select(i => names[i].Path)], out int shared);
        Initializer[] initializers =
        [
            .. filled.Select((i, k) => rules[i]!.InitializerOf(names[i], weights[i].Tensor.shape.Length, seeds[k])),
        ];
        for (int k = 0; k < filled.Length; k++)
        {
            Check(weights[filled[k]], initializers[k], plan);
        }

        Dictionary<string, string> fills = [];
        for (int k = 0; k < filled.Length; k++)
        {
            ModuleWeights.Weight weight = weights[filled[k]];
            TensorExtensions.Write(weight.Tensor, initializers[k], maxDegreeOfParallelism);
            long[] rows = [.. plan.PaddingOf(weight.Name)];
            ClearRows(weight.Tensor, rows);
            fills.Add(weight.Name.Path, initializers[k] + PaddingText(rows));
        }

        report = ReportOf(all, fills, plan.UnusedBy([.. all.Select(static weight => weight.Name)]), shared);
        return module;
    }

    private static void Check(ModuleWeights.Weight weight, Initializer initializer, WeightPlan plan)
    {
        string name = weight.Name.Path;
        ElementTypes type;
        try
        {
            type = TensorMemory.CheckedTypeOf(weight.Tensor);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{name}: {e.Message}", nameof(plan), e);
        }

        if ((initializer.SupportedTypes & type) == 0)
        {
            throw new ArgumentException(
                $"{name}: the initializer must fill one of {Element.NameOf(initializer.SupportedTypes)}; "
                + $"received {Element.NameOf(type)} for {initializer}.",
                nameof(plan));
        }

        foreach (long row in plan.PaddingOf(weight.Name))
        {
            CheckRow(weight, row, nameof(plan));
        }
    }

    private static void CheckRow(ModuleWeights.Weight weight, long row, string parameter)
    {
        long rows = weight.Tensor.ndim > 0 ? weight.Tensor.shape[0] : 0;
        if (row < -rows || row >= rows)
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                row,
                FormattableString.Invariant($"{weight.Name.Path}: a padding row must be one of {rows}; received {row}."));
        }
    }

    private static void ClearRows(Tensor tensor, IEnumerable<long> rows)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (long row in rows)
        {
            tensor.narrow(0, row < 0 ? row + tensor.shape[0] : row, 1).zero_();
        }
    }

    private static string PaddingText(long[] rows) =>
        rows.Length == 0 ? "" : FormattableString.Invariant($", row {string.Join(", ", rows)} zero");

    private static WeightReport ReportOf(
        IReadOnlyList<ModuleWeights.Weight> weights,
        Dictionary<string, string> fills,
        IReadOnlyList<string> unusedRules,
        int sharedSeeds) =>
        new(
            weights.Select(weight => new WeightReport.Line(
                weight.Name.Path,
                TensorMemory.ShapeOf(weight.Tensor),
                TensorMemory.TypeOf(weight.Tensor),
                fills.GetValueOrDefault(weight.Name.Path),
                weight.TiedTo?.Name.Path)),
            unusedRules,
            sharedSeeds);
}
