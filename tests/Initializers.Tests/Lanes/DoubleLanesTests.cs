using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.Functions;
using Initializers.Lanes;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Lanes;

/// <summary>
/// Vectors of doubles of every width, each called by name: code that picks the widest one would leave the others untested.
/// </summary>
public class DoubleLanesTests
{
    public static TheoryData<string> Widths => ["128", "256", "512"];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Operations_are_lane_wise(string width) => Run(width, new Operations());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Log_has_the_bits_of_the_scalar_form(string width) => Run(width, new Logarithms());

    [Theory]
    [MemberData(nameof(Widths))]
    public void SinCos_has_the_bits_of_the_scalar_form(string width) => Run(width, new Turns());

    private static void Run<TCheck>(string width, TCheck check)
        where TCheck : ICheck
    {
        switch (width)
        {
            case "128":
                check.Run<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();
                break;
            case "256":
                check.Run<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();
                break;
            default:
                check.Run<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();
                break;
        }
    }

    private interface ICheck
    {
        void Run<TLanes, TWords, TDoubles, TSingles>()
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged;
    }

    private readonly struct Operations : ICheck
    {
        private static readonly double[] Left = [1.5, -0.0, 1e300, 3.0000001192092896, -2.75, 0.1, double.NaN, 4.9e-324];

        private static readonly double[] Right = [-1.5, 0.0, 1e300, 1.0 / 3, -2.75, 0.2, 1, double.PositiveInfinity];

        public void Run<TLanes, TWords, TDoubles, TSingles>()
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged
        {
            for (int at = 0; at < Left.Length; at += TLanes.Count)
            {
                Lanes<TLanes, TWords, TDoubles, TSingles>(at);
            }

            TLanes.All(TLanes.Splat(ulong.MaxValue)).Should().BeTrue();
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                double[] allButOne = [.. Enumerable.Repeat(Mask(true), TLanes.Count)];
                allButOne[lane] = 0;
                TLanes.All(Load<TWords>(allButOne, 0)).Should().BeFalse();
            }
        }

        private static void Lanes<TLanes, TWords, TDoubles, TSingles>(int at)
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged
        {
            TDoubles x = Load<TDoubles>(Left, at);
            TDoubles y = Load<TDoubles>(Right, at);
            TWords p = TLanes.AsWords(x);
            TWords q = TLanes.AsWords(y);
            TDoubles half = TLanes.Splat(0.5);
            Expect(TLanes.MultiplyAddFused(x, y, half), at, (l, r) => Math.FusedMultiplyAdd(l, r, 0.5));
            Expect(TLanes.NegatedMultiplyAddFused(x, y, half), at, (l, r) => Math.FusedMultiplyAdd(-l, r, 0.5));
            Expect(TLanes.LessThan(x, y), at, (l, r) => Mask(l < r));
            Expect(TLanes.Equal(x, y), at, (l, r) => Mask(l == r));
            Expect(TLanes.Select(TLanes.LessThan(x, y), x, y), at, (l, r) => l < r ? l : r);
            Expect(TLanes.AndNot(p, q), at, (l, r) => Real(Bits(l) & ~Bits(r)));
            Expect(TLanes.LessThanSigned(p, q), at, (l, r) => Mask((long)Bits(l) < (long)Bits(r)));
            TablesAreRead<TLanes, TWords, TDoubles, TSingles>();
        }

        private static void TablesAreRead<TLanes, TWords, TDoubles, TSingles>()
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged
        {
            ReadOnlySpan<double> table = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
            ref double first = ref MemoryMarshal.GetReference(table);
            int[] indices = [12, 0, 5, 3, 3, 1, 7, 10];
            TWords lanes = Load<TWords>([.. indices.Select(index => Real((ulong)index))], 0);
            TLanes.LoadPairs(ref first, lanes, out TDoubles a, out TDoubles b);
            Values(a).Should().Equal(indices.Take(TLanes.Count).Select(index => (double)index));
            Values(b).Should().Equal(indices.Take(TLanes.Count).Select(index => index + 1.0));
            TLanes.LoadQuads(ref first, lanes, out a, out b, out TDoubles c, out TDoubles d);
            Values(a).Should().Equal(indices.Take(TLanes.Count).Select(index => (double)index));
            Values(b).Should().Equal(indices.Take(TLanes.Count).Select(index => index + 1.0));
            Values(c).Should().Equal(indices.Take(TLanes.Count).Select(index => index + 2.0));
            Values(d).Should().Equal(indices.Take(TLanes.Count).Select(index => index + 3.0));
        }

