using System.Linq;
using Initializers.Tensors;

namespace Initializers.Samples.Layouts;

/// <summary>A small network with channels last and kernels as Keras has them.</summary>
/// <param name="convolution">3 x 3: height, width, in, out.</param>
/// <param name="depthwise">3 x 3: height, width, in, outputs of each input.</param>
/// <param name="dense">In, out.</param>
internal sealed class KerasNetwork(
    DenseTensor<float> convolution, DenseTensor<float> depthwise, DenseTensor<float> dense)
{
    internal static KerasNetwork Draw(Seed seed) => new(
        new HeNormal(seed.Derive("convolution")).Initialize([3, 3, 3, 8]),
        new HeNormal(seed.Derive("depthwise")).Initialize([3, 3, 8, 2]),
        new Orthogonal(seed: seed.Derive("dense")).Initialize([16, 10]));

    /// <summary>The ten outputs for an image of height, width, channels.</summary>
    internal float[] Run(DenseTensor<float> image)
    {
        image = Depthwise(Convolve(image));
        double[] means = [.. Enumerable.Range(0, (int)image.Shape[2]).Select(channel => Mean(image, channel))];
        return [.. Enumerable.Range(0, (int)dense.Shape[1]).Select(output =>
            (float)means.Select((mean, input) => mean * dense[input, output]).Sum())];
    }

    private DenseTensor<float> Convolve(DenseTensor<float> image)
    {
        DenseTensor<float> result = new([image.Shape[0] - 2, image.Shape[1] - 2, convolution.Shape[3]]);
        for (int y = 0; y < result.Shape[0]; y++)
        {
            for (int x = 0; x < result.Shape[1]; x++)
            {
                for (int output = 0; output < result.Shape[2]; output++)
                {
                    double sum = 0;
                    for (int tap = 0; tap < 9; tap++)
                    {
                        for (int input = 0; input < image.Shape[2]; input++)
                        {
                            sum += (double)image[y + (tap / 3), x + (tap % 3), input]
                                * convolution[tap / 3, tap % 3, input, output];
                        }
                    }

                    result[y, x, output] = (float)double.Max(sum, 0);
                }
            }
        }

        return result;
    }

    private DenseTensor<float> Depthwise(DenseTensor<float> image)
    {
        long multiplier = depthwise.Shape[3];
        DenseTensor<float> result = new([image.Shape[0] - 2, image.Shape[1] - 2, image.Shape[2] * multiplier]);
        for (int y = 0; y < result.Shape[0]; y++)
        {
            for (int x = 0; x < result.Shape[1]; x++)
            {
                for (int output = 0; output < result.Shape[2]; output++)
                {
                    double sum = 0;
                    for (int tap = 0; tap < 9; tap++)
                    {
                        sum += (double)image[y + (tap / 3), x + (tap % 3), output / multiplier]
                            * depthwise[tap / 3, tap % 3, output / multiplier, output % multiplier];
                    }

                    result[y, x, output] = (float)double.Max(sum, 0);
                }
            }
        }

        return result;
    }

    private static double Mean(DenseTensor<float> image, int channel)
    {
        double sum = 0;
        for (int y = 0; y < image.Shape[0]; y++)
        {
            for (int x = 0; x < image.Shape[1]; x++)
            {
                sum += image[y, x, channel];
            }
        }

        return sum / (image.Shape[0] * image.Shape[1]);
    }
}
