namespace Initializers.Samples.Gallery.Laws;

/// <summary>A continuous distribution, as theory states it: nothing here asks the library.</summary>
internal interface ILaw
{
    /// <summary>The expected value.</summary>
    double Mean { get; }

    /// <summary>The standard deviation.</summary>
    double StdDev { get; }

    /// <summary>The least possible value; negative infinity if there is none.</summary>
    double Low { get; }

    /// <summary>The greatest possible value; infinity if there is none.</summary>
    double High { get; }

    /// <summary>The density at a value.</summary>
    double Density(double x);

    /// <summary>The probability of a value at most this one.</summary>
    double Cumulative(double x);
}
