using System;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Data;

/// <summary>Hand-written digits: an image a row, and what each of them shows.</summary>
internal sealed record DigitSet(Matrix<float> Images, int[] Labels)
{
    internal int Count => Labels.Length;

    /// <summary>The images and labels at some places.</summary>
    internal DigitSet Pick(ReadOnlySpan<int> places)
    {
        int[] labels = new int[places.Length];
        var images = Matrix<float>.Build.Dense(places.Length, Images.ColumnCount);
        for (int i = 0; i < places.Length; i++)
        {
            labels[i] = Labels[places[i]];
            for (int pixel = 0; pixel < images.ColumnCount; pixel++)
            {
                images[i, pixel] = Images[places[i], pixel];
            }
        }

        return new(images, labels);
    }
}
