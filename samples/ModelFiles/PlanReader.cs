using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Serialization;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Reads a plan: JSON with the schema <c>initializer-plan/2</c>, or <c>initializer-plan/1</c>.</summary>
/// <remarks>
/// <para>An object with <c>schema</c>, <c>model</c> and <c>weights</c>; each weight has <c>name</c>, <c>shape</c>,
/// <c>dtype</c>, <c>initializer</c> as Keras serializes it and, optionally, <c>trainable</c> (true when absent). Optional
/// too: <c>provenance</c>, <c>backend</c>, and <c>left_out</c> with <c>name</c> and <c>reason</c> of each weight that no
/// initializer gives. Other keys are notes; <c>parameters</c> too, which counts the weights left out as well.</para>
/// <para>Version 2 adds, each optional: <c>target</c>, the name in the written file; <c>layout</c> and
/// <c>depth_multiplier</c> as a <see cref="LayoutInitializer"/> has them, where <c>shape</c> is that of the layout; and
/// <c>tied</c> in the place of all that, the name of the weight that this one is.</para>
/// </remarks>
public static class PlanReader
{
    /// <summary>The schema's name and version.</summary>
    public const string Schema = "initializer-plan/2";

    private const string FirstSchema = "initializer-plan/1";

    private static readonly string[] LayoutKeys = ["layout", "depth_multiplier"];

    /// <summary>Reads a plan and checks all that can be checked without filling a weight.</summary>
    /// <param name="path">The file.</param>
    /// <param name="registry">Where initializer names are looked up; null for the library's own.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="FileException">The file is missing, no JSON, or no plan.</exception>
    public static Plan Read(string path, InitializerRegistry? registry = null)
    {
        using JsonDocument document = JsonFields.Open(path);
        JsonElement root = document.RootElement;
        JsonElement schema = JsonFields.Require(root, "schema", JsonValueKind.String, path, "the plan");
        if (schema.GetString() is not (Schema or FirstSchema))
        {
            throw new FileException(
                path,
                $"the plan's \"schema\" must be \"{Schema}\" or \"{FirstSchema}\"; received {JsonFields.Describe(schema)}.");
        }

        bool isFirst = schema.GetString() == FirstSchema;
        registry = (registry ?? InitializerRegistry.Default).WithSharedGenerators();

        string model = JsonFields.Text(root, "model", path, "the plan");
        List<PlannedWeight> weights = [];
        List<TiedWeight> ties = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> targets = new(StringComparer.Ordinal);
        foreach (JsonElement item in
            JsonFields.Require(root, "weights", JsonValueKind.Array, path, "the plan").EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"weights[{names.Count}]");
            string name = JsonFields.Text(item, "name", path, where);
            where = $"{where} (\"{name}\")";
            string target = (isFirst ? null : JsonFields.OptionalText(item, "target", path, where)) ?? name;
            if (!isFirst && JsonFields.OptionalText(item, "tied", path, where) is string of)
            {
                ties.Add(new(name, of) { Target = target });
            }
            else
            {
                weights.Add(ReadWeight(item, name, where, path, registry, isFirst ? [] : LayoutKeys) with { Target = target });
            }

            if (!names.Add(name))
            {
                throw new FileException(path, $"{where} repeats that name.");
            }

            if (!targets.Add(target))
            {
                throw new FileException(path, $"{where} repeats the target \"{target}\".");
            }
        }

        CheckTies(ties, weights, path);
        Plan plan = new(model, weights)
        {
            Tied = ties,
            Provenance = JsonFields.OptionalText(root, "provenance", path, "the plan"),
            BackendName = JsonFields.OptionalText(root, "backend", path, "the plan"),
            LeftOut = ReadLeftOut(root, path),
        };
        CheckTotals(plan, path);
        return plan;
    }

    private static PlannedWeight ReadWeight(
        JsonElement item, string name, string where, string path, InitializerRegistry registry, string[] layoutKeys)
    {
        Shape shape = JsonFields.Shape(item, path, where);
        JsonElement dtype = JsonFields.Require(item, "dtype", JsonValueKind.String, path, where);
        if (!Element.TryParse(dtype.GetString(), out ElementTypes type))
        {
            throw new FileException(
                path,
                $"\"dtype\" of {where} must be one of {Element.NameOf(ElementTypes.All)}; "
                + $"received {JsonFields.Describe(dtype)}.");
        }

        JsonFields.Check(() => TensorBytes.Of(type, shape), path, $"\"shape\" of {where}");
        bool trainable = !item.TryGetProperty("trainable", out JsonElement flag) || flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FileException(
                path, $"\"trainable\" of {where} must be true or false; received {JsonFields.Describe(flag)}."),
        };
        var config = JsonNode.Parse(
            JsonFields.Require(item, "initializer", JsonValueKind.Object, path, where).GetRawText())!;
        if (layoutKeys.Any(key => item.TryGetProperty(key, out _)))
        {
            config = InLayout(config, item, layoutKeys);
        }

        Initializer initializer = JsonFields.Check(
            () => KerasConfig.Deserialize(config, registry), path, $"\"initializer\" of {where}");
        return (initializer.SupportedTypes & type) != 0
            ? new(name, shape, type, trainable, initializer)
            : throw new FileException(
                path,
                $"\"dtype\" of {where} must be a type that {initializer.GetType().Name} can fill: "
                + $"{Element.NameOf(initializer.SupportedTypes)}; received {JsonFields.Describe(dtype)}.");
    }

    // The configuration of a LayoutInitializer: a line has its keys.
    private static JsonObject InLayout(JsonNode initializer, JsonElement item, string[] layoutKeys)
    {
        JsonObject config = new() { ["initializer"] = initializer };
        foreach (string key in layoutKeys)
        {
            if (item.TryGetProperty(key, out JsonElement value))
            {
                config[key] = JsonNode.Parse(value.GetRawText());
            }
        }

        return new() { ["class_name"] = nameof(LayoutInitializer), ["config"] = config };
    }

    private static void CheckTies(List<TiedWeight> ties, List<PlannedWeight> weights, string path)
    {
        HashSet<string> names = [.. weights.Select(weight => weight.Name)];
        if (ties.Find(tied => !names.Contains(tied.Of)) is TiedWeight wrong)
        {
            throw new FileException(
                path,
                $"\"tied\" of the weight \"{wrong.Name}\" must be the name of one that is not; received \"{wrong.Of}\".");
        }
    }

    private static List<LeftOutWeight> ReadLeftOut(JsonElement root, string path)
    {
        List<LeftOutWeight> leftOut = [];
        if (root.TryGetProperty("left_out", out _))
        {
            foreach (JsonElement item in
                JsonFields.Require(root, "left_out", JsonValueKind.Array, path, "the plan").EnumerateArray())
            {
                string where = string.Create(CultureInfo.InvariantCulture, $"left_out[{leftOut.Count}]");
                leftOut.Add(new(
                    JsonFields.Text(item, "name", path, where),
                    JsonFields.Text(item, "reason", path, where)));
            }
        }

        return leftOut;
    }

    private static void CheckTotals(Plan plan, string path)
    {
        try
        {
            _ = plan.ElementCount;
            _ = plan.ByteCount;
        }
        catch (OverflowException e)
        {
            throw new FileException(path, "the plan's weights together must have a size that fits in 64 bits.", e);
        }
    }
}
