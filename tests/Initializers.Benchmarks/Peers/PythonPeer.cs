using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Initializers.Benchmarks.Peers;

/// <summary>NumPy and JAX in a process of their own, which runs one call at a time and times it.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process? _process;

    internal PythonPeer()
    {
        string? versions = null;
        try
        {
            _process = Start();
            versions = _process.StandardOutput.ReadLine();
        }
        catch (Win32Exception)
        {
        }

        string[] parts = versions?.Split(' ') ?? [];
        HasNumPy = parts.Length == 2;
        HasJax = HasNumPy && parts[1] != "-";
        NumPyStatus = HasNumPy ? parts[0] : "not installed: its rows have no peer";
        JaxStatus = HasJax ? parts[1] : "not installed: its rows have no peer";
    }

    internal bool HasNumPy { get; }

    internal bool HasJax { get; }

    internal string NumPyStatus { get; }

    internal string JaxStatus { get; }

    /// <summary>The seconds of one call.</summary>
    internal double Time(string library, string kind, string type, int count)
    {
        _process!.StandardInput.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{library} {kind} {type} {count}"));
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{library} gave no time for {kind} {type}.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private static Process Start()
    {
        // A distribution's python3 has the distribution's NumPy; another one may come first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        ProcessStartInfo start = new(python, [Path.Combine(AppContext.BaseDirectory, "numpy_peer.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
