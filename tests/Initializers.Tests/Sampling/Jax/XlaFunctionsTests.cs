using System;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.Lanes;
using Initializers.Sampling.Jax;
using MathNet.Numerics;
using Xunit;

namespace Initializers.Tests.Sampling.Jax;

public class XlaFunctionsTests
{
    [Fact]
    public void ErfInv_in_vectors_is_the_scalar_form_at_every_width()
    {
        Check<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();
        Check<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();
        Check<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();
    }

    [Fact]
    public void ErfInv_is_the_inverse_error_function_to_single_precision()
    {
        // In the tails the rounding of x * x shows: an error of half a unit there becomes some 90 in the result.
        for (int i = -999; i <= 999; i++)
        {
            float x = i / 1000f;
            double exact = SpecialFunctions.ErfInv(x);
            Math.Abs(XlaFunctions.ErfInv(x) - exact).Should().BeLessThanOrEqualTo(2e-5 * Math.Abs(exact), $"of {x}");
        }
    }

    [Fact]
    public void ErfInv_is_odd_and_finite_up_to_the_ends()
    {
        float end = MathF.BitDecrement(1f);
        XlaFunctions.ErfInv(end).Should().BeInRange(3.5f, 4f);
        XlaFunctions.ErfInv(-end).Should().Be(-XlaFunctions.ErfInv(end));
        XlaFunctions.ErfInv(0f).Should().Be(0f);
    }

    private static unsafe void Check<TLanes, TWords, TDoubles, TSingles>()
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        // Every 97th of the fractions, which meets all branches many times.
        int count = 2 * TLanes.Count;
        float* x = stackalloc float[count];
        float* y = stackalloc float[count];
        for (int first = 0; first + (97 * count) < 1 << 23; first += 97 * count)
        {
            for (int i = 0; i < count; i++)
            {
                x[i] = MathF.BitIncrement(-1f) + ((first + (97 * i)) * (1f / (1 << 22)));
            }

            TLanes.Store(XlaFunctions.ErfInv<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(x)), y);
            for (int i = 0; i < count; i++)
            {
                if (BitConverter.SingleToUInt32Bits(y[i]) != BitConverter.SingleToUInt32Bits(XlaFunctions.ErfInv(x[i])))
                {
                    Assert.Fail($"{x[i]:R} gives {y[i]:R} in lane {i} of {count}.");
                }
            }
        }
    }
}
