using System;
using System.Linq;
using Initializers.Benchmarks.Peers;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>Each backend against the library whose numbers it gives, on one thread.</summary>
internal static class BackendRows
{
    private const int Side = 4096;
    private const int Length = Side * Side;

    private static readonly (string Name, Initializer Initializer, PeerOperation Operation)[] Kinds =
    [
        ("uniform", new RandomUniform(seed: 42), PeerOperation.Uniform),
        ("normal", new RandomNormal(seed: 42), PeerOperation.Normal),
        ("truncated", new TruncatedNormal(seed: 42), PeerOperation.KerasTruncatedNormal),
    ];

    internal static void Measure(Action<string> writeLine, TableOptions options, PythonPeer python)
    {
        MarkdownTable table = new(
            writeLine,
            "The backends, 16 M elements, ns per element, 1 thread",
            "Row", "ours", "GB/s", "the library it mirrors", "ours vs the library");

        // TensorFlow, the default, has its rows in the first table.
        foreach (Backend backend in Backend.All.Where(backend => backend != Backend.TensorFlow))
        {
            foreach ((string name, Initializer initializer, PeerOperation operation) in Kinds)
            {
                Initializer ours = initializer.WithBackend(backend);
                MeasureRow<float>(table, options, name, ours, operation, python);

                // Keras on JAX draws singles and nothing wider, unless told otherwise.
                if (!options.IsQuick && backend != Backend.Jax)
                {
                    MeasureRow<double>(table, options, name, ours, operation, python);
                }
            }
        }
    }

    private static void MeasureRow<T>(
        MarkdownTable table,
        TableOptions options,
        string kind,
        Initializer initializer,
        PeerOperation operation,
        PythonPeer python)
        where T : unmanaged
    {
        string type = typeof(T) == typeof(float) ? "float32" : "float64";
        Backend backend = initializer.Backend;
        string name = $"{backend.Name} {kind} {type}";
        if (!options.Includes(name))
        {
            return;
        }

        T[] values = new T[Length];
        Contender ours = new(() => initializer.Fill([Side, Side], values.AsSpan(), 1));
        bool hasPython = (backend == Backend.NumPy && python.HasNumPy) || (backend == Backend.Jax && python.HasJax);
        using LibtorchPeer? libtorch = backend == Backend.Torch
            ? LibtorchPeer.TryCreate(operation, Element.TypeOf<T>(), Side, Side)
            : null;
        Contender? library = hasPython
            ? new(() => python.Time(backend.Name, kind, type, Length))
            : FillRows.Contenders(libtorch).One;
        Race.Run(options.RowBudget, ours, library);

        double nanoseconds = ours.Best * 1e9 / Length;
        double peer = library is null ? double.NaN : library.Best * 1e9 / Length;
        table.Add(
            name,
            MarkdownTable.Number(nanoseconds),
            MarkdownTable.Number((typeof(T) == typeof(float) ? sizeof(float) : sizeof(double)) / nanoseconds),
            MarkdownTable.Number(peer),
            MarkdownTable.Ratio(peer, nanoseconds));
    }
}
