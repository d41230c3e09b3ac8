using System.Diagnostics.CodeAnalysis;

namespace Initializers.Lanes;

/// <summary>
/// More of what a kernel may do with vectors: integer arithmetic on 32-bit lanes, comparison and choice, and the fused
/// multiply-add, whose result has one rounding on every machine.
/// </summary>
/// <typeparam name="TWords">A vector of words; where a name says so, of 32-bit ones, twice as many.</typeparam>
/// <typeparam name="TDoubles">A vector of doubles of the same width.</typeparam>
/// <typeparam name="TSingles">A vector of singles of the same width.</typeparam>
internal unsafe interface IFusedLanes<TWords, TDoubles, TSingles> : ILanes<TWords, TDoubles, TSingles>
{
    /// <summary>The numbers of the 32-bit lanes, 0 and up.</summary>
    static abstract TWords WordNumbers { get; }

    static abstract TWords SplatWord(uint value);

    static abstract TWords LoadWords(uint* source);

    static abstract TWords AddWords(TWords left, TWords right);

    static abstract TWords SubtractWords(TWords left, TWords right);

    static abstract TWords ShiftWordsLeft(TWords value, int count);

    static abstract TWords ShiftWordsRight(TWords value, int count);

    /// <summary>The shift that keeps the sign.</summary>
    static abstract TWords ShiftWordsRightSigned(TWords value, int count);

    static abstract TWords RotateWordsLeft(TWords value, [ConstantExpected] byte count);

    static abstract TWords AsWords(TSingles value);

    /// <summary>Signed words as singles, rounded to nearest.</summary>
    static abstract TSingles ToSingles(TWords value);

    /// <summary>Singles as signed words, the fraction cut off; the values must be in range.</summary>
    static abstract TWords Truncate(TSingles value);

    static abstract TSingles Divide(TSingles left, TSingles right);

    /// <summary>left if it is greater, else right.</summary>
    static abstract TSingles Max(TSingles left, TSingles right);

    /// <summary>left if it is less, else right.</summary>
    static abstract TSingles Min(TSingles left, TSingles right);

    /// <summary>All bits of a lane set where left is less than right.</summary>
    static abstract TWords LessThan(TSingles left, TSingles right);

    /// <summary>Lanes of one vector where the selector's highest bit is set, of the other where it is not.</summary>
    static abstract TSingles Select(TWords selector, TSingles whereSet, TSingles whereClear);

    /// <summary>Whether the highest bit of every 32-bit lane is set.</summary>
    static abstract bool All(TWords selector);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TSingles MultiplyAddFused(TSingles left, TSingles right, TSingles addend);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TDoubles MultiplyAddFused(TDoubles left, TDoubles right, TDoubles addend);

    /// <summary>addend - left * right, rounded once.</summary>
    static abstract TDoubles NegatedMultiplyAddFused(TDoubles left, TDoubles right, TDoubles addend);

    /// <summary>All bits of a lane set where left is less than right.</summary>
    static abstract TWords LessThan(TDoubles left, TDoubles right);

    /// <summary>All bits of a lane set where left equals right.</summary>
    static abstract TWords Equal(TDoubles left, TDoubles right);

    /// <summary>All bits of a 64-bit lane set where left is less than right as a signed integer.</summary>
    static abstract TWords LessThanSigned(TWords left, TWords right);

    /// <summary>The bits set in <paramref name="left"/> and not in <paramref name="right"/>.</summary>
    static abstract TWords AndNot(TWords left, TWords right);

    /// <summary>Lanes of one vector where the selector's highest bit is set, of the other where it is not.</summary>
    static abstract TDoubles Select(TWords selector, TDoubles whereSet, TDoubles whereClear);

    /// <summary>Reads two neighbours from the table for each lane.</summary>
    /// <param name="table">The table's first element; it must not move (constant data does not).</param>
    /// <param name="indices">In the low 32 bits of each lane the index of the first neighbour.</param>
    /// <param name="first">The elements at the indices.</param>
    /// <param name="second">The elements one further.</param>
    static abstract void LoadPairs(ref double table, TWords indices, out TDoubles first, out TDoubles second);

    /// <summary>Reads four neighbours from the table for each lane; see <see cref="LoadPairs"/>.</summary>
    static abstract void LoadQuads(
        ref double table,
        TWords indices,
        out TDoubles first,
        out TDoubles second,
        out TDoubles third,
        out TDoubles fourth);
}
