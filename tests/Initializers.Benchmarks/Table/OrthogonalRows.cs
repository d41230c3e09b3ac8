using System;
using System.Globalization;
using Initializers.Benchmarks.Peers;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>Square orthogonal matrices: drawing the normal matrix and its QR factorization.</summary>
internal static class OrthogonalRows
{
    // MathNet's managed factorization takes seconds beyond it.
    private const int LargestForMathNet = 1024;

    internal static void Measure(Action<string> writeLine, TableOptions options)
    {
        MarkdownTable table = new(
            writeLine,
            $"Orthogonal, milliseconds; two figures are 1 thread / {Machine.AllThreads}",
            "Row", "ours", "libtorch", "ours vs libtorch, 1 thread", "ours vs libtorch's best", "MathNet",
            "bytes allocated");
        foreach (int size in options.IsQuick ? (ReadOnlySpan<int>)[1024] : [256, 1024, 2048, 4096])
        {
            MeasureRow<float>(table, options, size);
        }

        if (!options.IsQuick)
        {
            MeasureRow<double>(table, options, 1024);
        }
    }

    private static void MeasureRow<T>(MarkdownTable table, TableOptions options, int size)
        where T : unmanaged
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"{size} x {size} {Element.NameOf(Element.TypeOf<T>())}");
        if (!options.Includes("Orthogonal " + name))
        {
            return;
        }

        Orthogonal initializer = new(seed: 42);
        Shape shape = [size, size];
        T[] values = new T[size * size];
        using LibtorchPeer? libtorch =
            LibtorchPeer.TryCreate(PeerOperation.Orthogonal, Element.TypeOf<T>(), size, size);
        Contender ours = new(() => initializer.Fill(shape, values.AsSpan(), 1));
        Contender oursAll = new(() => initializer.Fill(shape, values.AsSpan()));
        (Contender? torch, Contender? torchAll) = FillRows.Contenders(libtorch);
        Contender? mathNet = typeof(T) == typeof(float) && size <= LargestForMathNet
            ? ManagedPeers.MathNetOrthogonal(size)
            : null;
        Race.Run(options.RowBudget, ours, torch, oursAll, torchAll, mathNet);
        long allocated = Allocations.Of(() => initializer.Fill(shape, values.AsSpan()));

        double Milliseconds(Contender? contender) => contender is null ? double.NaN : contender.Best * 1e3;
        string Both(Contender? one, Contender? all) =>
            $"{MarkdownTable.Number(Milliseconds(one))} / {MarkdownTable.Number(Milliseconds(all))}";
        table.Add(
            name,
            Both(ours, oursAll),
            Both(torch, torchAll),
            MarkdownTable.Ratio(Milliseconds(torch), Milliseconds(ours)),
            MarkdownTable.Ratio(Math.Min(Milliseconds(torch), Milliseconds(torchAll)), Milliseconds(oursAll)),
            MarkdownTable.Number(Milliseconds(mathNet)),
            allocated.ToString(CultureInfo.InvariantCulture));
    }
}
