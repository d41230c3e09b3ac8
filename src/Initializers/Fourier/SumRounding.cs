namespace Initializers.Fourier;

/// <summary>Where a sum of half-width numbers is rounded to their type.</summary>
internal enum SumRounding
{
    /// <summary>At its end.</summary>
    Once,

    /// <summary>After every addition, in order.</summary>
    EveryAddition,

    /// <summary>After every addition, on eight lanes four times over, as Eigen adds halves.</summary>
    EveryAdditionOfLanes,
}
