namespace Initializers.PyTorch;

/// <summary>What follows a layer, which decides the gain of its weights: see <see cref="Init.CalculateGain"/>.</summary>
public enum Nonlinearity
{
    /// <summary>Nothing: gain 1 (<c>linear</c>).</summary>
    Linear,

    /// <summary>Gain 1 (<c>conv1d</c>).</summary>
    Conv1d,

    /// <summary>Gain 1 (<c>conv2d</c>).</summary>
    Conv2d,

    /// <summary>Gain 1 (<c>conv3d</c>).</summary>
    Conv3d,

    /// <summary>Gain 1 (<c>conv_transpose1d</c>).</summary>
    ConvTranspose1d,

    /// <summary>Gain 1 (<c>conv_transpose2d</c>).</summary>
    ConvTranspose2d,

    /// <summary>Gain 1 (<c>conv_transpose3d</c>).</summary>
    ConvTranspose3d,

    /// <summary>Gain 1 (<c>sigmoid</c>).</summary>
    Sigmoid,

    /// <summary>Gain 5/3 (<c>tanh</c>).</summary>
    Tanh,

    /// <summary>Gain <c>sqrt(2)</c> (<c>relu</c>).</summary>
    Relu,

    /// <summary>Gain <c>sqrt(2 / (1 + a^2))</c> with the negative slope a (<c>leaky_relu</c>).</summary>
    LeakyRelu,

    /// <summary>Gain 3/4 (<c>selu</c>).</summary>
    Selu,
}
