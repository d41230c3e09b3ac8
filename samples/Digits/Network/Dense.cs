using System;
using System.Collections.Generic;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>A fully connected layer: <c>activation(inputs * kernel + bias)</c>.</summary>
/// <remarks>
/// This is how a layer of your own uses an initializer: it knows its shapes only when it is built, and asks then. The
/// kernel's shape <c>[inputs, units]</c> is what Glorot, He and Lecun read their fans from.
/// </remarks>
internal sealed class Dense(int units, Activation activation, Initializer kernel, Initializer? bias = null) : Layer
{
    private readonly Initializer _biasInitializer = bias ?? new Zeros();
    private Parameter? _kernel;
    private Parameter? _bias;
    private Matrix<float>? _inputs;
    private Matrix<float>? _outputs;

    internal override IReadOnlyList<Parameter> Parameters => [Built(_kernel), Built(_bias)];

    internal override int Build(int inputs)
    {
        _kernel = new(kernel.Initialize([inputs, units]).ToMatrix());
        _bias = new(_biasInitializer.Initialize([units]).Reshape([1, units]).ToMatrix());
        return units;
    }

    internal override Matrix<float> Forward(Matrix<float> inputs)
    {
        Matrix<float> outputs = inputs * Built(_kernel).Value;
        Span<float> values = outputs.AsColumnMajorArray();
        for (int unit = 0; unit < units; unit++)
        {
            float bias = Built(_bias).Value[0, unit];
            foreach (ref float value in values.Slice(unit * inputs.RowCount, inputs.RowCount))
            {
                value += bias;
            }
        }

        activation.Apply(values);
        _inputs = inputs;
        _outputs = outputs;
        return outputs;
    }

    internal override Matrix<float> Backward(Matrix<float> gradient)
    {
        Parameter kernel = Built(_kernel), bias = Built(_bias);
        activation.Backpropagate(Built(_outputs).AsColumnMajorArray(), gradient.AsColumnMajorArray());
        kernel.Gradient = Built(_inputs).TransposeThisAndMultiply(gradient);
        bias.Gradient = gradient.ColumnSums().ToRowMatrix();
        return gradient.TransposeAndMultiply(kernel.Value);
    }

    private static T Built<T>(T? part)
        where T : class =>
        part ?? throw new InvalidOperationException("Build the model and run it forward first.");
}
