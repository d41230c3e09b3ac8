namespace Initializers.Fourier;

/// <summary>The window functions that need no parameter, by SciPy's names; the default one is the first.</summary>
internal enum WindowKind
{
    Hann,
    BartlettHann,
    Bartlett,
    Blackman,
    BlackmanHarris,
    Bohman,
    Boxcar,
    Cosine,
    Exponential,
    FlatTop,
    Hamming,
    Lanczos,
    Nuttall,
    Parzen,
    Taylor,
    Triangular,
    Tukey,
}
