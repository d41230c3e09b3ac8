using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>The identity matrix, times a gain.</summary>
/// <remarks>
/// <para><b>Shape.</b> Rank 2, square or not: element <c>(i, i)</c> is the gain and every other is zero; of any element
/// type.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Identity</c>; unlike there the gain is kept in the configuration.</para>
/// </remarks>
/// <example>
/// A recurrent kernel that starts as a copy:
/// <code>var kernel = new Identity().Initialize([128, 128]);</code>
/// </example>
public sealed partial class Identity : Initializer
{
    /// <summary>Creates the initializer.</summary>
    /// <param name="gain">What stands on the diagonal; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite.</exception>
    public Identity(double gain = 1.0)
    {
        if (!double.IsFinite(gain))
        {
            throw new ArgumentOutOfRangeException(
                nameof(gain), gain, FormattableString.Invariant($"gain must be a finite number; received {gain}."));
        }

        Gain = gain;
    }

    /// <summary>What stands on the diagonal.</summary>
    public double Gain { get; }

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    /// <summary>
    /// The gain if it is not 1. Keras never writes it, but reads it; without it, it writes and reads the same.
    /// </summary>
    /// <returns>A new object.</returns>
    public override JsonObject GetConfig() => Gain == 1 ? [] : new() { ["gain"] = ToConfigNumber("gain", Gain) };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape has not rank 2.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        if (request.Shape.Rank != 2)
        {
            throw ShapeException(request.Shape, "have rank 2 for an identity matrix");
        }

        // Off the diagonal stands gain times zero, whose sign Keras keeps.
        ConstantFill.Fill(Element.FromDouble<T>(Gain * 0.0), request.MaxDegreeOfParallelism, destination);
        ulong columns = (ulong)request.Shape[1];
        ulong diagonal = Math.Min((ulong)request.Shape[0], columns);
        ulong start = (ulong)request.Start;
        T gain = Element.FromDouble<T>(Gain);

        // Diagonal elements stand columns + 1 apart; the first one inside the run is found by rounding up. Unsigned, since
        // the sum of two numbers below 2^63 is wanted.
        for (ulong i = (start + columns) / (columns + 1); i < diagonal; i++)
        {
            ulong position = (i * (columns + 1)) - start;
            if (position >= (ulong)destination.Length)
            {
                break;
            }

            destination[(int)position] = gain;
        }
    }
}
