using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Initializers.Samples.Pictures;

// Portable Network Graphics (W3C), colour type 3:
//
//   8 bytes   signature
//   IHDR      width, height, 8 bits, colour type 3, and three zeros
//   PLTE      red, green, blue of each colour
//   IDAT      zlib stream of rows: a zero (no filter), then one index a pixel
//   IEND      empty
//
// A chunk is its length, its name, its content and the CRC-32 of the last two; numbers are big-endian.

/// <summary>Writes PNG files with a table of colours.</summary>
internal static class PalettePng
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Encodes a picture.</summary>
    /// <param name="pixels">Red, green, blue and an unused byte for each pixel, row by row, red lowest.</param>
    /// <param name="width">The pixels in a row.</param>
    internal static byte[] Encode(ReadOnlySpan<uint> pixels, int width)
    {
        ColorTable table = ColorTable.Of(pixels);
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), pixels.Length / width);
        (header[8], header[9]) = (8, 3);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, table.Colors);
        WriteChunk(file, "IDAT"u8, Compress(pixels, width, table));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<uint> pixels, int width, ColorTable table)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] row = new byte[1 + width];
            for (int start = 0; start < pixels.Length; start += width)
            {
                for (int i = 0; i < width; i++)
                {
                    row[1 + i] = table.IndexOf(pixels[start + i]);
                }

                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        return table;
    }
}
