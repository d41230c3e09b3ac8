using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;
using Spectre.Console;

namespace Initializers.Samples.Plans;

/// <summary>Makes the plans of well-known models from their published hyper-parameters.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int BadInput = 2;
    private const long DefaultSeed = 42;

    // A pipe has no width; this one keeps the table on single lines.
    private const int PipeWidth = 120;

    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Run(args, Console.Out, Console.Error);
    }

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        try
        {
            ParseResult parsed = Parse(args, output);
            return parsed.Errors.Count > 0
                ? throw new InputException(parsed.Errors[0].Message)
                : parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is InputException or ModelFileException)
        {
            error.WriteLine($"error: {OneLine.Of(e)}");
            return BadInput;
        }
    }

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
                Make(Models.Find(name), parsed.GetValue(file), parsed.GetValue(seed), parsed.GetValue(dtype), output);
            }
            else
            {
                List(output);
            }

            return Success;
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
        output.WriteLine($"Wrote {path}: {sizes} as {Element.NameOf(type)}.");
    }

    private static void List(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        });
        console.Profile.Width = target.IsTerminal ? console.Profile.Width : PipeWidth;
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

        console.Write(table);
    }
}
