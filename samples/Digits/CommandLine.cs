using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using Initializers.Samples.Digits.Experiment;
using Spectre.Console;

namespace Initializers.Samples.Digits;

/// <summary>The options, and what is compared without them. Values stay text until all are there.</summary>
internal static class CommandLine
{
    // A lone @ is no special character in a folder or a configuration.
    private static readonly ParserConfiguration Plain = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    internal static ParseResult Parse(
        IReadOnlyList<string> args, IAnsiConsole console, CancellationToken cancellation)
    {
        Option<string> folder = Text("--out", "folder", "Where the pictures go; digits if not given.");
        Option<string[]> kernels = new("--kernel")
        {
            HelpName = "name|config",
            Description = "An initializer instead of the standard ones: Keras's name or its config as JSON. Repeatable.",
        };
        Option<string> seeds = Text("--seeds", "N", "Trainings per net and initializer; 5 if not given.");
        Option<string> epochs = Text("--epochs", "N", "How often a training sees every image; 16 if not given.");
        Option<string> depth = Text("--depth", "N", "The hidden layers of the deep net; 16 if not given.");
        Option<string> units = Text("--units", "N", "The units of a hidden layer; 32 if not given.");
        Option<string> rate = Text("--rate", "R", "The learning rate; 0.005 if not given.");
        Option<string> threads = Text("--threads", "N", "Trainings at a time; one per processor if not given.");
        Option<bool> quick = new("--quick")
        {
            Description = "2 seeds and 2 epochs unless they are given: only to see that everything runs.",
        };
        RootCommand root = new("Trains a shallow and a deep ReLU net on hand-written digits, once per initializer.")
        {
            folder, kernels, seeds, epochs, depth, units, rate, threads, quick,
        };
        root.SetAction(parsed =>
        {
            int Size(Option<string> option, int standard, int least = 1) =>
                parsed.GetValue(option) is string text ? Values.Integer(option.Name, text, least) : standard;

            bool isQuick = parsed.GetValue(quick);
            int width = Size(units, 32);
            string[] identifiers = parsed.GetValue(kernels) ?? [];
            Comparison comparison = new(
                [new(1, width), new(Size(depth, 16, least: 2), width)],
                identifiers.Length == 0 ? KernelChoice.Standard : [.. identifiers.Select(KernelChoice.Parse)],
                Size(seeds, isQuick ? 2 : 5),
                new(Size(epochs, isQuick ? 2 : 16), Values.Positive(rate.Name, parsed.GetValue(rate) ?? "0.005")));
            return CompareCommand.Run(
                comparison, parsed.GetValue(folder) ?? "digits", Size(threads, -1), console, cancellation);
        });
        return root.Parse(args, Plain);
    }

    private static Option<string> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
