using System;
using System.Collections.Generic;
using Initializers.Samples.Gallery.Laws;
using Initializers.Tensors;

namespace Initializers.Samples.Gallery;

/// <summary>The initializers of Keras, in Keras's order. Theory is written out here, beside each of them.</summary>
internal static class Exhibits
{
    /// <summary>How many integers after the seed are used.</summary>
    internal const int Seeds = 12;

    private const string Glorot =
        "Glorot, Bengio, \"Understanding the difficulty of training deep feedforward neural networks\", AISTATS 2010";

    private const string He = "He, Zhang, Ren, Sun, \"Delving deep into rectifiers\", ICCV 2015";

    private const string Saxe =
        "Saxe, McClelland, Ganguli, \"Exact solutions to the nonlinear dynamics of learning in deep linear neural "
        + "networks\", ICLR 2014; Mezzadri, \"How to generate random matrices from the classical compact groups\", "
        + "Notices of the AMS 54, 2007";

    private const string Allen =
        "Allen, Rabiner, \"A unified approach to short-time Fourier analysis and synthesis\", "
        + "Proceedings of the IEEE 65, 1977";

    private const string Lecun = "LeCun, Bottou, Orr, Müller, \"Efficient BackProp\", 1998, section 4.6";

    /// <summary>Fills tensors and measures them, one at a time.</summary>
    /// <param name="size">The fan-out; the fan-in is twice that.</param>
    /// <param name="seed">The seed of the first that draws; each after it has the next integer, since initializers with
    /// one seed and one kind of distribution draw the same values at another scale.</param>
    internal static IEnumerable<IExhibit> All(int size, long seed)
    {
        int fanIn = 2 * size;
        int fanOut = size;
        double fanMean = (fanIn + fanOut) / 2.0;
        Shape shape = [fanIn, fanOut];
        string fans = Numbers.Text($"fans {fanIn}, {fanOut}");

        yield return Mass(new Zeros(), shape, "0 everywhere", new() { [0] = 1 });
        yield return Mass(new Ones(), shape, "1 everywhere", new() { [1] = 1 });
        yield return Mass(new Constant(.5), shape, "one value everywhere, 0.5", new() { [.5] = 1 });
        yield return Mass(
            new Identity(),
            [size, size],
            "1 on the diagonal, 0 elsewhere",
            new() { [1] = 1.0 / size, [0] = 1 - (1.0 / size) });

        yield return Density(
            new RandomNormal(seed: seed),
            shape,
            "normal, mean 0, σ = 0.05",
            "whatever the shape",
            Distribution.Normal(0, .05));
        yield return Density(
            new RandomUniform(seed: seed + 1),
            shape,
            "uniform on [−0.05, 0.05)",
            "whatever the shape",
            Distribution.Uniform(-.05, .05));
        yield return Density(
            new TruncatedNormal(seed: seed + 2),
            shape,
            "normal, mean 0, σ = 0.05, cut at ±2σ",
            "std = 0.8796 σ, whatever the shape",
            Distribution.TruncatedNormal(0, .05));
        yield return Density(
            new VarianceScaling(2, FanMode.FanOut, VarianceDistribution.UntruncatedNormal, seed + 3),
            shape,
            "scale 2, fan_out, untruncated: σ = √(2 / fanOut)",
            Numbers.Text($"{fans}: σ = {Math.Sqrt(2.0 / fanOut):0.0000}"),
            Distribution.Normal(0, Math.Sqrt(2.0 / fanOut)),
            He + ", section 2.2");

        yield return Cut(new GlorotNormal(seed + 4), "std = √(2 / (fanIn + fanOut))", Math.Sqrt(1 / fanMean), Glorot);
        yield return Uniform(
            new GlorotUniform(seed + 5),
            "limit = √(6 / (fanIn + fanOut))",
            Math.Sqrt(3 / fanMean),
            Glorot + ", eq. 16");
        yield return Cut(new HeNormal(seed + 6), "std = √(2 / fanIn)", Math.Sqrt(2.0 / fanIn), He + ", eq. 10");
        yield return Uniform(new HeUniform(seed + 7), "limit = √(6 / fanIn)", Math.Sqrt(6.0 / fanIn), He + ", eq. 10");
        yield return Cut(new LecunNormal(seed + 8), "std = √(1 / fanIn)", Math.Sqrt(1.0 / fanIn), Lecun);
        yield return Uniform(new LecunUniform(seed + 9), "limit = √(3 / fanIn)", Math.Sqrt(3.0 / fanIn), Lecun);

        Shape matrix = [size, size / 4];
        yield return new OrthogonalExhibit(
            new(
                "Orthogonal",
                "entry density ∝ (1 − x²)^((n − 3)/2)",
                Numbers.Text($"n = {size} rows, {size / 4} orthonormal columns"),
                Saxe),
            matrix,
            seed + 10);
        yield return new StftExhibit(
            new(
                "STFT",
                "w(t)/s · exp(−2πi tk/N), s = √Σw²",
                Numbers.Text($"T = N = {size / 4}, Hann window"),
                Allen),
            size / 4);

        DensityExhibit Cut(Initializer initializer, string formula, double stdDev, string source)
        {
            // A normal of standard deviation 1 has this one after the cut.
            var law = Distribution.TruncatedNormal(0, stdDev / 0.87962566103423978);
            return Density(
                initializer,
                shape,
                formula + ", cut at ±2σ",
                Numbers.Text($"{fans}: σ = std / 0.8796 = {law.UntruncatedStandardDeviation:0.0000}"),
                law,
                source);
        }

        DensityExhibit Uniform(Initializer initializer, string formula, double limit, string source) => Density(
            initializer,
            shape,
            formula,
            Numbers.Text($"{fans}: limit = {limit:0.0000}"),
            Distribution.Uniform(-limit, limit),
            source);
    }

    private static MassExhibit Mass(
        Initializer initializer, Shape shape, string formula, Dictionary<double, double> expected) =>
        new(
            new(initializer.GetType().Name, formula, Numbers.Text($"shape {shape}"), ""),
            initializer,
            shape,
            expected);

    private static DensityExhibit Density(
        Initializer initializer, Shape shape, string formula, string numbers, Law law, string source = "") =>
        new(new(initializer.GetType().Name, formula, numbers, source), initializer, shape, law);
}
