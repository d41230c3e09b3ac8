using System;
using System.Globalization;
using System.IO;

namespace Initializers.Samples.Gallery;

/// <summary>What the user asks for; what cannot be read is an error that names the option.</summary>
/// <param name="Folder">Where the pictures go.</param>
/// <param name="Size">Kernels have 2 Size x Size values.</param>
/// <param name="Seed">The seed of the first initializer that draws.</param>
internal sealed record Options(string Folder, int Size, long Seed)
{
    private const int LeastSize = 64;
    private const int GreatestSize = 4096;

    internal static Options Parse(string folder, string sizeText, string seedText)
    {
        if (folder.Length == 0 || File.Exists(folder))
        {
            throw new ArgumentException($"--out must be a folder; received \"{folder}\".");
        }

        // The matrices of Orthogonal and STFT have a quarter of it, and the smallest are still worth a picture.
        if (!int.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            || size is < LeastSize or > GreatestSize
            || size % 4 != 0)
        {
            throw new ArgumentException(Numbers.Text(
                $"--size must be a multiple of 4 from {LeastSize} to {GreatestSize}; received \"{sizeText}\"."));
        }

        // Each initializer adds a little to the seed.
        if (!long.TryParse(seedText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed)
            || seed > long.MaxValue - Exhibits.Seeds)
        {
            throw new ArgumentException($"--seed must be a 64-bit integer; received \"{seedText}\".");
        }

        return new(folder, size, seed);
    }
}
