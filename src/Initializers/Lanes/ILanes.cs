namespace Initializers.Lanes;

/// <summary>
/// What a kernel may do with vectors of one width: <see cref="Count"/> 64-bit lanes that hold words or doubles, or twice
/// as many 32-bit lanes that hold singles. A kernel is written once over this interface.
/// </summary>
/// <typeparam name="TWords">A vector of 64-bit words; a 32-bit word sits in the low half of its lane.</typeparam>
/// <typeparam name="TDoubles">A vector of doubles of the same width.</typeparam>
/// <typeparam name="TSingles">A vector of singles of the same width.</typeparam>
internal unsafe interface ILanes<TWords, TDoubles, TSingles>
{
    /// <summary>The number of 64-bit lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Lane numbers in the order in which <see cref="ZipLow"/>, <see cref="ZipHigh"/> give memory order.</summary>
    static abstract TWords ZipOrder { get; }

    /// <summary>Lane numbers in the order in which <see cref="InterleavePairs"/> gives memory order.</summary>
    static abstract TWords PairOrder { get; }

    /// <summary>The lanes whose numbers are given, which are constants.</summary>
    static abstract TWords Permute(TWords value, TWords order);

    static abstract TWords Splat(ulong value);

    static abstract TDoubles Splat(double value);

    static abstract TSingles Splat(float value);

    static abstract TWords Add(TWords left, TWords right);

    static abstract TWords And(TWords left, TWords right);

    static abstract TWords Or(TWords left, TWords right);

    static abstract TWords Xor(TWords left, TWords right);

    static abstract TWords ShiftLeft(TWords value, int count);

    static abstract TWords ShiftRight(TWords value, int count);

    /// <summary>Each lane rotated by a count of its own, 0 to 63.</summary>
    static abstract TWords RotateRight(TWords value, TWords count);

    /// <summary>The 64-bit products of the low halves of the lanes.</summary>
    static abstract TWords MultiplyLow(TWords left, TWords right);

    /// <summary>Lanes of both vectors in turn, from the even lanes of each 128 bits.</summary>
    static abstract TWords ZipLow(TWords left, TWords right);

    /// <summary>Lanes of both vectors in turn, from the odd lanes of each 128 bits.</summary>
    static abstract TWords ZipHigh(TWords left, TWords right);

    static abstract TDoubles AsDoubles(TWords bits);

    static abstract TWords AsWords(TDoubles value);

    static abstract TSingles AsSingles(TWords bits);

    static abstract TDoubles Add(TDoubles left, TDoubles right);

    static abstract TDoubles Subtract(TDoubles left, TDoubles right);

    static abstract TDoubles Multiply(TDoubles left, TDoubles right);

    /// <summary>left * right + addend with one rounding or two, whichever is faster here.</summary>
    static abstract TDoubles MultiplyAdd(TDoubles left, TDoubles right, TDoubles addend);

    static abstract TDoubles Sqrt(TDoubles value);

    static abstract TDoubles Max(TDoubles left, TDoubles right);

    /// <summary>Lanes of <paramref name="odd"/> where the lowest bit of the selector is set.</summary>
    static abstract TDoubles SelectOdd(TWords selector, TDoubles even, TDoubles odd);

    /// <summary>
    /// Pairs (first, second) from a table of 16 pairs, followed by the 16 firsts and the 16 seconds; the index is in bits 48
    /// to 51 of each lane. The lanes are in memory because that is where the index comes from fastest.
    /// </summary>
    static abstract void LookUpPairs(double* table, ulong* lanes, out TDoubles first, out TDoubles second);

    /// <summary>Rounds each lane to single precision.</summary>
    static abstract TDoubles RoundToSingle(TDoubles value);

    /// <summary>Rounds both vectors to singles: those of <paramref name="low"/> fill the lower half.</summary>
    static abstract TSingles Narrow(TDoubles low, TDoubles high);

    static abstract TSingles Add(TSingles left, TSingles right);

    static abstract TSingles Subtract(TSingles left, TSingles right);

    static abstract TSingles Multiply(TSingles left, TSingles right);

    static abstract TSingles Sqrt(TSingles value);

    /// <summary>One bit per 32-bit lane, set where the magnitude is not below <paramref name="limit"/>.</summary>
    static abstract uint NotBelow(TSingles value, float limit);

    /// <summary>
    /// From the pairs of words 0 and 1 (lower half) and of words 2 and 3 (upper half), both as <see cref="Narrow"/> left
    /// them: first part, second part of each pair, block by block, in memory order.
    /// </summary>
    static abstract void InterleavePairs(TSingles firstPart, TSingles secondPart, out TSingles low, out TSingles high);

    static abstract void Store(TWords value, void* destination);

    static abstract void Store(TDoubles value, double* destination);

    static abstract void Store(TSingles value, float* destination);

    static abstract TSingles Load(float* source);

    static abstract TWords Load(ulong* source);

    static abstract TDoubles Load(double* source);
}
