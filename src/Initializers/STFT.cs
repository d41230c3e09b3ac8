using System.Numerics;
using System.Text.Json.Nodes;
using Initializers.Fourier;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// One part, real or imaginary, of the kernel that makes a one-dimensional convolution a short-time Fourier transform.
/// </summary>
/// <remarks>
/// <para><b>Values.</b> With <c>w</c> the window and <c>s</c> its scale, the element <c>(t, 0, k)</c> is
/// <c>cos(a) w(t) / s</c> or <c>sin(a) w(t) / s</c> for <c>a = -2 pi t k / N</c>, where <c>N</c> is the FFT length.
/// Without a window it is the cosine or sine alone.</para>
/// <para><b>Shape.</b> <c>(T, 1, N / 2 + 1)</c> for frames of <c>T</c> samples, which the window has too. A last
/// dimension of 1 means an FFT of length 0 and gives NaN, as in Keras.</para>
/// <para><b>Runs.</b> A scale is a sum over the whole window: where there is one, every fill also computes the
/// <c>T</c> values of the window, however short the run.</para>
/// <para><b>Precision.</b> Each step is rounded to the element type, as Keras has it. Doubles are double throughout on
/// TensorFlow and PyTorch; on the other backends of Keras its type promotion makes singles of them, so that doubles are
/// the singles, widened. Angles rounded to single are off by up to about <c>1e-7 pi T</c>.</para>
/// <para><b>Half-width types.</b> Keras's values, which are far from a Fourier kernel: an angle has eleven or eight
/// significant bits, and values are wrong by up to 1.2 (float16) and 2 (bfloat16). For a good kernel fill singles and
/// convert them. Backends differ: TensorFlow adds float16 on eight lanes and rounds each addition, NumPy does so in
/// bfloat16 one by one, the others round a sum once; JAX divides float16 by a product with the reciprocal; PyTorch
/// keeps the FFT length as a single.</para>
/// <para><b>NaN.</b> A window of zeros, also one that the type rounds to zeros, gives NaN when it is scaled: one
/// pattern in each type, that of <see cref="float.NaN"/>, on every processor.</para>
/// <para><b>Keras.</b> <c>keras.initializers.STFT</c>; same arguments, defaults, config keys. A second dimension other
/// than 1 is an error here; Keras returns a tensor of another shape than asked for.</para>
/// <para><b>Source.</b> Allen, Rabiner, "A unified approach to short-time Fourier analysis and synthesis", Proceedings
/// of the IEEE 65, 1977.</para>
/// </remarks>
/// <example>
/// The two kernels of a spectrogram layer:
/// <code>
/// var real = new STFT(StftSide.Real, window: "hamming").Initialize([256, 1, 513]);
/// var imaginary = new STFT(StftSide.Imag, window: "hamming").Initialize([256, 1, 513]);
/// </code>
/// </example>
public sealed partial class STFT : Initializer
{
    /// <summary>Creates the initializer.</summary>
    /// <param name="side">Which part of the complex kernel to give.</param>
    /// <param name="window">A name (<c>"hann"</c> if left out), the values, or <see cref="StftWindow.None"/>.</param>
    /// <param name="scaling">What to divide a windowed kernel by; null for nothing.</param>
    /// <param name="periodic">Whether a named window is periodic, for spectral analysis, or else symmetric.</param>
    /// <exception cref="ArgumentException">
    /// An enum value is undefined; or, already in the conversion to a window, there is none of that name.
    /// </exception>
    public STFT(
        StftSide side = StftSide.Real,
        StftWindow window = default,
        StftScaling? scaling = StftScaling.Density,
        bool periodic = false)
    {
        if (!Enum.IsDefined(side))
        {
            throw new ArgumentOutOfRangeException(
                nameof(side),
                side,
                FormattableString.Invariant($"side must be Real or Imag; received {(int)side}."));
        }

        if (scaling is { } given && !Enum.IsDefined(given))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scaling),
                given,
                FormattableString.Invariant($"scaling must be Density, Spectrum or null; received {(int)given}."));
        }

        Side = side;
        Window = window;
        Scaling = scaling;
        Periodic = periodic;
    }

    /// <summary>Which part of the complex kernel this gives.</summary>
    public StftSide Side { get; }

    /// <summary>The window.</summary>
    public StftWindow Window { get; }

    /// <summary>What a windowed kernel is divided by, or null for nothing.</summary>
    public StftScaling? Scaling { get; }

    /// <summary>Whether a named window is periodic; otherwise it is symmetric.</summary>
    public bool Periodic { get; }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => new()
    {
        ["side"] = KerasNames.NameOf(Side, KerasNames.Sides),
        ["window"] = WindowConfig(),
        ["periodic"] = Periodic,
        ["scaling"] = Scaling is { } scaling ? KerasNames.NameOf(scaling, KerasNames.Scalings) : null,
    };

    internal override int BoxPieceLength => Array.MaxLength;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The shape is not <c>(T, 1, bins)</c>, or the window has not <c>T</c> values.
    /// </exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        Shape shape = request.Shape;
        if (shape.Rank != 3 || shape[1] != 1)
        {
            throw ShapeException(shape, "be (frame length, 1, FFT length / 2 + 1)");
        }

        if (Window.ValueCount is { } count && count != shape[0])
        {
            throw ShapeException(shape, FormattableString.Invariant($"start with {count}, the window's length"));
        }

        if (destination.IsEmpty)
        {
            return;
        }

        if (typeof(T) == typeof(double) && !Backend.NarrowsDoubles)
        {
            Fill<double, T>(request, destination);
        }
        else
        {
            Fill<float, T>(request, destination);
        }
    }

    private void Fill<TReal, T>(in FillRequest request, Span<T> destination)
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where T : unmanaged
    {
        WindowSamples window = Window.Sample(request.Shape[0], Periodic);
        StepRules rules = Backend.StepsIn(Element.TypeOf<T>());
        TReal scale = (Window.IsNone ? null : Scaling) switch
        {
            StftScaling.Density =>
                Steps<TReal, T>.Round(TReal.Sqrt(new WindowSum<TReal, T>(window, isOfSquares: true, rules).Compute())),
            StftScaling.Spectrum => new WindowSum<TReal, T>(window, isOfSquares: false, rules).Compute(),
            _ => TReal.One,
        };
        FourierRows rows = new(request.Shape[2], Side == StftSide.Imag, window);
        FourierFill.Fill(rows, scale, rules, request.Start, request.MaxDegreeOfParallelism, destination);
    }

    private JsonNode? WindowConfig()
    {
        if (Window.Values is not { } values)
        {
            return Window.Name;
        }

        JsonArray array = [];
        for (int i = 0; i < values.Count; i++)
        {
            array.Add(ToConfigNumber(FormattableString.Invariant($"window[{i}]"), values[i]));
        }

        return array;
    }
}
