using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Initializers.Serialization;

namespace Initializers.Samples.ModelFiles;

// A file is read in pieces, and each piece goes through the tokenizer as it comes: what is too large, or is no JSON, is
// refused where that shows, before the rest is read and before anything is built from it. Only Python's NaN and Infinity
// are no end: the whole text is made strict then, and read again.

/// <summary>Opens JSON files, compressed by gzip or not, and turns what can go wrong into one sentence.</summary>
internal static class JsonFile
{
    /// <summary>The longest text that is read: that of a plan of several million weights.</summary>
    internal const int MaxBytes = 1 << 30;

    /// <summary>The longest name, number or text in it.</summary>
    internal const int MaxTokenBytes = 1 << 20;

    private const int PieceBytes = 1 << 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file and checks that it is JSON.</summary>
    internal static JsonDocument Open(string path)
    {
        using FileStream file = InputFile.Open(path);
        try
        {
            // The first two bytes tell, whatever the file is called: no JSON text begins so.
            byte[] start = new byte[GzipMark.Length];
            bool isZipped = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && GzipMark.SequenceEqual(start);
            file.Position = 0;
            using Stream text = isZipped ? new GZipStream(file, CompressionMode.Decompress) : file;
            return JsonFields.Parse(Read(text, isZipped ? 0 : file.Length, path), path, "");
        }
        catch (JsonException e)
        {
            throw JsonFields.NotJson(e, path, "");
        }
        catch (ArgumentException e)
        {
            throw new FileException(path, $"not valid JSON: {OneLine.Of(e)}", e);
        }
        catch (InvalidDataException e)
        {
            throw new FileException(path, $"not a gzip file: {OneLine.Of(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileException.Of(path, "the file cannot be read", e);
        }
    }

    private static ReadOnlyMemory<byte> Read(Stream stream, long expected, string path)
    {
        CheckLength(expected, path);
        byte[] bytes = new byte[expected + PieceBytes];
        JsonReaderState state = default;
        int length = 0;
        int start = 0;
        int position = 0;
        bool isPython = false;
        for (bool isEnd = false; !isEnd;)
        {
            if (bytes.Length - length < PieceBytes)
            {
                Array.Resize(ref bytes, (2 * length) + PieceBytes);
            }

            int count = stream.ReadAtLeast(bytes.AsSpan(length, PieceBytes), PieceBytes, throwOnEndOfStream: false);
            isEnd = count < PieceBytes;
            length += count;
            CheckLength(length, path);
            if (position == 0 && bytes.AsSpan(0, length).StartsWith(ByteOrderMark))
            {
                start = position = ByteOrderMark.Length;
            }

            if (isPython)
            {
                continue;
            }

            Utf8JsonReader reader = new(bytes.AsSpan(position, length - position), isEnd, state);
            try
            {
                while (reader.Read())
                {
                }
            }
            catch (JsonException)
            {
                isPython = IsPythonNumber(bytes.AsSpan(position, length - position)[(int)reader.BytesConsumed..]);
                if (isPython)
                {
                    continue;
                }

                throw;
            }

            position += (int)reader.BytesConsumed;
            state = reader.CurrentState;
            if (length - position > MaxTokenBytes)
            {
                throw new FileException(
                    path,
                    string.Create(CultureInfo.InvariantCulture, $"one value in it is longer than {MaxTokenBytes:N0} bytes."));
            }
        }

        return isPython
            ? Read(new MemoryStream(ToStrict(bytes.AsSpan(start, length - start))), 0, path)
            : bytes.AsMemory(start, length - start);
    }

    // Python writes NaN, Infinity and -Infinity as they are, which no other value begins like.
    private static bool IsPythonNumber(ReadOnlySpan<byte> rest) =>
        rest.TrimStart(" \t\r\n:,"u8) is [(byte)'N' or (byte)'I', ..] or [(byte)'-', (byte)'I', ..];

    private static byte[] ToStrict(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetBytes(KerasConfig.Parse(StrictUtf8.GetString(text))!.ToJsonString());

    private static void CheckLength(long length, string path)
    {
        if (length > MaxBytes)
        {
            throw new FileException(
                path, string.Create(CultureInfo.InvariantCulture, $"it is longer than {MaxBytes:N0} bytes."));
        }
    }
}
