using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace Initializers.Samples.Hosting;

// .NET's own console differs in two ways. It takes a pipe whose reader has gone for one that swallows everything, so that
// work whose results nobody wants runs to its end. And when the caller closed a stream, the runtime's next file gets its
// number: results would be written into whatever that is.

/// <summary>Standard output or standard error as bytes.</summary>
internal sealed class StandardStream
{
    /// <summary>The number of standard output.</summary>
    internal const int Output = 1;

    /// <summary>The number of standard error.</summary>
    internal const int Error = 2;

    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    private readonly int _number;
    private readonly bool _isClosed;
    private readonly Stream? _console;

    internal StandardStream(int number)
    {
        _number = number;
        _isClosed = IsClosed(number);
        _console = !OperatingSystem.IsWindows() ? null
            : number == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    private static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Writes bytes, in one piece if the system takes them so.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="OutputException">They cannot be written.</exception>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (_isClosed)
        {
            throw new OutputException("it is closed.", isReaderGone: false);
        }

        if (_console is not null)
        {
            _console.Write(bytes);
            return;
        }

        while (!bytes.IsEmpty)
        {
            nint written = Write(_number, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (written >= 0)
            {
                bytes = bytes[(int)written..];
                continue;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                // Whoever shares the stream has made it so; the reader is slower than we are.
                Thread.Sleep(1);
            }
            else if (error != Interrupted)
            {
                throw new OutputException($"{Marshal.GetPInvokeErrorMessage(error)}.", error == BrokenPipe);
            }
        }
    }

    // What the caller gave has survived the start of this program; what the runtime opened for itself would not survive
    // another: that flag tells them apart.
    private static bool IsClosed(int number)
    {
        const int CloseOnExec = 0x80000;
        const string Flags = "flags:";
        const string Descriptors = "/proc/self/fdinfo";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors))
        {
            return false;
        }

        try
        {
            string line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"{Descriptors}/{number}"))
                .First(text => text.StartsWith(Flags, StringComparison.Ordinal));
            return (Convert.ToInt32(line[Flags.Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int number, ref readonly byte bytes, nint count);
}
