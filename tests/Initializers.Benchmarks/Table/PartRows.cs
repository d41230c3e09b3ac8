using System;
using System.Linq;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>Boxes, layouts and blocks against a whole fill of as many elements, by the same initializer on one thread.</summary>
internal static class PartRows
{
    private static readonly (string Name, Initializer Initializer)[] Kinds =
        [("uniform", new RandomUniform(seed: 42)), ("normal", new RandomNormal(seed: 42))];

    internal static void Measure(Action<string> writeLine, TableOptions options)
    {
        MarkdownTable table = new(
            writeLine,
            "Parts of tensors, float32, ns per element, 1 thread",
            "Row", "ours", "a run", "ours / a run");
        Shape shape = [4096, 11008];
        foreach (Backend backend in new[] { Backend.TensorFlow, Backend.Jax, Backend.NumPy })
        {
            // NumPy's normal values are read in order.
            foreach ((string kind, Initializer initializer) in Kinds.Where(kind => kind.Name == "uniform" || !backend.IsSequential))
            {
                foreach (long columns in options.IsQuick ? [1376L, 172] : new[] { 1376L, 172, 16, 1 })
                {
                    Box box = new([0, 11008 - columns - 7], [4096, columns]);
                    Initializer ours = initializer.WithBackend(backend);
                    MeasureRow(
                        table, options, $"{backend.Name} {kind}, {columns} columns of {shape}", (int)box.ElementCount,
                        values => ours.FillBox(shape, box, values.AsSpan(), 1),
                        values => ours.Fill(shape, 0, values.AsSpan(), 1));
                }
            }
        }

        foreach (Backend backend in new[] { Backend.TensorFlow, Backend.Torch })
        {
            foreach ((string kind, Initializer initializer) in Kinds)
            {
                Initializer plain = initializer.WithBackend(backend);
                foreach ((Shape keras, Shape outIn) in new (Shape, Shape)[] { ([4096, 4096], [4096, 4096]), ([3, 3, 512, 512], [512, 512, 3, 3]) })
                {
                    LayoutInitializer laidOut = plain.InLayout(KernelLayout.OutIn);
                    MeasureRow(
                        table, options, $"{backend.Name} {kind}, {outIn} laid out [out, in, k...]", (int)keras.ElementCount,
                        values => laidOut.Fill(outIn, values.AsSpan(), 1),
                        values => plain.Fill(keras, values.AsSpan(), 1));
                }

                Blocks gates = new(1, plain, plain, plain, plain);
                MeasureRow(
                    table, options, $"{backend.Name} {kind}, four gates of [1024, 4096]", 1024 * 4096,
                    values => gates.Fill([1024, 4096], values.AsSpan(), 1),
                    values => plain.Fill([1024, 4096], values.AsSpan(), 1));
            }
        }
    }

    private static void MeasureRow(
        MarkdownTable table, TableOptions options, string name, int length, Action<float[]> part, Action<float[]> run)
    {
        if (!options.Includes(name))
        {
            return;
        }

        float[] values = new float[length];
        Contender ours = new(() => part(values));
        Contender whole = new(() => run(values));
        Race.Run(options.RowBudget, ours, whole);
        double nanoseconds = ours.Best * 1e9 / length;
        double plain = whole.Best * 1e9 / length;
        table.Add(
            name,
            MarkdownTable.Number(nanoseconds),
            MarkdownTable.Number(plain),
            MarkdownTable.Ratio(nanoseconds, plain));
    }
}
