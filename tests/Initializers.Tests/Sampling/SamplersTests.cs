using System;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

public unsafe class SamplersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_001)]
    public void Kernel_asks_for_every_element_of_the_run_once(int length)
    {
        foreach (int degree in new[] { 1, 2, -1 })
        {
            GuardedBuffer<double> buffer = new(length);
            SamplerKernel<Numbers, double>.Fill(default, 1L << 33, degree, buffer.Span);
            buffer.AssertIntact();
            Span<double> values = buffer.Span;
            for (int i = 0; i < length; i++)
            {
                if (values[i] != (1L << 33) + i)
                {
                    Assert.Fail($"Element {i} is {values[i]} with {degree} threads.");
                }
            }
        }
    }

    [Fact]
    public void Narrow_rounds_the_unit_the_product_and_the_sum()
    {
        const float unit = 0.33333334f;
        const float scale = 1.7f;
        const float offset = -0.61f;
        float source = unit;

        Half half;
        NarrowAffine.Apply(&source, (float)(Half)scale, (float)(Half)offset, 1, &half);
        half.Should().Be((Half)((float)(Half)((float)(Half)unit * (float)(Half)scale) + (float)(Half)offset));

        BFloat16 brain;
        NarrowAffine.Apply(&source, (BFloat16)scale, (BFloat16)offset, 1, &brain);
        float product = (BFloat16)((float)(BFloat16)unit * (float)(BFloat16)scale);
        brain.Should().Be((BFloat16)(product + (float)(BFloat16)offset));
    }

    [Fact]
    public void Narrow_sampler_goes_through_its_chunks_in_order()
    {
        const int length = 2500;
        GuardedBuffer<BFloat16> buffer = new(length);
        fixed (BFloat16* pointer = buffer.Span)
        {
            NarrowSampler<Ramp, BFloat16> sampler = new(default, (BFloat16)1f, (BFloat16)0f);
            sampler.Sample(7, length, pointer);
        }

        buffer.AssertIntact();
        for (int i = 0; i < length; i++)
        {
            buffer.Span[i].Should().Be((BFloat16)(float)(7 + i));
        }
    }

    private readonly struct Numbers : ISampler<double>
    {
        public void Sample(long start, int length, double* destination)
        {
            for (int i = 0; i < length; i++)
            {
                destination[i] = start + i;
            }
        }
    }

    private readonly struct Ramp : ISampler<float>
    {
        public void Sample(long start, int length, float* destination)
        {
            for (int i = 0; i < length; i++)
            {
                destination[i] = start + i;
            }
        }
    }
}
