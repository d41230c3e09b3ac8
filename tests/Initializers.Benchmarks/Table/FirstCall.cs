using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Initializers.Benchmarks.Peers;
using Initializers.Tensors;
using MathNet.Numerics.Distributions;

namespace Initializers.Benchmarks.Table;

/// <summary>What a fresh process does: one call, timed from before its code is loaded.</summary>
internal static class FirstCall
{
    internal const string Ours = "ours";
    internal const string Libtorch = "libtorch";
    internal const string MathNet = "mathnet";

    internal static int Print(string peer)
    {
        long start = Stopwatch.GetTimestamp();
        bool isDone = peer switch
        {
            Ours => CallOurs(),
            Libtorch => CallLibtorch(),
            _ => CallMathNet(),
        };
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (isDone)
        {
            Console.Out.WriteLine(milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return isDone ? 0 : 1;
    }

    // Each in a method of its own, so that none loads another's code.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool CallOurs() => new GlorotUniform(seed: 42).Initialize([784, 256]).Length > 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool CallLibtorch()
    {
        using LibtorchPeer? peer =
            LibtorchPeer.TryCreate(PeerOperation.XavierUniform, ElementTypes.Float32, 784, 256);
        peer?.Run();
        return peer is not null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool CallMathNet()
    {
        double[] values = new double[784 * 256];
        Normal.Samples(values, 0.0, 0.05);
        return true;
    }
}
