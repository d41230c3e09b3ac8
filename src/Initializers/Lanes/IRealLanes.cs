using System.Numerics;

namespace Initializers.Lanes;

/// <summary>
/// What linear algebra may do with a vector of reals of one precision. Every operation rounds each lane by itself, so a
/// kernel whose lanes are independent results gives the same bits at every width.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Single or double.</typeparam>
internal unsafe interface IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of lanes; a divisor of 16.</summary>
    static abstract int Count { get; }

    static abstract TVector Splat(T value);

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* destination);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>left * right + addend with one rounding, on hardware without such an instruction too.</summary>
    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);
}
