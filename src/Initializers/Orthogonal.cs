using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.LinearAlgebra;
using Initializers.Sampling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Draws an orthogonal matrix, uniformly among all of them, and multiplies it by a gain.</summary>
/// <remarks>
/// <para><b>Distribution.</b> The Q of the QR factorization of a matrix of standard normal values, each column with the
/// sign that makes the diagonal of R positive, times <c>gain</c>. Q is uniform over the orthogonal matrices (Haar
/// measure).</para>
/// <para><b>Shape.</b> Rank 2 or more. All axes but the last are taken together as rows, the last one as columns. With
/// at least as many rows as columns the columns are orthonormal, otherwise the rows are.</para>
/// <para><b>Element types.</b> <see cref="float"/> and <see cref="double"/> are computed in their own precision.
/// <see cref="Half"/> and <see cref="BFloat16"/>, which Keras cannot factor, are drawn and factored in single precision
/// and rounded at the end.</para>
/// <para><b>Runs.</b> Every element depends on the whole matrix: filling a run costs as much as filling the whole, in
/// memory outside the managed heap that is given back before the call returns.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Orthogonal</c>; same arguments, defaults, config keys. The values are
/// those of an exact factorization of Keras's draw up to rounding, not bit for bit, since Keras leaves the order of
/// additions to its linear algebra library.</para>
/// <para><b>Source.</b> Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
/// linear neural networks", ICLR 2014; Mezzadri, "How to generate random matrices from the classical compact groups", Notices
/// of the AMS 54, 2007, on the signs.</para>
/// </remarks>
/// <example>
/// A recurrent kernel that keeps the length of its state:
/// <code>var kernel = new Orthogonal(seed: 42).Initialize([128, 128]);</code>
/// </example>
public sealed partial class Orthogonal : RandomInitializer
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="gain">The factor; any finite number.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not finite.</exception>
    public Orthogonal(double gain = 1.0, Seed seed = default)
        : base(Check(gain, seed))
    {
        Gain = gain;
    }

    /// <summary>The factor.</summary>
    public double Gain { get; }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = base.GetConfig();
        config["gain"] = ToConfigNumber("gain", Gain);
        return config;
    }

    private static Seed Check(double gain, Seed seed)
    {
        DistributionRules.RequireFinite(gain, nameof(gain));
        return seed;
    }

    internal override int BoxPieceLength => Array.MaxLength;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape has rank 0 or 1.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        if (request.Shape.Rank < 2)
        {
            throw ShapeException(request.Shape, "have rank 2 or more");
        }

        SeedPair seed = NextPair();
        if (destination.IsEmpty)
        {
            return;
        }

        if (typeof(T) == typeof(double) && !Backend.NarrowsDoubles)
        {
            Fill<double, double, T>(request, seed, destination);
        }
        else if (Backend.FactorsInDouble)
        {
            Fill<float, double, T>(request, seed, destination);
        }
        else
        {
            Fill<float, float, T>(request, seed, destination);
        }

        // Such a gain makes NaN of a zero.
        if (!float.IsFinite((float)Gain))
        {
            NaNPattern.Apply(destination);
        }
    }

    /// <summary>Draws in one type, factors in another, as wide or wider, and rounds back.</summary>
    private unsafe void Fill<TDraw, TWork, T>(in FillRequest request, SeedPair seed, Span<T> destination)
        where TDraw : unmanaged
        where TWork : unmanaged, IBinaryFloatingPointIeee754<TWork>
        where T : unmanaged
    {
        long count = request.Shape.ElementCount;
        long columns = request.Shape[request.Shape.Rank - 1];
        long rows = count / columns;
        bool isWide = rows < columns;
        QrShape shape = new(Math.Max(rows, columns), Math.Min(rows, columns), isWide);
        int degree = request.MaxDegreeOfParallelism;
        fixed (T* output = destination)
        {
            if (typeof(T) == typeof(TDraw) && typeof(T) == typeof(TWork) && destination.Length == count)
            {
                DrawMatrix(count, seed, degree, output);
                QrFactorization.Orthonormalize(shape, TWork.CreateTruncating(Gain), degree, (TWork*)output);
                return;
            }

            var matrix = (TWork*)NativeMemory.Alloc((nuint)count, (nuint)sizeof(TWork));
            try
            {
                // A narrower draw sits at the end of the memory and is widened from the front, into its own place.
                TDraw* draw = (TDraw*)(matrix + count) - count;
                DrawMatrix(count, seed, degree, draw);
                TWork scale = TWork.CreateTruncating(Gain);
                if (typeof(TDraw) != typeof(TWork))
                {
                    for (long i = 0; i < count; i++)
                    {
                        matrix[i] = Element.Convert<TDraw, TWork>(draw[i]);
                    }

                    scale = TWork.One;
                }

                QrFactorization.Orthonormalize(shape, scale, degree, matrix);
                Round<TDraw, TWork, T>(matrix + request.Start, destination);
            }
            finally
            {
                NativeMemory.Free(matrix);
            }
        }
    }

    private unsafe void DrawMatrix<TDraw>(long count, SeedPair seed, int degree, TDraw* destination)
        where TDraw : unmanaged
    {
        for (long start = 0; start < count; start += Array.MaxLength)
        {
            int length = (int)Math.Min(Array.MaxLength, count - start);
            Span<TDraw> span = new(destination + start, length);
            Backend.Fill(Distribution.Normal(0, 1), seed, count, start, degree, span);
        }
    }

    private unsafe void Round<TDraw, TWork, T>(TWork* source, Span<T> destination)
        where TDraw : unmanaged
        where TWork : unmanaged
        where T : unmanaged
    {
        if (typeof(TDraw) == typeof(TWork))
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = Element.Convert<TWork, T>(source[i]);
            }

            return;
        }

        // Here the gain is applied to the rounded factor, as Keras does.
        float gain = (float)Gain;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Element.Convert<float, T>(gain * Element.Convert<TWork, float>(source[i]));
        }
    }
}
