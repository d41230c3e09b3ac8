using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using FluentAssertions;
using Xunit;

namespace Initializers.Samples.Tests.Support;

/// <summary>Tools of the system, and the samples as real processes. Where a tool is missing, the test is skipped.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>How a shell starts a sample.</summary>
    /// <param name="program">A type of the sample.</param>
    internal static string CommandOf(Type program) => $"dotnet exec '{program.Assembly.Location}'";

    /// <summary>Runs a line of shell.</summary>
    internal static ProgramRun Shell(string line) => Run("bash", "-c", line);

    /// <summary>Makes a device node in a folder of the test's own: 1 3 is the null device, 1 5 the one of endless zeros.</summary>
    internal static string MakeDevice(TemporaryFolder folder, string name, int minor)
    {
        Path.IsPathFullyQualified(folder.File(name)).Should().BeTrue();
        folder.File(name).Should().NotStartWith("/dev");
        if (Run("mknod", folder.File(name), "c", "1", $"{minor}").ExitCode != 0)
        {
            Assert.Skip("only the superuser makes device nodes");
        }

        return folder.File(name);
    }

    internal static string MakePipe(TemporaryFolder folder, string name)
    {
        Run("mkfifo", folder.File(name)).ExitCode.Should().Be(0);
        return folder.File(name);
    }

    internal static ProgramRun Run(string tool, params string[] args)
    {
        using Process process = Start(tool, args);
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(Limit).Should().BeTrue();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a sample.</summary>
    internal static Process Start(Type program, params string[] args) =>
        Start("dotnet", ["exec", program.Assembly.Location, .. args]);

    private static Process Start(string tool, string[] args)
    {
        ProcessStartInfo start = new(tool, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"needs {tool}");
            throw;
        }
    }
}
