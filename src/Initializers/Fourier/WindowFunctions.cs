using Initializers.Functions;

namespace Initializers.Fourier;

/// <summary>
/// Window functions with the values of <c>scipy.signal.get_window</c>: one value at a time, so that no window has to be
/// stored.
/// </summary>
/// <remarks>
/// Steps follow SciPy's in double precision; sine, cosine and exponential are <see cref="DoubleFunctions"/>', the same
/// on every platform. A periodic window of n points is the symmetric one of n + 1 points without its last.
/// </remarks>
internal static partial class WindowFunctions
{
    /// <summary>One value of a window.</summary>
    /// <param name="kind">Which window.</param>
    /// <param name="index">The position, from 0.</param>
    /// <param name="length">The number of values of the whole window; a window of one value is 1.</param>
    /// <param name="isPeriodic">Whether the window continues into its next period; otherwise it is symmetric.</param>
    internal static double Evaluate(WindowKind kind, long index, long length, bool isPeriodic)
    {
        if (length <= 1)
        {
            return 1.0;
        }

        long points = isPeriodic ? length + 1 : length;
        return kind switch
        {
            WindowKind.Hann => CosineSum(HannTerms, index, points),
            WindowKind.Hamming => CosineSum(HammingTerms, index, points),
            WindowKind.Blackman => CosineSum(BlackmanTerms, index, points),
            WindowKind.BlackmanHarris => CosineSum(BlackmanHarrisTerms, index, points),
            WindowKind.Nuttall => CosineSum(NuttallTerms, index, points),
            WindowKind.FlatTop => CosineSum(FlatTopTerms, index, points),
            WindowKind.Taylor => Taylor(index, points),
            WindowKind.Cosine => DoubleFunctions.Sin(Math.PI / points * (index + 0.5)),
            WindowKind.BartlettHann => BartlettHann(index, points),
            WindowKind.Bohman => Bohman(index, points),
            WindowKind.Lanczos => Lanczos(index, points),
            WindowKind.Tukey => Tukey(index, points),
            WindowKind.Exponential => DoubleFunctions.Exp(-Math.Abs(index - ((points - 1) / 2.0))),
            WindowKind.Bartlett => Bartlett(index, points),
            WindowKind.Triangular => Triangular(index, points),
            WindowKind.Parzen => Parzen(index, points),
            _ => 1.0,
        };
    }

    /// <summary>Finds a window by one of the names that SciPy has for it; case matters, as it does there.</summary>
    internal static bool TryParse(string name, out WindowKind kind)
    {
        WindowKind? found = name switch
        {
            "hann" or "han" => WindowKind.Hann,
            "barthann" or "brthan" or "bth" => WindowKind.BartlettHann,
            "bartlett" or "bart" or "brt" => WindowKind.Bartlett,
            "blackman" or "black" or "blk" => WindowKind.Blackman,
            "blackmanharris" or "blackharr" or "bkh" => WindowKind.BlackmanHarris,
            "bohman" or "bman" or "bmn" => WindowKind.Bohman,
            "boxcar" or "box" or "ones" or "rect" or "rectangular" => WindowKind.Boxcar,
            "cosine" or "halfcosine" => WindowKind.Cosine,
            "exponential" or "poisson" => WindowKind.Exponential,
            "flattop" or "flat" or "flt" => WindowKind.FlatTop,
            "hamming" or "hamm" or "ham" => WindowKind.Hamming,
            "lanczos" or "sinc" => WindowKind.Lanczos,
            "nuttall" or "nutl" or "nut" => WindowKind.Nuttall,
            "parzen" or "parz" or "par" => WindowKind.Parzen,
            "taylor" or "taylorwin" => WindowKind.Taylor,
            "triang" or "triangle" or "tri" => WindowKind.Triangular,
            "tukey" or "tuk" => WindowKind.Tukey,
            _ => null,
        };
        kind = found.GetValueOrDefault();
        return found.HasValue;
    }

    /// <summary>Whether SciPy knows the name, but only together with numbers, which a name cannot carry.</summary>
    internal static bool NeedsParameters(string name) => name is
        "cheb" or "chebwin" or "dpss" or "gauss" or "gaussian" or "gss" or "ggs" or "kaiser" or "ksr" or "kbd"
        or "kaiser bessel derived" or "kaiser_bessel_derived"
        or "general cosine" or "general_cosine" or "general hamming" or "general_hamming"
        or "general gauss" or "general_gauss" or "general gaussian" or "general_gaussian";
}
