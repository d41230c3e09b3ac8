using System;
using System.Linq;
using Initializers.Tensors;

namespace Initializers.Samples.Layouts;

/// <summary>The network of <see cref="KerasNetwork"/> with channels first and weights as PyTorch has them.</summary>
/// <param name="convolution"><c>Conv2d(3, 8, 3)</c>: out, in, height, width.</param>
/// <param name="depthwise"><c>Conv2d(8, 16, 3, groups=8)</c>: out, 1, height, width.</param>
/// <param name="linear"><c>Linear(16, 10)</c>: out, in.</param>
internal sealed class TorchNetwork(
    DenseTensor<float> convolution, DenseTensor<float> depthwise, DenseTensor<float> linear)
{
    /// <summary>The weights of the same layers: same initializers, same seeds, and the layout.</summary>
    internal static TorchNetwork Draw(Seed seed) => new(
        new HeNormal(seed.Derive("convolution")).InLayout(KernelLayout.OutIn).Initialize([8, 3, 3, 3]),
        new HeNormal(seed.Derive("depthwise")).InLayout(KernelLayout.Depthwise, depthMultiplier: 2)
            .Initialize([16, 1, 3, 3]),
        new Orthogonal(seed: seed.Derive("dense")).InLayout(KernelLayout.OutIn).Initialize([10, 16]));

    /// <summary>The same initializers and seeds on the same shapes, but nothing said about the layout.</summary>
    internal static TorchNetwork DrawNaively(Seed seed) => new(
        new HeNormal(seed.Derive("convolution")).Initialize([8, 3, 3, 3]),
        new HeNormal(seed.Derive("depthwise")).Initialize([16, 1, 3, 3]),
        new Orthogonal(seed: seed.Derive("dense")).Initialize([10, 16]));

    /// <summary>The ten outputs for an image of channels, height, width.</summary>
    internal float[] Run(DenseTensor<float> image)
    {
        image = Convolve(Convolve(image, convolution, groups: 1), depthwise, groups: 8);
        int places = (int)(image.Shape[1] * image.Shape[2]);
        double[] means = [.. Enumerable.Range(0, (int)image.Shape[0]).Select(channel =>
            image.Span.Slice(channel * places, places).ToArray().Sum(value => (double)value) / places)];
        return [.. Enumerable.Range(0, (int)linear.Shape[0]).Select(output =>
            (float)means.Select((mean, input) => mean * linear[output, input]).Sum())];
    }

    // Sums are added up in the order of the other network, so that not even rounding differs: place by place of the
    // kernel, and there input by input.
    private static DenseTensor<float> Convolve(DenseTensor<float> image, DenseTensor<float> kernel, int groups)
    {
        DenseTensor<float> result = new([kernel.Shape[0], image.Shape[1] - 2, image.Shape[2] - 2]);
        long outputs = kernel.Shape[0] / groups;
        for (int output = 0; output < result.Shape[0]; output++)
        {
            long first = output / outputs * kernel.Shape[1];
            for (int y = 0; y < result.Shape[1]; y++)
            {
                for (int x = 0; x < result.Shape[2]; x++)
                {
                    double sum = 0;
                    for (int tap = 0; tap < 9; tap++)
                    {
                        for (int input = 0; input < kernel.Shape[1]; input++)
                        {
                            sum += (double)image[first + input, y + (tap / 3), x + (tap % 3)]
                                * kernel[output, input, tap / 3, tap % 3];
                        }
                    }

                    result[output, y, x] = (float)Math.Max(sum, 0);
                }
            }
        }

        return result;
    }
}
