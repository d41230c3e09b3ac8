using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>The commands and their options. Values stay text here: <see cref="Parse"/> only finds them.</summary>
internal static class CommandLine
{
    // A lone @ or - is no special character in a shape, a seed or a JSON text.
    private static readonly ParserConfiguration Plain = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    private static string BackendNames => string.Join("|", Backend.All.Select(backend => backend.Name));

    internal static ParseResult Parse(
        IReadOnlyList<string> args, TextWriter output, CancellationToken cancellation)
    {
        // Where a file is the result, the screen has only messages about it.
        IAnsiConsole console = Terminal.Create(output);
        IAnsiConsole messages = Terminal.Create(new MessageWriter(output));
        RootCommand root = new("Fills weights with Keras's own numbers. Without a command: a tour, then a ResNet-50.");
        root.SetAction(_ => Tour.Run(messages, ".", cancellation));
        root.Add(TensorCommand(console, messages, cancellation));
        root.Add(ModelCommand(messages, cancellation));
        return root.Parse(args, Plain);
    }

    private static Command TensorCommand(
        IAnsiConsole console, IAnsiConsole messages, CancellationToken cancellation)
    {
        Argument<string> initializer = new("initializer")
        {
            Description = "A name (GlorotUniform, he_normal, ...) or a Keras config as JSON.",
        };
        Option<string> shape = Text("--shape", "784,128", "The sizes of the axes; \"\" is a scalar.");
        shape.Required = true;
        Option<string> dtype = Text(
            "--dtype", "float32|float64|float16|bfloat16|int32|...", "The element type; float32 if not given.");
        Option<string> seed = Text(
            "--seed", "N|generator:N", "Instead of the config's: an integer or a SeedGenerator.");
        Option<string> backend = Text("--backend", BackendNames, "Whose numbers to draw; tensorflow if not given.");
        Option<string> calls = Text("--calls", "N", "Calls the initializer N times and stacks on a new first axis.");
        Option<string> start = Text("--start", "I", "Fills only a run of the flattened tensor, from this index.");
        Option<string> count = Text("--count", "N", "The length of the run; to the end if not given.");
        Option<string> file = Text("--out", "file.npy", "Writes a NumPy array file.");
        Command command = new("tensor", "Fills one tensor and shows it.")
        {
            initializer, shape, dtype, seed, backend, calls, start, count, file,
        };
        command.SetAction(parsed =>
        {
            TensorRequest request = TensorRequest.Parse(
                parsed.GetRequiredValue(initializer),
                parsed.GetRequiredValue(shape),
                parsed.GetValue(dtype),
                parsed.GetValue(seed),
                parsed.GetValue(backend),
                parsed.GetValue(calls),
                parsed.GetValue(start),
                parsed.GetValue(count));
            string? path = parsed.GetValue(file);
            return Initialize.TensorCommand.Run(request, path, path is null ? console : messages, cancellation);
        });
        return command;
    }

    private static Command ModelCommand(IAnsiConsole console, CancellationToken cancellation)
    {
        Argument<string> plan = new("plan") { Description = "The plan: JSON with the schema initializer-plan/2 or /1." };
        Option<string> file = Text("--out", "model.safetensors", "The file to write.");
        file.Required = true;
        Option<string> backend = Text("--backend", BackendNames, "Whose numbers to draw; if not given, those the plan was made on, else tensorflow.");
        Option<string> digests = Text(
            "--digests", "file.json", "Compares each weight's SHA-256; exit code 1 if any differs.");
        Command command = new("model", "Fills every weight of a plan into a safetensors file.")
        {
            plan, file, backend, digests,
        };
        command.SetAction(parsed => Initialize.ModelCommand.Run(
            parsed.GetRequiredValue(plan),
            parsed.GetRequiredValue(file),
            parsed.GetValue(backend),
            parsed.GetValue(digests),
            console,
            cancellation));
        return command;
    }

    private static Option<string> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
