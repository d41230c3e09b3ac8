using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Fills a kernel whose axes stand in the order of another framework: the same layer's weights, permuted.</summary>
/// <remarks>
/// <para><b>Values.</b> Those that the inner initializer gives for the kernel in Keras's order, each in its place: with the
/// fans of the layer, and what is said of rows and columns (<see cref="Orthogonal"/>, <see cref="Identity"/>) said of the
/// right axes.</para>
/// <para><b>Shape.</b> As <see cref="KernelLayout"/> has it; ranks 0 and 1 are as they are.</para>
/// <para><b>Cost.</b> A whole kernel is made tile by tile, and each tile put in its places on the way to memory: at most a
/// mebibyte of scratch for each thread, but a whole copy for <see cref="Orthogonal"/> and <see cref="STFT"/>. A sequential
/// stream is read once. A run or a box alone is made as boxes of the kernel.</para>
/// <para>Keras's own transposed convolutions have <c>[k..., out, in]</c>: <see cref="KernelLayout.OutIn"/> turns these
/// about likewise, into PyTorch's <c>[in, out, k...]</c>, and gives Keras's numbers; its fans are then those that Keras
/// reads, which are not the layer's. <see cref="KernelLayout.InOut"/> gives the layer's.</para>
/// </remarks>
/// <example>
/// The weight of a PyTorch <c>Linear(784, 100)</c>:
/// <code>var weight = new HeNormal(seed: 7).InLayout(KernelLayout.OutIn).Initialize([100, 784]);</code>
/// </example>
public sealed partial class LayoutInitializer : Initializer
{
    /// <summary>Creates the initializer.</summary>
    /// <param name="initializer">What fills the kernel.</param>
    /// <param name="layout">The order of the axes in memory.</param>
    /// <param name="depthMultiplier">The outputs of each input in <see cref="KernelLayout.Depthwise"/>; else 1.</param>
    /// <exception cref="ArgumentNullException">The initializer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The layout is undefined, or the multiplier not 1 or more.</exception>
    public LayoutInitializer(Initializer initializer, KernelLayout layout, int depthMultiplier = 1)
        : base(initializer)
    {
        if (!Enum.IsDefined(layout))
        {
            throw new ArgumentOutOfRangeException(
                nameof(layout),
                layout,
                FormattableString.Invariant(
                    $"layout must be Keras, OutIn, InOut, OutLast or Depthwise; received {(int)layout}."));
        }

        if (depthMultiplier < 1 || (depthMultiplier > 1 && layout != KernelLayout.Depthwise))
        {
            throw new ArgumentOutOfRangeException(
                nameof(depthMultiplier),
                depthMultiplier,
                FormattableString.Invariant(
                    $"depthMultiplier must be 1, or more in the layout Depthwise; received {depthMultiplier}."));
        }

        Layout = layout;
        DepthMultiplier = depthMultiplier;
    }

    /// <summary>What fills the kernel.</summary>
    public Initializer Inner => Parts[0];

    /// <summary>The order of the axes in memory.</summary>
    public KernelLayout Layout { get; }

    /// <summary>The outputs of each input in <see cref="KernelLayout.Depthwise"/>.</summary>
    public int DepthMultiplier { get; }

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => Inner.SupportedTypes;

    /// <inheritdoc/>
    public override bool TryGetDistribution(Shape shape, out Distribution distribution) =>
        Inner.TryGetDistribution(AxesOf(shape).KerasShape, out distribution);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape has not the axes of the layout.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        KernelAxes axes = AxesOf(request.Shape);
        if (axes.IsPlain || destination.IsEmpty)
        {
            Inner.FillRun(
                new FillRequest(axes.KerasShape, request.Start, request.MaxDegreeOfParallelism), destination);
        }
        else if (destination.Length == request.Shape.ElementCount)
        {
            Inner.FillLayout(axes.KerasShape, axes.MapOf(request.Shape), request.MaxDegreeOfParallelism, destination);
        }
        else
        {
            FillParts(axes, Box.Whole(request.Shape), request.Start, request.MaxDegreeOfParallelism, destination);
        }
    }

    internal override void FillBoxCore<T>(
        in BoxMap map, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        KernelAxes axes = AxesOf(map.Shape);
        if (axes.IsPlain)
        {
            Inner.FillBoxCore(new BoxMap(axes.KerasShape, map.Box), start, maxDegreeOfParallelism, destination);
        }
        else
        {
            FillParts(axes, map.Box, start, maxDegreeOfParallelism, destination);
        }
    }

    // A run of a box is a few boxes, one after the other in memory; each is a box of the kernel in Keras's order.
    private void FillParts<T>(in KernelAxes axes, Box box, long start, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        Initializer frozen = Inner.Freeze();
        while (!destination.IsEmpty)
        {
            Box part = axes.WholeGroups(box.StartOf(start, destination.Length));
            int count = (int)part.ElementCount;
            frozen.FillLayout(
                axes.KerasShape,
                axes.KerasBox(part),
                axes.MapOf(part.Extent),
                maxDegreeOfParallelism,
                destination[..count]);
            start += count;
            destination = destination[count..];
        }
    }

    private KernelAxes AxesOf(Shape shape) => new(Layout, DepthMultiplier, shape);
}
