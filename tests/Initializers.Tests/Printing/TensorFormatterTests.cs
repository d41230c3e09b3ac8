using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Printing;

// Expected texts are str(array) of NumPy 2; many stand in NumPy's own tests, there with commas.
public class TensorFormatterTests
{
    [Fact]
    public void Numbers_stand_at_their_points()
    {
        Print(1.0, 2.0, 3.0).Should().Be("[1. 2. 3.]");
        Print(1.0, 2.0, -10.0).Should().Be("[  1.   2. -10.]");
        Print(100.0, 2.0, -1.0).Should().Be("[100.   2.  -1.]");
        Print(-100.0, 2.0, 1.0).Should().Be("[-100.    2.    1.]");
        Print(0.0).Should().Be("[0.]");
        Print(-0.0, 0.0).Should().Be("[-0.  0.]");
    }

    [Fact]
    public void Digits_are_as_few_as_tell_the_numbers_apart_and_eight_at_most()
    {
        Print(1.5, 0.0, 1.234567890).Should().Be("[1.5        0.         1.23456789]");
        Print(0.1, 0.25, 0.3).Should().Be("[0.1  0.25 0.3 ]");
        Print(0.1f, 1f / 3f).Should().Be("[0.1        0.33333334]");
        Print(1.0 / 3.0, 2.0 / 3.0).Should().Be("[0.33333333 0.66666667]");
        Print(0.999999999, 1.0).Should().Be("[1. 1.]");
        Print(9.9999999996, 0.5).Should().Be("[10.   0.5]");
    }

    [Fact]
    public void Ties_round_to_the_even_digit()
    {
        // 2^-9 and three times that have nine digits, the last of them a five.
        Print(0.001953125, 0.005859375).Should().Be("[0.00195312 0.00585938]");
    }

    [Fact]
    public void Lines_are_filled_and_broken()
    {
        double[] numbers =
        [
            0.2918820979355541, 0.5064172631089138, 0.2848750619642916, 0.4342965294660567,
            0.7326538397312751, 0.3459503329096204, 0.0862072768214508, 0.39112753029631175,
        ];
        Print(numbers).Should().Be(
            "[0.2918821  0.50641726 0.28487506 0.43429653 0.73265384 0.34595033\n 0.08620728 0.39112753]");
    }

    [Fact]
    public void Rows_that_begin_deeper_are_broken_earlier()
    {
        // The 25th number would end in column 75, or one further to the right for rank 2.
        Print([.. Enumerable.Range(10, 25)]).Should().Be(
            "[10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33\n 34]");
        new DenseTensor<int>([1, 25], Enumerable.Range(10, 25).ToArray()).ToString().Should().Be(
            "[[10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33\n  34]]");

        // 24 numbers end in column 73 at rank 2, which is its limit, and in column 74 at rank 3, whose limit is 72.
        int[] numbers = [.. Enumerable.Range(10, 23), 99];
        new DenseTensor<int>([1, 24], numbers).ToString().Should().NotContain("\n");
        new DenseTensor<int>([1, 1, 24], numbers).ToString().Should().EndWith("32\n   99]]]");
    }

    [Fact]
    public void A_line_may_reach_its_last_column_but_one_for_the_bracket()
    {
        // 37 digits end in column 74; the bracket makes it 75.
        Print([.. Enumerable.Repeat(1, 37)]).Should().Be("[" + string.Join(' ', Enumerable.Repeat(1, 37)) + "]");
        Print([.. Enumerable.Repeat(1, 38)]).Should().Be("[" + string.Join(' ', Enumerable.Repeat(1, 37)) + "\n 1]");
        new DenseTensor<int>([1, 37], Enumerable.Repeat(1, 37).ToArray()).ToString().Should().Be(
            "[[" + string.Join(' ', Enumerable.Repeat(1, 36)) + "\n  1]]");
    }

