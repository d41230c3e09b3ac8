using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>The options.</summary>
internal static class CommandLine
{
    private const int LeastSize = 64;
    private const int GreatestSize = 4096;

    internal static ParseResult Parse(IReadOnlyList<string> args, IAnsiConsole console, CancellationToken cancellation)
    {
        Option<string> folder = new("--out")
        {
            HelpName = "folder",
            Description = "Where the pictures go.",
            DefaultValueFactory = _ => "gallery",
        };
        Option<int> size = new("--size")
        {
            HelpName = "N",
            Description = "Kernels have 2N x N values.",
            DefaultValueFactory = _ => 512,
        };
        size.Validators.Add(result =>
        {
            int value = result.GetValueOrDefault<int>();
            if (value is < LeastSize or > GreatestSize || value % 4 != 0)
            {
                result.AddError(Numbers.Text(
                    $"--size must be a multiple of 4 from {LeastSize} to {GreatestSize}; received {value}."));
            }
        });
        Option<long> seed = new("--seed")
        {
            HelpName = "N",
            Description = "The seed of every initializer that draws.",
            DefaultValueFactory = _ => 42,
        };
        RootCommand root = new("Draws every initializer of Keras beside what theory says.") { folder, size, seed };
        root.SetAction(parsed => GalleryCommand.Run(
            parsed.GetRequiredValue(folder),
            parsed.GetValue(size),
            parsed.GetValue(seed),
            console,
            cancellation));
        return root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
    }
}
