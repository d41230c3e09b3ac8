using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>Layers, one after the other.</summary>
internal sealed class Sequential
{
    private readonly Layer[] _layers;

    /// <summary>Joins the layers and makes their weights, first layer first.</summary>
    /// <param name="inputs">The length of a sample.</param>
    /// <param name="layers">The layers.</param>
    internal Sequential(int inputs, IEnumerable<Layer> layers)
    {
        _layers = [.. layers];
        foreach (Layer layer in _layers)
        {
            inputs = layer.Build(inputs);
        }

        Parameters = [.. _layers.SelectMany(layer => layer.Parameters)];
    }

    /// <summary>What is trained, in the order of the layers.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Computes the outputs of a batch, one sample a row.</summary>
    internal Matrix<float> Forward(Matrix<float> batch) =>
        _layers.Aggregate(batch, (values, layer) => layer.Forward(values));

    /// <summary>Sets the gradient of every parameter, given the gradient at the outputs of the last batch.</summary>
    internal void Backward(Matrix<float> gradient)
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            gradient = _layers[i].Backward(gradient);
        }
    }
}
