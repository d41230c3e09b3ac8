using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Initializers.Benchmarks.Peers;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>One tensor, filled again and again in memory that is already there.</summary>
internal static unsafe class FillRows
{
    private const int Side = 1024;

    private static readonly (string Name, Initializer Initializer, PeerOperation Operation)[] Kinds =
    [
        ("constant", new Constant(0.5), PeerOperation.Constant),
        ("uniform", new RandomUniform(seed: 42), PeerOperation.Uniform),
        ("normal", new RandomNormal(seed: 42), PeerOperation.Normal),
        ("truncated normal", new TruncatedNormal(seed: 42), PeerOperation.TruncatedNormal),
        ("Glorot uniform", new GlorotUniform(seed: 42), PeerOperation.XavierUniform),
        ("He normal", new HeNormal(seed: 42), PeerOperation.TruncatedNormal),
    ];

    internal static void Measure(Action<string> writeLine, TableOptions options)
    {
        MarkdownTable table = new(
            writeLine,
            $"Filling a tensor, ns per element; two figures are 1 thread / {Machine.AllThreads}",
            "Row", "ours", "GB/s", "libtorch", "ours vs libtorch, 1 thread", "ours vs libtorch's best",
            "memory fill", "ours / memory fill", "MathNet (double)", "System.Random", "System.Numerics.Tensors",
            "bytes allocated");
        ReadOnlySpan<(string Name, int Rows, int Columns)> sizes = options.IsQuick
            ? [("1 M", Side, Side), ("16 M", 4 * Side, 4 * Side)]
            : [("1 K", 32, 32), ("1 M", Side, Side), ("16 M", 4 * Side, 4 * Side), ("128 M", 8 * Side, 16 * Side)];
        foreach ((string size, int rows, int columns) in sizes)
        {
            foreach ((string name, Initializer initializer, PeerOperation operation) in Kinds)
            {
                MeasureRow<float>(table, options, $"{name} {size}", initializer, operation, rows, columns);
            }
        }

        foreach ((string name, Initializer initializer, PeerOperation operation) in Kinds.AsSpan(1, 3))
        {
            MeasureRow<double>(
                table, options, $"{name} 16 M float64", initializer, operation, 4 * Side, 4 * Side);
            MeasureRow<Half>(table, options, $"{name} 16 M float16", initializer, operation, 4 * Side, 4 * Side);
            MeasureRow<BFloat16>(
                table, options, $"{name} 16 M bfloat16", initializer, operation, 4 * Side, 4 * Side);
        }
    }

    private static void MeasureRow<T>(
        MarkdownTable table,
        TableOptions options,
        string name,
        Initializer initializer,
        PeerOperation operation,
        int rows,
        int columns)
        where T : unmanaged
    {
        if (!options.Includes(name))
        {
            return;
        }

        int length = rows * columns;
        Shape shape = [rows, columns];
        nint memory = (nint)NativeMemory.AlignedAlloc((nuint)length * (nuint)sizeof(T), 64);
        using LibtorchPeer? libtorch = LibtorchPeer.TryCreate(operation, Element.TypeOf<T>(), rows, columns);

        // The slow managed libraries run on one size, in single precision where they have it.
        bool withManaged = typeof(T) == typeof(float) && rows == 4 * Side;
        float[] values = withManaged ? new float[length] : [];
        Contender ours = new(() => initializer.Fill(shape, new Span<T>((T*)memory, length), 1));
        Contender oursAll = new(() => initializer.Fill(shape, new Span<T>((T*)memory, length)));
        (Contender? torch, Contender? torchAll) = Contenders(libtorch);
        Contender floor = new(() => new Span<T>((T*)memory, length).Fill(Element.FromDouble<T>(0.5)));
        Contender floorAll = new(() => FillOnAllThreads((T*)memory, length));
        Contender? mathNet = withManaged ? ManagedPeers.MathNet(operation, length) : null;
        Contender? random = withManaged ? ManagedPeers.SystemRandom(operation, values) : null;
        Contender? tensors = withManaged ? ManagedPeers.Tensors(operation, values) : null;
        Race.Run(options.RowBudget, ours, torch, oursAll, torchAll, floor, floorAll, mathNet, random, tensors);
        long allocated = Allocations.Of(() => initializer.Fill(shape, new Span<T>((T*)memory, length)));
        NativeMemory.AlignedFree((void*)memory);

        double Per(Contender? contender) => contender is null ? double.NaN : contender.Best * 1e9 / length;
        string Both(double one, double all) => $"{MarkdownTable.Number(one)} / {MarkdownTable.Number(all)}";
        table.Add(
            name,
            Both(Per(ours), Per(oursAll)),
            Both(sizeof(T) / Per(ours), sizeof(T) / Per(oursAll)),
            Both(Per(torch), Per(torchAll)),
            MarkdownTable.Ratio(Per(torch), Per(ours)),
            MarkdownTable.Ratio(Math.Min(Per(torch), Per(torchAll)), Per(oursAll)),
            Both(Per(floor), Per(floorAll)),
            Both(Per(ours) / Per(floor), Per(oursAll) / Per(floorAll)),
            MarkdownTable.Number(Per(mathNet)),
            MarkdownTable.Number(Per(random)),
            MarkdownTable.Number(Per(tensors)),
            allocated.ToString(CultureInfo.InvariantCulture));
    }

    internal static (Contender? One, Contender? All) Contenders(LibtorchPeer? peer) =>
        peer is null
            ? (null, null)
            : (new Contender(peer.Run, static () => LibtorchPeer.SetThreads(1)),
                new Contender(peer.Run, static () => LibtorchPeer.SetThreads(Environment.ProcessorCount)));

    private static void FillOnAllThreads<T>(T* memory, int length)
        where T : unmanaged
    {
        int part = (length + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        Parallel.For(0, Environment.ProcessorCount, i =>
        {
            long from = Math.Min((long)i * part, length);
            new Span<T>(memory + from, (int)Math.Min(part, length - from)).Fill(Element.FromDouble<T>(0.5));
        });
    }
}
