namespace Initializers;

/// <summary>Which part of the complex Fourier kernel <see cref="STFT"/> gives; Keras's <c>side</c>.</summary>
public enum StftSide
{
    /// <summary>The real part, cosines (<c>real</c>).</summary>
    Real,

    /// <summary>The imaginary part, sines (<c>imag</c>).</summary>
    Imag,
}
