using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>The options. Values stay text here: <see cref="Parse"/> only finds them.</summary>
internal static class CommandLine
{
    internal static ParseResult Parse(IReadOnlyList<string> args, IAnsiConsole console, CancellationToken cancellation)
    {
        Option<string> folder = Text("--out", "folder", "gallery", "Where the pictures go.");
        Option<string> size = Text("--size", "N", "512", "Kernels have 2N x N values.");
        Option<string> seed = Text("--seed", "N", "42", "The seed of the first initializer that draws.");
        RootCommand root = new("Draws every initializer of Keras beside what theory says.") { folder, size, seed };
        root.SetAction(parsed => GalleryCommand.Run(
            Options.Parse(
                parsed.GetRequiredValue(folder), parsed.GetRequiredValue(size), parsed.GetRequiredValue(seed)),
            console,
            cancellation));
        return root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
    }

    private static Option<string> Text(string name, string helpName, string value, string description) =>
        new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => value };
}