    [Fact]
    public void Large_small_and_distant_numbers_take_exponents()
    {
        Print(1.234e9).Should().Be("[1.234e+09]");
        Print(1e8).Should().Be("[1.e+08]");
        Print(99999999.0).Should().Be("[99999999.]");
        Print(0.0001).Should().Be("[0.0001]");
        Print(0.00009).Should().Be("[9.e-05]");
        Print(1.0, 1000.0).Should().Be("[   1. 1000.]");
        Print(1.0, 1001.0).Should().Be("[1.000e+00 1.001e+03]");
        Print(0.0, 1e-10, 1.0).Should().Be("[0.e+00 1.e-10 1.e+00]");
        Print(12.34, 1e2, 1e123).Should().Be("[1.234e+001 1.000e+002 1.000e+123]");
        Print(-1e-5, 1.0 / 3.0).Should().Be("[-1.00000000e-05  3.33333333e-01]");
        Print(1e0, 1e5, 1e10, 1e15, 1e20).Should().Be("[1.e+00 1.e+05 1.e+10 1.e+15 1.e+20]");
        Print(1e23, 5e-324).Should().Be("[1.e+023 5.e-324]");
    }

    [Fact]
    public void Numbers_with_exponents_are_filled_up_with_their_own_digits()
    {
        // The single next to 1e-8 is 9.99999994e-09; that next to 8.092423e-06 is 8.09242279e-06.
        Print(1e-8f, 1.2345679e7f).Should().Be("[9.9999999e-09 1.2345679e+07]");
        Print(8.092423e-06f, -2.0240593e-06f).Should().Be("[ 8.0924228e-06 -2.0240593e-06]");
        Print(0.1, 123456.75).Should().Be("[1.0000000e-01 1.2345675e+05]");
        Print((Half)0.0001, (Half)1.5).Should().Be("[1.0e-04 1.5e+00]");
        Print((Half)0.0001, (Half)1.25, (Half)1000).Should().Be("[1.00e-04 1.25e+00 1.00e+03]");
    }

    [Fact]
    public void Not_finite_numbers_are_aligned_at_the_right()
    {
        Print(double.NaN, double.PositiveInfinity).Should().Be("[nan inf]");
        Print(double.NaN, double.NegativeInfinity).Should().Be("[ nan -inf]");
        Print(double.NaN, 1.0).Should().Be("[nan  1.]");
        Print(double.PositiveInfinity, 1.5).Should().Be("[inf 1.5]");
        Print(double.NegativeInfinity, 1.5).Should().Be("[-inf  1.5]");
        Print(double.PositiveInfinity, 100000, 1.25).Should().Be("[     inf 1.00e+05 1.25e+00]");
        Print(double.PositiveInfinity, 1.25, -1e120).Should().Be("[       inf  1.25e+000 -1.00e+120]");
    }

    [Fact]
    public void Half_precision_prints_its_own_shortest_digits()
    {
        double[] numbers = [0.6104, 0.922, 0.457, 0.0906, 0.3733, 0.007244, 0.5933, 0.947, 0.2383, 0.4226];
        Print([.. numbers.Select(static number => (Half)number)]).Should().Be(
            "[0.6104   0.922    0.457    0.0906   0.3733   0.007244 0.5933   0.947\n 0.2383   0.4226  ]");
        Print((Half)0.0, (Half)0.1, (Half)0.2).Should().Be("[0.  0.1 0.2]");
    }

    [Fact]
    public void Digits_before_the_point_are_all_the_numbers_own()
    {
        // The fewest digits that tell these numbers apart end before their units: 655, 819, 9999999.
        Print((Half)65504.0, (Half)65504.0).Should().Be("[65504. 65504.]");
        Print((Half)8192.0, (Half)20.5).Should().Be("[8192.    20.5]");
        Print((Half)(-32752.0)).Should().Be("[-32752.]");
        Print(99999992f).Should().Be("[99999992.]");
        Print(99999992f, 33554436f).Should().Be("[99999992. 33554436.]");
        Print((BFloat16)99614720f).Should().Be("[99614720.]");
        new Constant(65504.0).Initialize<Half>([2, 2]).ToString().Should().Be("[[65504. 65504.]\n [65504. 65504.]]");
    }

    [Fact]
    public void Bfloat16_prints_as_the_single_of_its_value() =>
        Print((BFloat16)1f, (BFloat16)3.14f).Should().Be("[1.       3.140625]");

