using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// The options. Values stay text until <see cref="ParseSize"/> reads them, so that errors are one sentence.
/// </summary>
internal static class CommandLine
{
    internal static ParseResult Parse(IReadOnlyList<string> args, Action<Settings> run)
    {
        Option<string> folder = new("--out")
        {
            HelpName = "folder",
            Description = "Where pictures and full tables go.",
            DefaultValueFactory = _ => "signal-propagation",
        };
        Option<bool> quick = new("--quick") { Description = "Small networks and few seeds: seconds, with more noise." };
        Option<string> width = Text("--width", "The units of every layer, in all experiments; 2 or more.");
        Option<string> layers = Text("--layers", "The layers of every network, in all experiments; 2 or more.");
        Option<string> seeds = Text("--seeds", "The networks of every kind, in all experiments; 2 or more.");
        RootCommand root = new(
            "Follows signals and gradients through deep networks and compares every layer with theory.")
        {
            folder, quick, width, layers, seeds,
        };
        root.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(folder);
            Settings settings = parsed.GetValue(quick) ? Settings.Quick(target) : Settings.Full(target);
            run(settings.With(
                ParseSize("--width", parsed.GetValue(width)),
                ParseSize("--layers", parsed.GetValue(layers)),
                ParseSize("--seeds", parsed.GetValue(seeds))));
        });
        return root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
    }

    private static Option<string> Text(string name, string description) =>
        new(name) { HelpName = "N", Description = description };

    // Below two nothing is left: no layer to compare, no spread, no width to average over.
    private static int? ParseSize(string option, string? text) => text switch
    {
        null => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            && size is >= 2 and <= 10_000 => size,
        _ => throw new InputException($"{option} must be an integer from 2 to 10000; received \"{text}\"."),
    };
}
