using System;
using System.Collections.Generic;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// What was seen in one network: a matrix per layer from the input to the last, with a column per input.
/// </summary>
/// <param name="Outputs">The outputs of the units.</param>
/// <param name="Gradients">The cost's derivatives by these outputs.</param>
internal sealed record Signal(IReadOnlyList<Matrix<float>> Outputs, IReadOnlyList<Matrix<float>> Gradients)
{
    /// <summary>
    /// Draws one network, its inputs and the gradients at its top, all from one seed, and follows them.
    /// </summary>
    /// <param name="layerCase">How the network is initialized.</param>
    /// <param name="size">How large it is, and how many inputs it sees.</param>
    /// <param name="network">Its memory.</param>
    /// <param name="index">Its number among the networks of the case, from 0.</param>
    internal static Signal Draw(LayerCase layerCase, NetworkSize size, DeepNetwork network, int index)
    {
        SeedGenerator seeds = new(layerCase.FirstSeed + index);
        network.Draw(layerCase.Create(seeds));
        Matrix<float> inputs = Directions(size, seeds);
        return network.Propagate(inputs, Directions(size, seeds));
    }

    /// <summary>The mean of the squares of a matrix's elements, added up in double precision.</summary>
    internal static double MeanSquare(Matrix<float> matrix)
    {
        double sum = 0;
        foreach (float value in matrix.AsColumnMajorArray())
        {
            sum += (double)value * value;
        }

        return sum / matrix.RowCount / matrix.ColumnCount;
    }

    // Columns in random directions with a mean square of exactly 1: all that theory asks of an input.
    private static Matrix<float> Directions(NetworkSize size, SeedGenerator seeds)
    {
        Matrix<float> normal = new RandomNormal(mean: 0, stddev: 1, seed: seeds)
            .Initialize([size.Width, size.Inputs])
            .ToMatrix();
        return normal.NormalizeColumns(2) * MathF.Sqrt(size.Width);
    }
}
