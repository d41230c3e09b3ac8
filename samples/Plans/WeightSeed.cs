using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Initializers.Samples.Plans;

/// <summary>Gives each weight of a model a seed of its own, from one seed and the weight's name.</summary>
internal static class WeightSeed
{
    /// <summary>
    /// The first four bytes of SHA-256 over <c>seed/name</c> in UTF-8, little-endian, without the sign bit: an integer
    /// that every backend takes as a seed.
    /// </summary>
    /// <remarks>
    /// The name decides, not the weight's place: a layer more or less changes no other weight, and any language with
    /// SHA-256 finds the same seed.
    /// </remarks>
    internal static int Of(long seed, string name)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{name}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt32LittleEndian(hash) & int.MaxValue;
    }
}
