using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Initializers.Benchmarks.Peers;
using Initializers.Lanes;

namespace Initializers.Benchmarks.Table;

/// <summary>What the figures depend on, by features.</summary>
internal static class Machine
{
    internal static string AllThreads => $"{Environment.ProcessorCount} threads";

    internal static void Describe(Action<string> writeLine, PythonPeer python)
    {
        writeLine($"- Logical cores: {Environment.ProcessorCount} ({RuntimeInformation.ProcessArchitecture})");
        writeLine($"- Vectors: 512 bits {OnOff(Vector512.IsHardwareAccelerated)}, "
            + $"256 bits {OnOff(Vector256.IsHardwareAccelerated)}; kernels run as {LaneWidths.Best}");
        writeLine($"- .NET: {Environment.Version}");
        writeLine($"- libtorch: {LibtorchPeer.Status}");
        writeLine($"- NumPy: {python.NumPyStatus}");
        writeLine($"- JAX: {python.JaxStatus}");
    }

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
