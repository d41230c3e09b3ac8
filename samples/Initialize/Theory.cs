using System;
using System.Globalization;
using Initializers.Tensors;

namespace Initializers.Samples.Initialize;

/// <summary>What the values of a tensor should be like.</summary>
/// <param name="Drawn">In words.</param>
/// <param name="Mean">The mean of one element, or the mean over the tensor where nothing is drawn.</param>
/// <param name="StdDev">The standard deviation likewise.</param>
internal sealed record Theory(string Drawn, double Mean, double StdDev)
{
    /// <summary>The theory of a tensor, or null where there is none that is short.</summary>
    internal static Theory? Of(Initializer initializer, Shape shape) => initializer switch
    {
        Zeros => new("zeros", 0, 0),
        Ones => new("ones", 1, 0),
        Constant { Value.Length: 1 } constant => OfConstant(constant.Value.Span[0]),
        Identity identity when shape.Rank == 2 => OfIdentity(identity.Gain, shape),
        Orthogonal orthogonal when shape.Rank >= 2 => OfOrthogonal(orthogonal.Gain, shape),
        _ => initializer.TryGetDistribution(shape, out Distribution distribution) ? Of(distribution) : null,
    };

    private static Theory Of(Distribution law)
    {
        string text = law.Kind switch
        {
            DistributionKind.Uniform => Text($"uniform on [{law.Lower:0.####}, {law.Upper:0.####})"),
            DistributionKind.Normal => Text($"normal, σ = {law.StandardDeviation:0.####}"),
            _ => Text($"truncated normal, σ = {law.UntruncatedStandardDeviation:0.####}"),
        };
        return new(text, law.Mean, law.StandardDeviation);
    }

    private static Theory OfConstant(double value) => new(Text($"{value:0.####} everywhere"), value, 0);

    private static Theory OfIdentity(double gain, Shape shape)
    {
        double share = shape.ElementCount == 0 ? 0 : 1.0 / Math.Max(shape[0], shape[1]);
        return new(
            Text($"{gain:0.####} on the diagonal"), gain * share, Math.Abs(gain) * Math.Sqrt(share * (1 - share)));
    }

    // As a matrix of its last axis against all others: the columns (or rows, whichever are fewer) have length gain.
    private static Theory OfOrthogonal(double gain, Shape shape)
    {
        long columns = shape[shape.Rank - 1];
        long rows = columns == 0 ? 0 : shape.ElementCount / columns;
        string vectors = rows < columns ? "rows" : "columns";
        return new(
            Text($"orthogonal {vectors} of length {gain:0.####}"),
            0,
            Math.Abs(gain) / Math.Sqrt(Math.Max(1, Math.Max(rows, columns))));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
