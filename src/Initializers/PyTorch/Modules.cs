using System.Diagnostics.CodeAnalysis;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <summary>
/// The modules of <c>torch.nn</c>: each method gives the first weights of one, as its constructor in PyTorch 2.13 does.
/// </summary>
/// <typeparam name="T">The element type of the weights, PyTorch's <c>dtype</c>.</typeparam>
/// <remarks>
/// <para>The methods have PyTorch's names and those of its arguments that matter to the weights, in its order and with
/// its defaults. Modules made one after the other on one generator have the weights of a model whose constructor makes
/// them in that order.</para>
/// <para><b>Errors.</b> What PyTorch refuses is refused here, before a word is drawn. Where PyTorch leaves memory as it
/// is, a convolution without inputs for example, there are zeros here.</para>
/// <para><b>Source.</b> PyTorch, <c>torch/nn/modules</c>, <c>reset_parameters</c> of each class.</para>
/// </remarks>
/// <example>
/// <code>
/// Modules&lt;float&gt; nn = new(new TorchGenerator(0));
/// StateDict&lt;float&gt; model = new()
/// {
///     { "conv1", nn.Conv2d(1, 6, 5) },
///     { "bn1", nn.BatchNorm(6) },
///     { "fc", nn.Linear(400, 10) },
/// };
/// Init.KaimingNormal(model["conv1.weight"], nn.Generator, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu);
/// </code>
/// </example>
[SuppressMessage("Performance", "CA1822", Justification = "A norm is asked for as every other module is.")]
public sealed partial class Modules<T>
    where T : unmanaged
{
    private static readonly double Sqrt5 = Math.Sqrt(5.0);

    /// <summary>Makes modules on a generator.</summary>
    /// <param name="generator">Where the words come from, of this and of other calls on it.</param>
    /// <exception cref="ArgumentException">The element type is not floating.</exception>
    public Modules(TorchGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        FillArguments.CheckType<T>();
        Generator = generator;
    }

    /// <summary>Where the words come from.</summary>
    public TorchGenerator Generator { get; }

    /// <summary>A fully connected layer: <c>weight (out, in)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inFeatures">The inputs; 0 is allowed.</param>
    /// <param name="outFeatures">The outputs; 0 is allowed.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>
    /// The weight is that of <c>Init.KaimingUniform</c> with <c>a = sqrt(5)</c>, the bias uniform on
    /// <c>[-1/sqrt(in), 1/sqrt(in))</c>. <b>PyTorch.</b> <c>torch.nn.Linear</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public StateDict<T> Linear(long inFeatures, long outFeatures, bool bias = true)
    {
        RequireNotNegative(inFeatures, nameof(inFeatures));
        RequireNotNegative(outFeatures, nameof(outFeatures));
        StateDict<T> module = new()
        {
            ["weight"] = Init.KaimingUniform(New([outFeatures, inFeatures]), Generator, Sqrt5),
        };
        if (bias)
        {
            module["bias"] = WithinRoot(New([outFeatures]), inFeatures);
        }

        return module;
    }

    /// <summary>A bilinear layer: <c>weight (out, in1, in2)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="in1Features">The first inputs.</param>
    /// <param name="in2Features">The second inputs.</param>
    /// <param name="outFeatures">The outputs.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>
    /// Both uniform on <c>[-1/sqrt(in1), 1/sqrt(in1))</c>. <b>PyTorch.</b> <c>torch.nn.Bilinear</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The first inputs are not positive, or a number is negative.</exception>
    public StateDict<T> Bilinear(long in1Features, long in2Features, long outFeatures, bool bias = true)
    {
        RequirePositive(in1Features, nameof(in1Features));
        RequireNotNegative(in2Features, nameof(in2Features));
        RequireNotNegative(outFeatures, nameof(outFeatures));
        StateDict<T> module = new()
        {
            ["weight"] = WithinRoot(New([outFeatures, in1Features, in2Features]), in1Features),
        };
        if (bias)
        {
            module["bias"] = WithinRoot(New([outFeatures]), in1Features);
        }

        return module;
    }

    /// <summary>A table of vectors: <c>weight (count, size)</c>.</summary>
    /// <param name="numEmbeddings">The number of vectors.</param>
    /// <param name="embeddingDim">Their size.</param>
    /// <param name="paddingIdx">The number of a vector that is zero, counted from the end if negative; or none.</param>
    /// <returns>The weight.</returns>
    /// <remarks>
    /// Standard normal; the padding vector is drawn too, then zero. <b>PyTorch.</b> <c>torch.nn.Embedding</c>,
    /// <c>torch.nn.EmbeddingBag</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such padding vector, or a number is negative.</exception>
    public StateDict<T> Embedding(long numEmbeddings, long embeddingDim, long? paddingIdx = null)
    {
        RequireNotNegative(numEmbeddings, nameof(numEmbeddings));
        RequireNotNegative(embeddingDim, nameof(embeddingDim));
        if (paddingIdx is { } index && (index < -numEmbeddings || index >= numEmbeddings))
        {
            throw new ArgumentOutOfRangeException(
                nameof(paddingIdx),
                index,
                FormattableString.Invariant(
                    $"paddingIdx must name one of the {numEmbeddings} embeddings; received {index}."));
        }

        DenseTensor<T> weight = Init.Normal(New([numEmbeddings, embeddingDim]), Generator);
        if (paddingIdx is { } padding)
        {
            long row = padding < 0 ? padding + numEmbeddings : padding;
            weight.Span.Slice((int)(row * embeddingDim), (int)embeddingDim).Clear();
        }

        return new() { ["weight"] = weight };
    }

    // As torch.empty, but zero where nothing is drawn.
    private static DenseTensor<T> New(Shape shape) => new(shape);

    // Uniform within 1 / sqrt(n), for n = 0 within 0.
    private DenseTensor<T> WithinRoot(DenseTensor<T> tensor, long n)
    {
        double bound = n > 0 ? 1.0 / Math.Sqrt(n) : 0.0;
        return Init.Uniform(tensor, Generator, n > 0 ? -bound : 0.0, bound);
    }

    private static void RequirePositive(long value, string parameter) => Require(value, parameter, value > 0, "positive");

    private static void RequireNotNegative(long value, string parameter) =>
        Require(value, parameter, value >= 0, "0 or more");

    private static void Require(long value, string parameter, bool isGood, string rule)
    {
        if (!isGood)
        {
            throw new ArgumentOutOfRangeException(
                parameter, value, FormattableString.Invariant($"{parameter} must be {rule}; received {value}."));
        }
    }
}
