namespace Initializers;

/// <summary>What the kernel of <see cref="STFT"/> is divided by; Keras's <c>scaling</c>.</summary>
public enum StftScaling
{
    /// <summary>The square root of the sum of the window's squares: squared outputs are a power density
    /// (<c>density</c>).</summary>
    Density,

    /// <summary>The sum of the window's values, signs aside: outputs are amplitudes (<c>spectrum</c>).</summary>
    Spectrum,
}
