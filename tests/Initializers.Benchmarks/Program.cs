using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Initializers.Benchmarks.Table;
using Perfolizer.Horology;

namespace Initializers.Benchmarks;

/// <summary>The comparison table, or one benchmark at a time.</summary>
public static class Program
{
    private const string Usage =
        """
        table [--quick] [--rows TEXT] [--out FILE.md]   the comparison with other libraries, as Markdown
        bdn [BenchmarkDotNet's options]   single benchmarks, for example: bdn --filter *Uniform*
        """;

    /// <summary>Runs what the first argument names.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);

        // First of all: nothing else may be loaded before a first call is timed.
        if (args is ["first-call", string peer])
        {
            return FirstCall.Print(peer);
        }

        return args switch
        {
            ["table", .. string[] rest] => PrintTable(rest),
            ["bdn", .. string[] rest] => RunBenchmarks(rest),
            _ => Refuse(),
        };
    }

    private static int PrintTable(string[] args)
    {
        if (!TableOptions.TryParse(args, out TableOptions options))
        {
            return Refuse();
        }

        Comparison.Run(options);
        return 0;
    }

    private static int RunBenchmarks(string[] args)
    {
        // Short and in this process: ratios of twos and tens need no more.
        Job job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(3)
            .WithIterationCount(10);
        IConfig config = DefaultConfig.Instance.AddJob(job);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
        return 0;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 1;
    }
}
