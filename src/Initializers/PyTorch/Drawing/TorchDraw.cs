namespace Initializers.PyTorch.Drawing;

/// <summary>The ways in which a generator fills a tensor.</summary>
internal enum DrawKind
{
    /// <summary><c>uniform_</c>.</summary>
    Uniform,

    /// <summary><c>normal_</c> of a contiguous tensor.</summary>
    Normal,

    /// <summary><c>normal_</c> of a tensor that is not contiguous: value by value at any size.</summary>
    NormalByValue,

    /// <summary>Normal values between two bounds: those outside are drawn again.</summary>
    RedrawnNormal,

    /// <summary>Normal values between two bounds: uniform ones, accepted by the normal density.</summary>
    AcceptedUniform,
}

/// <summary>One draw: its kind and whichever parameters that needs.</summary>
internal readonly record struct TorchDraw(DrawKind Kind, double Mean, double Std, double Low, double High)
{
    /// <summary>The distance of the bounds as singles, which is a single.</summary>
    internal double SingleWidth => (float)High - (float)Low;

    internal static TorchDraw Uniform(double low, double high) => new(DrawKind.Uniform, 0, 1, low, high);

    internal static TorchDraw Normal(double mean, double std) => new(DrawKind.Normal, mean, std, 0, 0);
}
