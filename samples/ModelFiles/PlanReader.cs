using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Serialization;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Reads a plan: JSON with the schema <c>initializer-plan/1</c>.</summary>
/// <remarks>
/// An object with <c>schema</c>, <c>model</c> and <c>weights</c>; each weight has <c>name</c>, <c>shape</c>,
/// <c>dtype</c>, <c>initializer</c> as Keras serializes it and, optionally, <c>trainable</c> (true when absent). Optional
/// too: <c>provenance</c>, <c>backend</c>, and <c>left_out</c> with <c>name</c> and <c>reason</c> of each weight that no
/// initializer gives. Other keys are notes; <c>parameters</c> too, which counts the weights left out as well.
/// </remarks>
public static class PlanReader
{
    /// <summary>The schema's name and version.</summary>
    public const string Schema = "initializer-plan/1";

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
        if (schema.GetString() != Schema)
        {
            throw new FileException(
                path, $"the plan's \"schema\" must be \"{Schema}\"; received {JsonFields.Describe(schema)}.");
        }

        string model = JsonFields.Text(root, "model", path, "the plan");
        List<PlannedWeight> weights = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement item in
            JsonFields.Require(root, "weights", JsonValueKind.Array, path, "the plan").EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"weights[{weights.Count}]");
            PlannedWeight weight = ReadWeight(item, where, path, registry);
            if (!names.Add(weight.Name))
            {
                throw new FileException(path, $"{where} (\"{weight.Name}\") repeats that name.");
            }

            weights.Add(weight);
        }

        Plan plan = new(model, weights)
        {
            Provenance = JsonFields.OptionalText(root, "provenance", path, "the plan"),
            BackendName = JsonFields.OptionalText(root, "backend", path, "the plan"),
            LeftOut = ReadLeftOut(root, path),
        };
        CheckTotals(plan, path);
        return plan;
    }

    private static PlannedWeight ReadWeight(
        JsonElement item, string where, string path, InitializerRegistry? registry)
    {
        string name = JsonFields.Text(item, "name", path, where);
        where = $"{where} (\"{name}\")";
        Shape shape = JsonFields.Shape(item, path, where);
        JsonElement dtype = JsonFields.Require(item, "dtype", JsonValueKind.String, path, where);
        if (!Element.TryParse(dtype.GetString(), out ElementTypes type))
        {
            throw new FileException(
                path,
                $"\"dtype\" of {where} must be one of {Element.NameOf(ElementTypes.All)}; "
                + $"received {JsonFields.Describe(dtype)}.");
        }

        try
        {
            _ = TensorBytes.Of(type, shape);
        }
        catch (ArgumentException e)
        {
            throw new FileException(path, $"\"shape\" of {where}: {OneLine.Of(e)}", e);
        }

        bool trainable = !item.TryGetProperty("trainable", out JsonElement flag) || flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FileException(
                path, $"\"trainable\" of {where} must be true or false; received {JsonFields.Describe(flag)}."),
        };
        JsonElement config = JsonFields.Require(item, "initializer", JsonValueKind.Object, path, where);
        Initializer initializer;
        try
        {
            initializer = KerasConfig.Deserialize(JsonNode.Parse(config.GetRawText())!, registry);
        }
        catch (ArgumentException e)
        {
            throw new FileException(path, $"\"initializer\" of {where}: {OneLine.Of(e)}", e);
        }

        return (initializer.SupportedTypes & type) != 0
            ? new(name, shape, type, trainable, initializer)
            : throw new FileException(
                path,
                $"\"dtype\" of {where} must be a type that {initializer.GetType().Name} can fill: "
                + $"{Element.NameOf(initializer.SupportedTypes)}; received {JsonFields.Describe(dtype)}.");
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
