using System;
using System.Collections.Generic;
using Initializers.Tensors;

namespace Initializers.Samples.Layouts;

/// <summary>A kind of convolution over signals with one axis and as many channels that come out as go in.</summary>
/// <remarks>Signals are periodic: no border has fewer inputs, so theory is exact.</remarks>
/// <param name="Name">What tables and pictures call it.</param>
/// <param name="Kernel">The weight's shape in PyTorch: out, in of a group, taps; of a transposed one in, out, taps.</param>
/// <param name="Stride">By how much a transposed one enlarges; 0 for one that is not.</param>
/// <param name="Terms">How many products an output adds up, on average.</param>
/// <param name="Right">The initializer that knows this, from a seed.</param>
internal sealed record LayerKind(
    string Name, Shape Kernel, int Stride, double Terms, Func<Seed, Initializer> Right)
{
    internal const int Channels = 32;

    internal static IReadOnlyList<LayerKind> All { get; } =
    [
        new(
            "convolution, OIK",
            [Channels, Channels, 5],
            0,
            5 * Channels,
            seed => new HeNormal(seed).InLayout(KernelLayout.OutIn)),
        new(
            "4 groups",
            [Channels, Channels / 4, 5],
            0,
            5 * Channels / 4,
            seed => new HeNormal(seed).InLayout(KernelLayout.OutIn)),
        new(
            "depthwise",
            [Channels, 1, 5],
            0,
            5,
            seed => new HeNormal(seed).WithFans(Fans.Convolution(Channels, Channels, [5], groups: Channels))),
        new(
            "transposed, stride 2",
            [Channels, Channels, 4],
            2,
            4 * Channels / 2,
            seed => new HeNormal(seed).WithFans(Fans.TransposedConvolution(Channels, Channels, [4], stride: 2))),
    ];

    /// <summary>The fan-in that the weight has if its axes are read as Keras's.</summary>
    internal double NaiveFan => Fans.Compute(Kernel).In;

    /// <summary>Sends a signal through one layer and a ReLU.</summary>
    /// <param name="signal">Channels by places.</param>
    /// <param name="kernel">The weights.</param>
    internal DenseTensor<float> Apply(DenseTensor<float> signal, DenseTensor<float> kernel)
    {
        int places = (int)signal.Shape[1];
        int taps = (int)Kernel[2];
        int inputs = (int)(Stride > 0 ? Channels : Kernel[1]);
        int length = places * Math.Max(Stride, 1);
        float[] outputs = new float[Channels * length];
        double[] sums = new double[length];
        for (int output = 0; output < Channels; output++)
        {
            Array.Clear(sums);
            for (int input = 0; input < inputs; input++)
            {
                // With as many outputs as inputs, a group's outputs have the numbers of its inputs.
                int channel = (output / inputs * inputs) + input;
                int at = Stride > 0 ? (input * Channels) + output : (output * inputs) + input;
                AddUp(signal.Span.Slice(channel * places, places), kernel.Span.Slice(at * taps, taps), sums);
            }

            for (int place = 0; place < length; place++)
            {
                outputs[(output * length) + place] = (float)Math.Max(sums[place], 0);
            }
        }

        return new([Channels, length], outputs);
    }

    private void AddUp(ReadOnlySpan<float> signal, ReadOnlySpan<float> weights, Span<double> sums)
    {
        for (int place = 0; place < signal.Length; place++)
        {
            for (int tap = 0; tap < weights.Length; tap++)
            {
                (int from, int to) = Stride > 0
                    ? (place, ((place * Stride) + tap) % sums.Length)
                    : ((place + tap) % signal.Length, place);
                sums[to] += (double)signal[from] * weights[tap];
            }
        }
    }
}
