using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>A tensor as a file holds it: a whole weight, or a part of one.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entry">The tensor in the file.</param>
/// <param name="Box">Where it lies in the whole weight.</param>
/// <param name="StatedDigest">The SHA-256 that the file's header states for it, or null.</param>
internal sealed record StoredTensor(string Path, SafetensorsEntry Entry, Box Box, string? StatedDigest);
