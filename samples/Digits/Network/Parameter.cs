using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>A weight matrix and the gradient of the loss with respect to it.</summary>
internal sealed class Parameter(Matrix<float> value)
{
    internal Matrix<float> Value { get; } = value;

    internal Matrix<float> Gradient { get; set; } = Matrix<float>.Build.Dense(value.RowCount, value.ColumnCount);
}
