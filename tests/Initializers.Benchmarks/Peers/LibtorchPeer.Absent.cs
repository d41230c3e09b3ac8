using System;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Peers;

/// <summary>Stands for libtorch in a program built without it: there is never a tensor.</summary>
internal abstract class LibtorchPeer : IDisposable
{
    internal static string Status => "not loaded: the program was built without -p:WithLibtorch=true";

    internal static LibtorchPeer? TryCreate(PeerOperation operation, ElementTypes type, params long[] dimensions) =>
        null;

    internal static void SetThreads(int count)
    {
    }

    internal abstract void Run();

    public abstract void Dispose();
}
