using System.Linq;
using FluentAssertions;
using Initializers.Samples.Layouts;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Layouts;

public class SignalTests
{
    public static TheoryData<int> Kinds => new(Enumerable.Range(0, LayerKind.All.Count));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_output_of_ones_is_the_number_of_terms_on_average(int index)
    {
        LayerKind kind = LayerKind.All[index];

        DenseTensor<float> outputs = kind.Apply(
            new Ones().Initialize([LayerKind.Channels, 16]), new Ones().Initialize(kind.Kernel));

        outputs.Shape.ToArray().Should().Equal(LayerKind.Channels, kind.Stride == 0 ? 16 : 32);
        outputs.ToArray().Average().Should().BeApproximately((float)kind.Terms, 1e-3f);
    }

    [Fact]
    public void Each_output_has_the_inputs_of_its_group()
    {
        LayerKind grouped = LayerKind.All[1];
        DenseTensor<float> signal = new([LayerKind.Channels, 16]);
        signal[9, 4] = 1;

        DenseTensor<float> outputs = grouped.Apply(signal, new Ones().Initialize(grouped.Kernel));

        for (int channel = 0; channel < LayerKind.Channels; channel++)
        {
            outputs.Span.Slice(channel * 16, 16).ToArray().Sum().Should().Be(channel is >= 8 and < 16 ? 5 : 0);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_signal_keeps_its_size_with_the_right_fans_and_falls_as_theory_says_with_others(int index)
    {
        LayerKind kind = LayerKind.All[index];
        var right = Signal.Measure(kind, kind.Right, kind.Terms, 60, TestContext.Current.CancellationToken);
        var naive = Signal.Measure(
            kind, seed => new HeNormal(seed), kind.NaiveFan, 60, TestContext.Current.CancellationToken);

        right.Theory.Should().OnlyContain(value => value == 1);
        naive.Theory[1].Should().BeLessThan(.2);
        foreach (Signal signal in (Signal[])[right, naive])
        {
            for (int layer = 1; layer <= 2; layer++)
            {
                double error = signal.Errors[layer] / signal.Theory[layer];
                error.Should().BeLessThan(.08);
                (signal.Means[layer] / signal.Theory[layer]).Should().BeApproximately(1, 4 * error);
            }
        }
    }
}
