using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Data;

/// <summary>Reads the digits: 64 grey values from 0 to 16, row by row, then the digit, one image a line.</summary>
internal static class DigitFile
{
    /// <summary>The length of an image.</summary>
    internal const int Pixels = 64;

    /// <summary>The number of different digits.</summary>
    internal const int Classes = 10;

    private const int Darkest = 16;
    private const int TestEvery = 4;

    /// <summary>Reads the file that lies beside the program.</summary>
    internal static DigitData Read()
    {
        using StreamReader reader = new(Path.Combine(AppContext.BaseDirectory, "digits.csv"));
        return Read(reader);
    }

    /// <summary>Reads and splits: lines 4, 8, 12, ... are for the test, all others for training.</summary>
    /// <exception cref="InvalidDataException">A line has not the form.</exception>
    internal static DigitData Read(TextReader reader)
    {
        List<int[]> train = [];
        List<int[]> test = [];
        for (int number = 1; reader.ReadLine() is string line; number++)
        {
            (number % TestEvery == 0 ? test : train).Add(Parse(line, number));
        }

        return new(ToSet(train), ToSet(test));
    }

    private static int[] Parse(string line, int number)
    {
        string[] fields = line.Split(',');
        int[] values = new int[Pixels + 1];
        bool isValid = fields.Length == values.Length;
        for (int i = 0; i < values.Length && isValid; i++)
        {
            isValid = int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out values[i])
                && values[i] <= (i < Pixels ? Darkest : Classes - 1);
        }

        return isValid
            ? values
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"line {number} must be {Pixels} grey values from 0 to {Darkest} and a digit."));
    }

    // Grey values become -1 to 1: a mean square not far from 1, which is what the theory of initializers starts from.
    private static DigitSet ToSet(List<int[]> lines) => new(
        Matrix<float>.Build.Dense(lines.Count, Pixels, (row, pixel) => (lines[row][pixel] / (Darkest / 2f)) - 1),
        [.. lines.Select(line => line[Pixels])]);
}
