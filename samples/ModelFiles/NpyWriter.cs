using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

// NumPy's array file, version 1.0 (numpy.lib.format):
//
//   6 bytes   \x93NUMPY
//   2 bytes   version 1, 0
//   2 bytes   length of the header, little-endian
//   header    a Python dict in ASCII: descr, fortran_order, shape; padded with spaces and ended by a newline so that
//             the elements start at a multiple of 64
//   the rest  the elements, little-endian, row-major
//
// bfloat16 has no NumPy type of its own: it is stored as two opaque bytes, |V2, which is what ml_dtypes writes; read it
// with numpy.load(...).view(ml_dtypes.bfloat16).

/// <summary>
/// Writes one tensor as a NumPy array file, as a stream: header first, then the elements. The file gets its name only
/// when it is complete; see <see cref="PendingFile"/>.
/// </summary>
public sealed class NpyWriter : IDisposable
{
    private const int Alignment = 64;
    private const int PrefixLength = 10;

    private readonly PendingFile _file;
    private readonly long _length;

    /// <summary>Starts the file and writes its header.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="ArgumentException">The shape has too many axes for this format, or is too large for any.</exception>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public NpyWriter(string path, ElementTypes type, Shape shape)
    {
        byte[] header = EncodeHeader(type, shape);
        _length = checked(header.Length + TensorBytes.Of(type, shape));
        _file = new(path);
        try
        {
            _file.Write(header);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Appends elements as little-endian bytes, row-major.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ArgumentException">They are more than the shape has.</exception>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _length - _file.Length)
        {
            throw new ArgumentException(
                $"bytes must fit in the {_length - _file.Length} that the shape still has; received {bytes.Length}.",
                nameof(bytes));
        }

        _file.Write(bytes);
    }

    /// <summary>Gives the complete file its name.</summary>
    /// <exception cref="InvalidOperationException">Elements are missing.</exception>
    /// <exception cref="FileException">The file cannot get its name.</exception>
    public void Commit()
    {
        if (_file.Length != _length)
        {
            throw new InvalidOperationException($"{_length - _file.Length} bytes have not been written.");
        }

        _file.Commit();
    }

    /// <summary>Deletes what was written, unless it was committed.</summary>
    public void Dispose() => _file.Dispose();

    private static byte[] EncodeHeader(ElementTypes type, Shape shape)
    {
        // Shape prints itself as Python prints a tuple: (), (3,), (3, 4).
        string text = $"{{'descr': '{Describe(type)}', 'fortran_order': False, 'shape': {shape}, }}";
        int unpadded = PrefixLength + text.Length + 1;
        int length = (unpadded + Alignment - 1) / Alignment * Alignment;
        if (length - PrefixLength > ushort.MaxValue)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"shape must have fewer axes; received {shape.Rank}."),
                nameof(shape));
        }

        byte[] header = new byte[length];
        header.AsSpan().Fill((byte)' ');
        ReadOnlySpan<byte> magicAndVersion = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];
        magicAndVersion.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(PrefixLength - 2), (ushort)(length - PrefixLength));
        Encoding.ASCII.GetBytes(text, header.AsSpan(PrefixLength));
        header[^1] = (byte)'\n';
        return header;
    }

    /// <summary>A byte order, a kind, a size in bytes: <c>&lt;f4</c>.</summary>
    private static string Describe(ElementTypes type)
    {
        int size = Element.SizeOf(type);
        char kind = type == ElementTypes.BFloat16 ? 'V' : Element.NameOf(type)[0];
        return string.Create(CultureInfo.InvariantCulture, $"{(size == 1 || kind == 'V' ? '|' : '<')}{kind}{size}");
    }
}