        // Any NaN equals any other: which one an operation gives is the processor's affair.
        private static void Expect<TVector>(TVector actual, int at, Func<double, double, double> expected)
            where TVector : unmanaged
        {
            double[] values = Values(actual);
            for (int i = 0; i < values.Length; i++)
            {
                double wanted = expected(Left[at + i], Right[at + i]);
                bool isSame = Bits(values[i]) == Bits(wanted) || (double.IsNaN(values[i]) && double.IsNaN(wanted));
                isSame.Should().BeTrue($"{values[i]:R} should be {wanted:R} in lane {i}");
            }
        }

        private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

        private static double Real(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

        private static double Mask(bool holds) => Real(holds ? ulong.MaxValue : 0);
    }

    private readonly struct Logarithms : ICheck
    {
        public void Run<TLanes, TWords, TDoubles, TSingles>()
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged
        {
            double[] arguments = Arguments("log");
            double[] results = new double[arguments.Length];
            int done = DoubleFunctions.LogVectors<TLanes, TWords, TDoubles, TSingles>(arguments, results);
            done.Should().Be(arguments.Length / TLanes.Count * TLanes.Count).And.BePositive();
            Compare(arguments, results.AsSpan(0, done), DoubleFunctions.Log);
        }
    }

    private readonly struct Turns : ICheck
    {
        public void Run<TLanes, TWords, TDoubles, TSingles>()
            where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
            where TWords : unmanaged
            where TDoubles : unmanaged
        {
            double[] arguments = Arguments("sin");
            double[] sines = new double[arguments.Length];
            double[] cosines = new double[arguments.Length];
            int done = DoubleFunctions.SinCosVectors<TLanes, TWords, TDoubles, TSingles>(arguments, sines, cosines);
            done.Should().Be(arguments.Length / TLanes.Count * TLanes.Count).And.BePositive();
            Compare(arguments, sines.AsSpan(0, done), DoubleFunctions.Sin);
            Compare(arguments, cosines.AsSpan(0, done), DoubleFunctions.Cos);
        }
    }

    // The known answers' arguments, among which are the ends of every branch, with what is no ordinary number.
    private static double[] Arguments(string function) =>
    [
        .. GoldenFile.Lines("double-functions.csv").Concat(GoldenFile.Lines("double-functions-sample.csv"))
            .Select(line => line.Split(','))
            .Where(fields => fields[0] == function)
            .Select(fields => GoldenFile.Double(fields[1])),
        0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -1, 1e6, 1,
    ];

    private static void Compare(double[] arguments, ReadOnlySpan<double> results, Func<double, double> definition)
    {
        List<string> failures = [];
        for (int i = 0; i < results.Length; i++)
        {
            double expected = definition(arguments[i]);
            if (!results[i].Equals(expected) || double.IsNegative(results[i]) != double.IsNegative(expected))
            {
                failures.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{arguments[i]:R}: {results[i]:R}, not {expected:R}"));
            }
        }

        string.Join('\n', failures).Should().BeEmpty();
    }

    private static TVector Load<TVector>(double[] values, int at)
        where TVector : unmanaged => MemoryMarshal.Read<TVector>(MemoryMarshal.AsBytes(values.AsSpan(at)));

    private static double[] Values<TVector>(TVector vector)
        where TVector : unmanaged =>
        MemoryMarshal.Cast<TVector, double>(new ReadOnlySpan<TVector>(in vector)).ToArray();
}
