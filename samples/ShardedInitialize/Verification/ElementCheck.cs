using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Sharding;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>Recomputes stored tensors from the plan and compares every byte, through two small buffers.</summary>
/// <param name="chunks">The buffer for what the plan gives.</param>
/// <param name="done">Receives the number of bytes compared.</param>
/// <param name="cancellation">Looked at before each chunk.</param>
internal sealed class ElementCheck(ChunkedFill chunks, Action<long> done, CancellationToken cancellation)
{
    private byte[] _buffer = [];

    /// <summary>Compares the tensors of one file.</summary>
    internal IEnumerable<Difference> Run(
        IReadOnlyDictionary<string, PlannedWeight> plan, IEnumerable<StoredTensor> file)
    {
        SafetensorsReader? reader = null;
        try
        {
            foreach (StoredTensor tensor in file)
            {
                reader ??= new(tensor.Path);
                if (plan.TryGetValue(tensor.Entry.Name, out PlannedWeight? weight)
                    && StructureCheck.Fits(weight, tensor)
                    && ProblemOf(new(weight, tensor.Box), tensor, reader) is string problem)
                {
                    yield return new(new WeightPart(weight, tensor.Box).ToString(), problem);
                }
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private string? ProblemOf(WeightPart part, StoredTensor tensor, SafetensorsReader reader)
    {
        int size = Element.SizeOf(part.Weight.Type);
        long position = 0;
        long different = 0;
        long first = -1;
        void Compare(ReadOnlySpan<byte> expected)
        {
            Span<byte> actual = Read(reader, tensor, position, expected.Length);
            if (!expected.SequenceEqual(actual))
            {
                different += CountDifferent(expected, actual, size, position / size, ref first);
            }

            position += expected.Length;
            done(expected.Length);
        }

        string? digest = WeightFill.Run(
            part.Weight, part.Box, chunks, Compare, tensor.StatedDigest is not null, cancellation);
        if (different > 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"differs in {different:N0} of {part.Box.ElementCount:N0} elements, ")
                + $"first at {IndexOf(first, part.Box)}, in {Path.GetFileName(tensor.Path)}";
        }

        return tensor.StatedDigest != digest
            ? $"has the right elements, but another digest in the header of {Path.GetFileName(tensor.Path)}"
            : null;
    }

    private Span<byte> Read(SafetensorsReader reader, StoredTensor tensor, long position, int length)
    {
        if (_buffer.Length < length)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(length);
        }

        Span<byte> bytes = _buffer.AsSpan(0, length);
        reader.Read(tensor.Entry, position, bytes);
        return bytes;
    }

    private static long CountDifferent(
        ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int size, long start, ref long first)
    {
        long count = 0;
        for (int at = 0; at < expected.Length; at += size)
        {
            if (!expected.Slice(at, size).SequenceEqual(actual.Slice(at, size)))
            {
                count++;
                first = first < 0 ? start + (at / size) : first;
            }
        }

        return count;
    }

    /// <summary>The place of an element in the whole weight.</summary>
    private static string IndexOf(long flat, Box box)
    {
        long[] index = box.Offset.ToArray();
        for (int axis = index.Length - 1; axis >= 0; axis--)
        {
            index[axis] += flat % box.Extent[axis];
            flat /= box.Extent[axis];
        }

        return $"[{string.Join(", ", index.Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
    }
}
