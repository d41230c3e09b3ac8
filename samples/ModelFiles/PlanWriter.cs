using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Initializers.Serialization;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Writes a plan that <see cref="PlanReader"/> reads: one line for each weight.</summary>
public static class PlanWriter
{
    /// <summary>Writes a plan; the file appears under its name when it is complete.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="provenance">Where the plan comes from, for its reader.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileException">The file cannot be written.</exception>
    /// <exception cref="NotSupportedException">An initializer has no configuration.</exception>
    public static void Write(Plan plan, string provenance, string path)
    {
        PendingFile.WriteAll(path, Encoding.UTF8.GetBytes(ToText(plan, provenance)));
    }

    /// <summary>The lines of a plan's weights.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>JSON without line breaks for each weight; those that are tied come last.</returns>
    /// <exception cref="NotSupportedException">An initializer has no configuration.</exception>
    public static IEnumerable<string> ToLines(Plan plan)
    {
        InitializerRegistry registry = InitializerRegistry.Default.WithSharedGenerators();
        return plan.Weights.Select(weight => ToLine(weight, registry)).Concat(plan.Tied.Select(ToLine)).Select(JsonText.Of);
    }

    private static JsonObject ToLine(PlannedWeight weight, InitializerRegistry registry)
    {
        JsonObject line = Named(weight.Name, weight.Target);
        line["shape"] = JsonText.ArrayOf(weight.Shape.Dimensions);
        line["dtype"] = Element.NameOf(weight.Type);
        if (!weight.Trainable)
        {
            line["trainable"] = false;
        }

        JsonObject config = KerasConfig.Serialize(weight.Initializer, registry);
        if (weight.Initializer is LayoutInitializer)
        {
            // The keys of its configuration are those of the line; the initializer comes last.
            foreach ((string key, JsonNode? value) in config["config"]!.AsObject().Reverse())
            {
                line[key] = value?.DeepClone();
            }
        }
        else
        {
            line["initializer"] = config;
        }

        return line;
    }

    private static JsonObject ToLine(TiedWeight weight)
    {
        JsonObject line = Named(weight.Name, weight.Target);
        line["tied"] = weight.Of;
        return line;
    }

    private static JsonObject Named(string name, string target) =>
        name == target ? new() { ["name"] = name } : new() { ["name"] = name, ["target"] = target };

    private static string ToText(Plan plan, string provenance)
    {
        StringBuilder text = new("{\n");
        AppendNote("schema", JsonValue.Create(PlanReader.Schema));
        AppendNote("model", JsonValue.Create(plan.Model));
        AppendNote("provenance", JsonValue.Create(provenance));
        AppendNote("parameters", JsonValue.Create(plan.ElementCount));
        return text.Append("\"weights\": [\n")
            .AppendJoin(",\n", ToLines(plan))
            .Append("\n]\n}\n")
            .ToString();

        void AppendNote(string key, JsonValue value) =>
            text.Append('"').Append(key).Append("\": ").Append(JsonText.Of(value)).Append(",\n");
    }
}