    [Fact]
    public void Integers_are_aligned_at_the_right()
    {
        Print(0, 1, 2).Should().Be("[0 1 2]");
        Print(-2, 0, 3).Should().Be("[-2  0  3]");
        Print(long.MinValue, 7L).Should().Be("[-9223372036854775808                    7]");
        Print(byte.MaxValue, (byte)0).Should().Be("[255   0]");
    }

    [Fact]
    public void Truth_values_have_five_columns()
    {
        Print(true, false).Should().Be("[ True False]");
        Print(true, true).Should().Be("[ True  True]");
    }

    [Fact]
    public void Axes_nest_with_a_blank_line_between_matrices()
    {
        new DenseTensor<float>([2, 2], new float[] { 1, 0, 0, 1 }).ToString().Should().Be("[[1. 0.]\n [0. 1.]]");
        new DenseTensor<int>([2, 2, 1], new[] { 1, 2, 3, 10 }).ToString()
            .Should().Be("[[[ 1]\n  [ 2]]\n\n [[ 3]\n  [10]]]");
        new DenseTensor<int>([2, 1, 1, 1], new[] { 1, 2 }).ToString().Should().Be("[[[[1]]]\n\n\n [[[2]]]]");
    }

    [Fact]
    public void More_than_a_thousand_elements_are_shortened()
    {
        Print([.. Enumerable.Range(0, 1001)]).Should().Be("[   0    1    2 ...  998  999 1000]");
        Print([.. Enumerable.Range(0, 1000)]).Should().StartWith("[  0   1   2   3").And.NotContain("...");
        new DenseTensor<int>([2, 501], Enumerable.Range(0, 1002).ToArray()).ToString().Should().Be(
            "[[   0    1    2 ...  498  499  500]\n [ 501  502  503 ...  999 1000 1001]]");
    }

    [Fact]
    public void Only_printed_elements_set_the_width()
    {
        float[] numbers = new float[1001];
        numbers[500] = 1e20f;
        Print(numbers).Should().Be("[0. 0. 0. ... 0. 0. 0.]");
    }

    [Fact]
    public void Every_long_axis_is_shortened()
    {
        new DenseTensor<int>([40, 40]).ToString().Should().Be(
            """
            [[0 0 0 ... 0 0 0]
             [0 0 0 ... 0 0 0]
             [0 0 0 ... 0 0 0]
             ...
             [0 0 0 ... 0 0 0]
             [0 0 0 ... 0 0 0]
             [0 0 0 ... 0 0 0]]
            """.ReplaceLineEndings("\n"));
        new DenseTensor<int>([7, 1, 200]).ToString().Should().StartWith(
            "[[[0 0 0 ... 0 0 0]]\n\n [[0 0 0 ... 0 0 0]]\n\n [[0 0 0 ... 0 0 0]]\n\n ...\n\n [[0");
    }

    [Fact]
    public void Tensors_without_elements_are_empty_brackets()
    {
        default(DenseTensor<float>).ToString().Should().Be("[]");
        new DenseTensor<int>([3, 0]).ToString().Should().Be("[]");
    }

    [Fact]
    public void Scalars_print_as_numbers()
    {
        Scalar(1.0).Should().Be("1.0");
        Scalar(-0.0).Should().Be("-0.0");
        Scalar(0.1f).Should().Be("0.1");
        Scalar(1e-4f).Should().Be("1e-04");
        Scalar(1e-4).Should().Be("0.0001");
        Scalar(1.5e-5).Should().Be("1.5e-05");
        Scalar(1e15).Should().Be("1000000000000000.0");
        Scalar(1e16).Should().Be("1e+16");
        Scalar(double.NegativeInfinity).Should().Be("-inf");
        Scalar(double.NaN).Should().Be("nan");
        Scalar(42).Should().Be("42");
        Scalar(true).Should().Be("True");
    }

    [Fact]
    public void Culture_has_no_say()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = comma;
            Print(1.5, -2.25).Should().Be("[ 1.5  -2.25]");
            Scalar(1.5).Should().Be("1.5");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Other_types_print_their_own_text() => Print('a', 'b').Should().Be("[a b]");

    private static string Print<T>(params T[] elements)
        where T : unmanaged => DenseTensor.Create(elements).ToString();

    private static string Scalar<T>(T element)
        where T : unmanaged => new DenseTensor<T>([], new[] { element }).ToString();
}
