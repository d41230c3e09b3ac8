using System;
using System.Runtime.CompilerServices;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

/// <summary>What an initializer prints is the expression that made it, letter by letter.</summary>
public class CallTextTests
{
    [Fact]
    public void Prints_the_call_that_makes_it()
    {
        Check(new Zeros());
        Check(new Constant(value: 0.5));
        Check(new Constant(value: true));
        Check(new Constant(value: 18446744073709551615));
        Check(new Constant(value: double.NegativeInfinity));
        Check(new Identity());
        Check(new Identity(gain: -2.0));
        Check(new RandomNormal(mean: 0.0, stddev: 1e-05));
        Check(new RandomUniform(seed: 42, minval: -0.05, maxval: 0.05));
        Check(new TruncatedNormal(seed: -1, mean: 0.0, stddev: 0.05));
        Check(new HeNormal(seed: 42));
        Check(new GlorotUniform(seed: 3, inputAxes: [0, 1], outputAxes: [2]));
        Check(new HeNormal(seed: new SeedGenerator(7)));
        Check(new HeNormal(seed: new SeedGenerator()));
        Check(new Orthogonal(seed: 1, gain: 1.5));
        Check(new VarianceScaling(
            seed: 1, scale: 2.0, mode: FanMode.FanOut, distribution: VarianceDistribution.UntruncatedNormal));
        Check(new STFT(side: StftSide.Imag, window: new("hamming"), periodic: true, scaling: StftScaling.Spectrum));
        Check(new HeNormal(seed: 42).WithBackend(Backend.NumPy));
        Check(new HeNormal(seed: 42).WithBackend(Backend.OpenVino));
        Check(new Sum(new Ones(), new Sum(new Zeros(), new RandomNormal(seed: 1, mean: 0.0, stddev: 0.05))));
    }

    [Fact]
    public void What_has_no_text_is_left_out_or_cut()
    {
        new Constant(DenseTensor.Create([1.0, 2.0])).ToString().Should().Be("new Constant(value: [1.0, 2.0])");
        new Constant(DenseTensor.Create(new double[100])).ToString().Should().Be("new Constant(value: [...])");
        new DelegateInitializer<float>(static shape => new(shape)).ToString().Should().Be("DelegateInitializer<Single>");
    }

    private static void Check(Initializer initializer, [CallerArgumentExpression(nameof(initializer))] string call = "")
    {
        string onOneLine = string.Join(' ', call.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        initializer.ToString().Should().Be(onOneLine.Replace("( ", "(", StringComparison.Ordinal));
    }

    private sealed class Sum(Initializer one, Initializer other) : Initializer([one, other])
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            Parts[0].Fill(request.Shape, request.Start, destination);
    }
}
