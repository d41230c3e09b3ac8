using System;
using System.IO;

namespace Initializers.Samples.ModelFiles;

/// <summary>
/// A file that appears under its name only when it is complete: it is written beside it under a temporary name, renamed
/// by <see cref="Commit"/>, and deleted by <see cref="Dispose"/> if it was not committed.
/// </summary>
public sealed class PendingFile : IDisposable
{
    /// <summary>How the names of temporary files end.</summary>
    public const string TemporaryExtension = ".tmp";

    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _isCommitted;

    /// <summary>Opens the temporary file, in the same folder so that the rename moves no data.</summary>
    /// <param name="path">The name that the complete file will have; a file of that name is replaced.</param>
    /// <exception cref="ModelFileException">The file cannot be made.</exception>
    public PendingFile(string path)
    {
        _path = path;
        if (path.Length == 0 || Directory.Exists(path))
        {
            throw new ModelFileException(path.Length == 0 ? "\"\"" : path, "a file is to be written, not a folder.");
        }

        _temporaryPath = $"{path}.{Path.GetRandomFileName()}{TemporaryExtension}";
        try
        {
            // Chunks are large, so a buffer in between would only copy them once more.
            _stream = new(_temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string problem = e is DirectoryNotFoundException
                ? "there is no such folder."
                : "the file cannot be written.";
            throw new ModelFileException(path, problem, e);
        }
    }

    /// <summary>The number of bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Appends bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ModelFileException">They cannot be written; the disk is full, for example.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw new ModelFileException(_path, $"the file cannot be written: {OneLine.Of(e)}", e);
        }

        Length += bytes.Length;
    }

    /// <summary>Replaces bytes that have been written; what follows is still appended at the end.</summary>
    /// <param name="position">The first byte to replace.</param>
    /// <param name="bytes">The bytes; they end inside what has been written.</param>
    /// <exception cref="ArgumentException">They would not.</exception>
    /// <exception cref="ModelFileException">They cannot be written.</exception>
    public void Rewrite(long position, ReadOnlySpan<byte> bytes)
    {
        if (position < 0 || position > Length - bytes.Length)
        {
            throw new ArgumentException(
                $"bytes must lie in the {Length} that have been written; received {bytes.Length} from {position}.",
                nameof(bytes));
        }

        try
        {
            RandomAccess.Write(_stream.SafeFileHandle, bytes, position);
        }
        catch (IOException e)
        {
            throw new ModelFileException(_path, $"the file cannot be written: {OneLine.Of(e)}", e);
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="ModelFileException">The file cannot get that name.</exception>
    public void Commit()
    {
        try
        {
            _stream.Dispose();
            File.Move(_temporaryPath, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(_path, $"the file cannot be written: {OneLine.Of(e)}", e);
        }

        _isCommitted = true;
    }

    /// <summary>
    /// Deletes temporary files that killed processes left beside a file. One that a process still writes is locked, and
    /// stays.
    /// </summary>
    /// <param name="path">The name that the complete file would have had.</param>
    /// <returns>How many were deleted.</returns>
    public static int DeleteLeftovers(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        int count = 0;
        foreach (string leftover in Directory.GetFiles(folder, $"{Path.GetFileName(path)}.*{TemporaryExtension}"))
        {
            try
            {
                new FileStream(
                    leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose)
                    .Dispose();
                count++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or gone by itself in the meantime.
            }
        }

        return count;
    }

    /// <summary>Closes the file, and deletes it if it was not committed.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isCommitted)
        {
            File.Delete(_temporaryPath);
        }
    }
}
