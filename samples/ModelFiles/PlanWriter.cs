using System;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Serialization;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Writes a plan that <see cref="PlanReader"/> reads: one line for each weight.</summary>
public static class PlanWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    /// <summary>One weight as its line in a plan.</summary>
    /// <param name="weight">The weight.</param>
    /// <returns>JSON without line breaks.</returns>
    /// <exception cref="NotSupportedException">The initializer has no configuration.</exception>
    public static string ToLine(PlannedWeight weight)
    {
        JsonObject line = new()
        {
            ["name"] = weight.Name,
            ["shape"] = new JsonArray([.. weight.Shape.ToArray().Select(size => JsonValue.Create(size))]),
            ["dtype"] = Element.NameOf(weight.Type),
        };
        if (!weight.Trainable)
        {
            line["trainable"] = false;
        }

        line["initializer"] = KerasConfig.Serialize(weight.Initializer);
        return line.ToJsonString(Readable);
    }

    private static string ToText(Plan plan, string provenance)
    {
        StringBuilder text = new("{\n");
        AppendNote("schema", JsonValue.Create(PlanReader.Schema));
        AppendNote("model", JsonValue.Create(plan.Model));
        AppendNote("provenance", JsonValue.Create(provenance));
        AppendNote("parameters", JsonValue.Create(plan.ElementCount));
        return text.Append("\"weights\": [\n")
            .AppendJoin(",\n", plan.Weights.Select(ToLine))
            .Append("\n]\n}\n")
            .ToString();

        void AppendNote(string key, JsonValue value) =>
            text.Append('"').Append(key).Append("\": ").Append(value.ToJsonString(Readable)).Append(",\n");
    }
}
