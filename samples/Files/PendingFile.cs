using System;
using System.IO;

namespace Initializers.Samples.Files;

/// <summary>
/// A file that appears under its name only when it is complete: it is written as a <see cref="TemporaryFile"/>, renamed by
/// <see cref="Commit"/>, and deleted by <see cref="Dispose"/> if it was not committed.
/// </summary>
public sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _isCommitted;

    /// <summary>Removes what killed processes left of this file, and opens the temporary file.</summary>
    /// <param name="path">
    /// The name that the complete file will have; a file of that name is replaced, as far as <see cref="OutputPath"/> lets it.
    /// </param>
    /// <exception cref="FileException">The file cannot be made, or something stands there that is no file.</exception>
    public PendingFile(string path)
    {
        _path = path;
        _target = OutputPath.Check(path);
        try
        {
            TemporaryFile.DeleteLeftovers(_target);
            (_temporaryPath, _stream) = TemporaryFile.Open(_target);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileException(path, "there is no such folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileException.Of(path, "the file cannot be written", e);
        }
    }

    /// <summary>The number of bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a file whole.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public static void WriteAll(string path, ReadOnlySpan<byte> bytes)
    {
        using PendingFile file = new(path);
        file.Write(bytes);
        file.Commit();
    }

    /// <summary>Deletes temporary files that killed processes left of a file. One that a process still writes stays.</summary>
    /// <param name="path">The name that the complete file would have had.</param>
    /// <returns>How many were deleted.</returns>
    public static int DeleteLeftovers(string path) => TemporaryFile.DeleteLeftovers(Path.GetFullPath(path));

    /// <summary>Appends bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="FileException">They cannot be written; the disk is full, for example.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw FileException.Of(_path, "the file cannot be written", e);
        }

        Length += bytes.Length;
    }

    /// <summary>Replaces bytes that have been written; what follows is still appended at the end.</summary>
    /// <param name="position">The first byte to replace.</param>
    /// <param name="bytes">The bytes; they end inside what has been written.</param>
    /// <exception cref="ArgumentException">They would not.</exception>
    /// <exception cref="FileException">They cannot be written.</exception>
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
            throw FileException.Of(_path, "the file cannot be written", e);
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="FileException">The file cannot get that name.</exception>
    public void Commit()
    {
        try
        {
            // Renamed before it is closed: nobody ever finds the temporary without its owner. Windows cannot.
            if (OperatingSystem.IsWindows())
            {
                _stream.Dispose();
            }

            File.Move(_temporaryPath, _target, overwrite: true);
            _isCommitted = true;
            _stream.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileException.Of(_path, "the file cannot be written", e);
        }
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
