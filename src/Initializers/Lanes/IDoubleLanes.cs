
namespace Initializers.Lanes;

/// <summary>
/// The operations on a vector of doubles that <c>DoubleFunctions</c> is written in, so that one body serves
/// every width. Each gives in each lane exactly what the scalar operation gives.
/// </summary>
/// <typeparam name="TVector">The vector; a lane is a double, or 64 bits taken as an integer or a mask.</typeparam>
internal interface IDoubleLanes<TVector>
{
    /// <summary>Gets whether the processor has this width and a fused multiply-add for it.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Gets the number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The same double in every lane.</summary>
    static abstract TVector Create(double value);

    /// <summary>The same 64 bits in every lane.</summary>
    static abstract TVector CreateBits(ulong bits);

    /// <summary><paramref name="left"/> + <paramref name="right"/>.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary><paramref name="left"/> - <paramref name="right"/>.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary><paramref name="left"/> * <paramref name="right"/>.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>addend - left * right, rounded once.</summary>
    static abstract TVector NegatedMultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>left &lt; right as doubles: all bits set where it holds.</summary>
    static abstract TVector LessThan(TVector left, TVector right);

    /// <summary>left == right as doubles: all bits set where it holds.</summary>
    static abstract TVector Equal(TVector left, TVector right);

    /// <summary>Whether the top bit is set in every lane; of a mask, whether it holds everywhere.</summary>
    static abstract bool All(TVector mask);

    /// <summary>Of two lanes the first where the mask's top bit is set, else the second.</summary>
    static abstract TVector Select(TVector mask, TVector yes, TVector no);

    /// <summary>The bits set in both.</summary>
    static abstract TVector And(TVector left, TVector right);

    /// <summary>The bits set in <paramref name="left"/> and not in <paramref name="right"/>.</summary>
    static abstract TVector AndNot(TVector left, TVector right);

    /// <summary>The bits set in either.</summary>
    static abstract TVector Or(TVector left, TVector right);

    /// <summary>The bits set in one of the two.</summary>
    static abstract TVector Xor(TVector left, TVector right);

    /// <summary>The sum as 64-bit integers.</summary>
    static abstract TVector AddBits(TVector left, TVector right);

    /// <summary>left &lt; right as signed 64-bit integers.</summary>
    static abstract TVector LessThanBits(TVector left, TVector right);

    /// <summary>Shifts each lane's bits up.</summary>
    static abstract TVector ShiftLeft(TVector value, int count);

    /// <summary>Shifts each lane's bits down, zeros coming in.</summary>
    static abstract TVector ShiftRight(TVector value, int count);

    /// <summary>Reads two neighbours from the table for each lane.</summary>
    /// <param name="table">The table's first element; it must not move (constant data does not).</param>
    /// <param name="indices">In the low 32 bits of each lane the index of the first neighbour.</param>
    /// <param name="first">The elements at the indices.</param>
    /// <param name="second">The elements one further.</param>
    static abstract void LoadPairs(ref double table, TVector indices, out TVector first, out TVector second);

    /// <summary>Reads four neighbours from the table for each lane; see <see cref="LoadPairs"/>.</summary>
    static abstract void LoadQuads(
        ref double table,
        TVector indices,
        out TVector first,
        out TVector second,
        out TVector third,
        out TVector fourth);
}
