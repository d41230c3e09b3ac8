using System.Collections.Generic;
using Initializers.Tensors;

namespace Initializers.Benchmarks.Table;

/// <summary>The weights of GPT-2 small from its hyper-parameters: 124,439,808 in all.</summary>
internal static class Gpt2
{
    private const int Vocabulary = 50257;
    private const int Context = 1024;
    private const int Width = 768;
    private const int Layers = 12;

    internal static IReadOnlyList<(Shape Shape, Initializer Initializer)> Weights()
    {
        RandomNormal normal = new(stddev: 0.02, seed: 42);
        List<(Shape Shape, Initializer Initializer)> weights =
        [
            ([Vocabulary, Width], normal),
            ([Context, Width], normal),
        ];
        for (int layer = 0; layer < Layers; layer++)
        {
            AddNorm();
            AddDense(Width, 3 * Width);
            AddDense(Width, Width);
            AddNorm();
            AddDense(Width, 4 * Width);
            AddDense(4 * Width, Width);
        }

        AddNorm();
        return weights;

        void AddDense(int inputs, int outputs)
        {
            weights.Add(([inputs, outputs], normal));
            weights.Add(([outputs], new Zeros()));
        }

        void AddNorm()
        {
            weights.Add(([Width], new Ones()));
            weights.Add(([Width], new Zeros()));
        }
    }
}
