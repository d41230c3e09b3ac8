using System;
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
/// <para><b>Precision.</b> Keras computes in the requested type. On TensorFlow <see cref="double"/> is double
/// throughout. On the other backends Keras turns a product of doubles into a single: every step is single there, and
/// doubles are those singles, widened (Keras itself mostly returns an array of singles). Angles rounded to single are
/// off by up to about <c>1e-7 pi T</c>. Half-width elements are computed in single and rounded once; in Keras each step
/// rounds to the half type, which leaves the angle of a float16 kernel no correct digit once it passes 2048.</para>
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
public sealed class STFT : Initializer
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

    private protected override int BoxPieceLength => Array.MaxLength;

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
