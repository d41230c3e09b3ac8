using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;
using Spectre.Console;

namespace Initializers.Samples.Plans;

/// <summary>Makes the plans of well-known models from their published hyper-parameters.</summary>
internal static class Program
{
    private const long DefaultSeed = 42;

    private static int Main(string[] args) =>
        ProgramHost.Run((output, error, _) => Run(args, output, error));

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error) =>
        ProgramHost.Invoke(
            () => Parse(args, output), output, error, "Interrupted; no file was left behind.");

    private static ParseResult Parse(IReadOnlyList<string> args, TextWriter output)
    {
        Argument<string?> model = new("model")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A model's name; without one, the models are listed.",
        };
        Option<string> file = new("--out")
        {
            HelpName = "model.plan.json",
            Description = "The file to write; the model's name and .plan.json if not given.",
        };
        Option<string> seed = new("--seed")
        {
            HelpName = "N",
            Description = "The integer that every weight's own seed is derived from; 42 if not given.",
        };
        Option<string> dtype = new("--dtype")
        {
            HelpName = "float32|float64|float16|bfloat16",
            Description = "The element type; if not given, the one the model is usually kept in.",
        };
        RootCommand root = new("Makes the plans of well-known models.") { model, file, seed, dtype };
        root.SetAction(parsed =>
        {
            if (parsed.GetValue(model) is string name)
            {
                Make(
                    Models.Find(name),
                    parsed.GetValue(file),
                    parsed.GetValue(seed),
                    parsed.GetValue(dtype),
                    new MessageWriter(output));
            }
            else
            {
                List(output);
            }

            return ExitCode.Success;
        });
        return root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
    }

    private static void Make(IModelShape model, string? file, string? seedText, string? dtype, TextWriter output)
    {
        long seed = DefaultSeed;
        if (seedText is not null
            && !long.TryParse(seedText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed))
        {
            throw new InputException($"--seed must be a 64-bit integer; received \"{seedText}\".");
        }

        ElementTypes type = model.DefaultType;
        if (dtype is not null && (!Element.TryParse(dtype, out type) || (type & ElementTypes.Floating) == 0))
        {
            throw new InputException(
                $"--dtype must be one of {Element.NameOf(ElementTypes.Floating)}; received \"{dtype}\".");
        }

        string path = file ?? $"{model.Name}.plan.json";
        Plan plan = model.ToPlan(seed, type);
        string provenance = string.Create(
            CultureInfo.InvariantCulture, $"From the published hyper-parameters: {model.Description}. Seed {seed}.");
        PlanWriter.Write(plan, provenance, path);
        string sizes = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Weights.Count:N0} weights, {plan.ElementCount:N0} parameters, {plan.ByteCount:N0} bytes");
        output.WriteLine($"Wrote {OneLine.Of(path)}: {sizes} as {Element.NameOf(type)}.");
    }

    private static void List(TextWriter output)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("model")
            .AddColumn("hyper-parameters")
            .AddColumn("parameters", column => column.RightAligned())
            .AddColumn("dtype");
        foreach (IModelShape model in Models.All)
        {
            long parameters = model.ToPlan(DefaultSeed, model.DefaultType).ElementCount;
            table.AddRow(
                model.Name,
                model.Description,
                parameters.ToString("N0", CultureInfo.InvariantCulture),
                Element.NameOf(model.DefaultType));
        }

        Terminal.Create(output).Write(table);
    }
}
