using System;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.Lanes;
using Initializers.Sampling.Torch;
using Xunit;

namespace Initializers.Tests.Sampling.Torch;

public class TorchFunctionsTests
{
    private const float Step = 1f / (1 << 24);

    [Fact]
    public void Vectors_are_the_scalar_form_at_every_width()
    {
        Check<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();
        Check<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();
        Check<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();
    }

    [Fact]
    public void Log_is_the_logarithm_to_single_precision()
    {
        for (int i = 1; i <= 1 << 24; i += 1021)
        {
            double exact = Math.Log(i * Step);
            Math.Abs(TorchFunctions.Log(i * Step) - exact).Should()
                .BeLessThanOrEqualTo(2.5e-7 * Math.Abs(exact) + 1e-12, $"of {i} steps");
        }

        TorchFunctions.Log(1f).Should().Be(0f);
    }

    [Fact]
    public void SinCos_are_sine_and_cosine_to_single_precision()
    {
        for (int i = 0; i < 1 << 24; i += 1021)
        {
            float angle = ScalarTorchKernel.TwoPiSingle * (i * Step);
            TorchFunctions.SinCos(angle, out float sin, out float cos);
            Math.Abs(sin - Math.Sin(angle)).Should().BeLessThan(1.5e-7, $"of {angle}");
            Math.Abs(cos - Math.Cos(angle)).Should().BeLessThan(1.5e-7, $"of {angle}");
        }
    }

    private static unsafe void Check<TLanes, TWords, TDoubles, TSingles>()
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        int count = 2 * TLanes.Count;
        float* x = stackalloc float[count];
        float* results = stackalloc float[3 * count];
        for (int first = 1; first + (211 * count) <= 1 << 24; first += 211 * count)
        {
            for (int i = 0; i < count; i++)
            {
                x[i] = (first + (211 * i)) * Step;
            }

            TSingles values = TLanes.Load(x);
            TSingles angles = TLanes.Multiply(values, TLanes.Splat(ScalarTorchKernel.TwoPiSingle));
            TorchFunctions.SinCos<TLanes, TWords, TDoubles, TSingles>(angles, out TSingles sin, out TSingles cos);
            TLanes.Store(TorchFunctions.Log<TLanes, TWords, TDoubles, TSingles>(values), results);
            TLanes.Store(sin, results + count);
            TLanes.Store(cos, results + (2 * count));
            for (int i = 0; i < count; i++)
            {
                TorchFunctions.SinCos(ScalarTorchKernel.TwoPiSingle * x[i], out float s, out float c);
                if (!Same(results[i], TorchFunctions.Log(x[i]))
                    || !Same(results[i + count], s)
                    || !Same(results[i + (2 * count)], c))
                {
                    Assert.Fail($"{x[i]:R} gives other bits in lane {i} of {count}.");
                }
            }
        }
    }

    private static bool Same(float left, float right) =>
        BitConverter.SingleToUInt32Bits(left) == BitConverter.SingleToUInt32Bits(right);
}
