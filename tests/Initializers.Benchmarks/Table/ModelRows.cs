using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Initializers.Benchmarks.Peers;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Plans;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>All the weights of a model, one after the other, in memory that is already there.</summary>
internal static class ModelRows
{
    internal static void Measure(Action<string> writeLine, TableOptions options)
    {
        MarkdownTable table = new(
            writeLine,
            $"Whole models, float32, milliseconds; two figures are 1 thread / {Machine.AllThreads}",
            "Model", "million weights", "ours", "GB/s", "libtorch", "ours vs libtorch, 1 thread",
            "ours vs libtorch's best", "bytes allocated");
        Plan resNet = PlanReader.Read(Path.Combine(AppContext.BaseDirectory, "resnet50.plan.json"));
        MeasureRow(table, options, "ResNet-50", [.. resNet.Weights.Select(w => (w.Shape, w.Initializer))]);
        Plan gpt2 = Gpt2.Small.ToPlan(seed: 42, ElementTypes.Float32);
        MeasureRow(table, options, "GPT-2 small", [.. gpt2.Weights.Select(w => (w.Shape, w.Initializer))]);
    }

    private static void MeasureRow(
        MarkdownTable table,
        TableOptions options,
        string name,
        IReadOnlyList<(Shape Shape, Initializer Initializer)> weights)
    {
        if (!options.Includes(name))
        {
            return;
        }

        float[][] memory = [.. weights.Select(weight => new float[weight.Shape.ElementCount])];
        List<LibtorchPeer> peers = [.. weights.Select(PeerOf).OfType<LibtorchPeer>()];
        Contender ours = new(() => FillAll(weights, memory, 1));
        Contender oursAll = new(() => FillAll(weights, memory, -1));
        bool hasPeer = peers.Count == weights.Count;
        Contender? torch = hasPeer ? new(() => peers.ForEach(peer => peer.Run()), () => LibtorchPeer.SetThreads(1))
            : null;
        Contender? torchAll = hasPeer
            ? new(
                () => peers.ForEach(peer => peer.Run()), () => LibtorchPeer.SetThreads(Environment.ProcessorCount))
            : null;
        Race.Run(options.RowBudget, ours, torch, oursAll, torchAll);
        long allocated = Allocations.Of(() => FillAll(weights, memory, -1));
        peers.ForEach(peer => peer.Dispose());

        long count = weights.Sum(weight => weight.Shape.ElementCount);
        double Best(Contender? contender) => contender is null ? double.NaN : contender.Best;
        string Both(double one, double all) => $"{MarkdownTable.Number(one)} / {MarkdownTable.Number(all)}";
        double gigabytes = count * sizeof(float) / 1e9;
        table.Add(
            name,
            MarkdownTable.Number(count / 1e6),
            Both(Best(ours) * 1e3, Best(oursAll) * 1e3),
            Both(gigabytes / Best(ours), gigabytes / Best(oursAll)),
            Both(Best(torch) * 1e3, Best(torchAll) * 1e3),
            MarkdownTable.Ratio(Best(torch), Best(ours)),
            MarkdownTable.Ratio(Math.Min(Best(torch), Best(torchAll)), Best(oursAll)),
            allocated.ToString(CultureInfo.InvariantCulture));
    }

    private static void FillAll(
        IReadOnlyList<(Shape Shape, Initializer Initializer)> weights, float[][] memory, int degree)
    {
        for (int i = 0; i < memory.Length; i++)
        {
            weights[i].Initializer.Fill(weights[i].Shape, memory[i].AsSpan(), degree);
        }
    }

    private static LibtorchPeer? PeerOf((Shape Shape, Initializer Initializer) weight)
    {
        PeerOperation operation = weight.Initializer switch
        {
            Zeros => PeerOperation.Zeros,
            Ones => PeerOperation.Ones,
            GlorotUniform => PeerOperation.XavierUniform,
            RandomNormal => PeerOperation.Normal,
            _ => throw new NotSupportedException(
                string.Create(CultureInfo.InvariantCulture, $"no peer for {weight.Initializer.GetType().Name}")),
        };
        return LibtorchPeer.TryCreate(
            operation, ElementTypes.Float32, [.. Enumerable.Range(0, weight.Shape.Rank).Select(i => weight.Shape[i])]);
    }
}
