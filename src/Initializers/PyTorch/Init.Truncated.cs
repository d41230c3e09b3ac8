using Initializers.PyTorch.Drawing;
using Initializers.Tensors;
using MathNet.Numerics;

namespace Initializers.PyTorch;

/// <content>The truncated normal distribution.</content>
public static partial class Init
{
    private static readonly double Sqrt2 = Math.Sqrt(2.0);

    /// <summary>Fills with normal values that all lie in [a, b].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from: as many as PyTorch uses, pass by pass over the whole.</param>
    /// <param name="mean">The mean of the normal distribution, before it is cut.</param>
    /// <param name="std">Its standard deviation; positive.</param>
    /// <param name="a">The least value, which can occur; absolute, not in units of std.</param>
    /// <param name="b">The largest value, which can occur.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> With <c>p</c> the probability of [a, b]. <c>p &gt; 0.3</c>: values as <c>Normal</c>'s;
    /// while any lies outside, another whole draw gives those their next candidates. Otherwise: candidates as
    /// <c>Uniform</c>'s of [a, b), accepted where the logarithm of a second uniform draw is at most
    /// <c>(z(m)^2 - z(x)^2) / 2</c>, m the value of [a, b] nearest to the mean and <c>z(x) = (x - mean) / std</c>; again in
    /// whole draws.</para>
    /// <para><b>Memory.</b> One bit for each element outside the managed heap, given back at the end.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.trunc_normal_</c> of version 2.12 and later; Keras's
    /// <see cref="TruncatedNormal"/> on PyTorch has another method, whose values can lie beyond two standard
    /// deviations.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the mean is not finite, std not positive and finite; a is above b; where
    /// <c>p &lt;= 0.3</c>, a or b lies outside the range of the type.
    /// </exception>
    public static void TruncNormal<T>(
        Span<T> destination, TorchGenerator generator, double mean = 0, double std = 1, double a = -2, double b = 2)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckTruncated(mean, std, a, b);
        bool isLikely = Cdf((b - mean) / std) - Cdf((a - mean) / std) > 0.3;
        if (!isLikely)
        {
            CheckBounds<T>(a, b);
        }

        DrawKind kind = isLikely ? DrawKind.RedrawnNormal : DrawKind.AcceptedUniform;
        if (!destination.IsEmpty)
        {
            generator.Fill(new TorchDraw(kind, mean, std, a, b), destination);
        }
    }

    /// <inheritdoc cref="TruncNormal{T}(Span{T}, TorchGenerator, double, double, double, double)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="a">The least value.</param>
    /// <param name="b">The largest value.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> TruncNormal<T>(
        DenseTensor<T> tensor,
        TorchGenerator generator,
        double mean = 0,
        double std = 1,
        double a = -2,
        double b = 2)
        where T : unmanaged
    {
        TruncNormal(tensor.Span, generator, mean, std, a, b);
        return tensor;
    }

    // Compared with 0.3 and nothing else, so that its last bits do not matter.
    private static double Cdf(double x) => (1.0 + SpecialFunctions.Erf(x / Sqrt2)) / 2.0;

    private static void CheckTruncated(double mean, double std, double a, double b)
    {
        if (!double.IsFinite(mean))
        {
            throw new ArgumentOutOfRangeException(
                nameof(mean), mean, FormattableString.Invariant($"mean must be a finite number; received {mean}."));
        }

        if (!(std > 0 && double.IsFinite(std)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(std),
                std,
                FormattableString.Invariant($"std must be a positive finite number; received {std}."));
        }

        if (!(a <= b))
        {
            throw new ArgumentOutOfRangeException(
                nameof(b), b, FormattableString.Invariant($"b must not be below a, {a}; received {b}."));
        }
    }
}
