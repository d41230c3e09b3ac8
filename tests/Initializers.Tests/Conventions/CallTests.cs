using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>The first page of the notes shows one call frame by frame; this captures the frames.</summary>
public partial class CallTests
{
    // Several threads have one more: ParallelBlocks.Run, which the captured call on one thread has no use for.
    private const int MostFrames = 7;
    private const string ChildVariable = "INITIALIZERS_CAPTURE_CALL";

    /// <summary>
    /// The frames are those of code that nothing was inlined into: a second process runs the call with the compiler's
    /// optimizations off. The kernel's first write goes to an address that no memory has, and the error has the stack.
    /// </summary>
    [Fact]
    public void The_page_shows_the_frames_of_the_call()
    {
        if (Environment.GetEnvironmentVariable(ChildVariable) is { } path)
        {
            File.WriteAllLines(path, Capture());
            return;
        }

        string[] expected =
        [
            .. File.ReadLines(Path.Combine(SourceTree.Library, "Design", "0001-layers.md"))
                .SkipWhile(line => line != "<!-- frames -->").Skip(3).TakeWhile(line => line.StartsWith('|'))
                .Select(line => Method().Match(line).Groups["name"].Value),
        ];
        string[] captured = CaptureInAnotherProcess();

        // The caller may allocate or bring memory of its own; either door is the first frame.
        captured[1..expected.Length].Should().Equal(expected[1..]);
        expected.Length.Should().BeLessThanOrEqualTo(MostFrames);

        // What follows is the kernel's own: lane operations, which optimized code has inlined.
        captured[expected.Length..].Should().OnlyContain(name => Lanes().IsMatch(name));
    }

    private static string[] CaptureInAnotherProcess()
    {
        string path = Path.GetTempFileName();
        try
        {
            string program = OperatingSystem.IsWindows() ? "Initializers.Tests.exe" : "Initializers.Tests";
            ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, program))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList = { "-class", typeof(CallTests).FullName! },
                Environment =
                {
                    [ChildVariable] = path,
                    ["DOTNET_JITMinOpts"] = "1",
                    ["DOTNET_ReadyToRun"] = "0",
                },
            };
            foreach (string hardware in (string[])["AVX512", "AVX2", "HWIntrinsic"])
            {
                start.Environment.Remove($"DOTNET_Enable{hardware}");
            }

            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            File.ReadAllLines(path).Should().NotBeEmpty(output);
            return File.ReadAllLines(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static unsafe List<string> Capture()
    {
        Shape shape = [784, 256];
        try
        {
            new GlorotUniform(42).Fill(shape, new Span<float>((void*)64, (int)shape.ElementCount), 1);
        }
        catch (NullReferenceException e)
        {
            return
            [
                .. new StackTrace(e).GetFrames().Select(frame => frame.GetMethod()!)
                    .Where(method => method.DeclaringType!.Assembly == typeof(Initializer).Assembly)
                    .Select(NameOf).Reverse(),
            ];
        }

        return [];
    }

    private static string NameOf(MethodBase method) => $"{method.DeclaringType!.Name.Split('`')[0]}.{method.Name}";

    [GeneratedRegex(@"^(Philox4x32|Sink|VectorUniformSingles|Lanes\d+)\.")]
    private static partial Regex Lanes();

    [GeneratedRegex(@"`(?<name>\w+\.\w+)[^`]*`")]
    private static partial Regex Method();
}
