using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Which axes of a kernel in some layout are which in Keras's order.</summary>
internal readonly struct KernelAxes
{
    private readonly KernelLayout _layout;
    private readonly long _multiplier;

    internal KernelAxes(KernelLayout layout, int depthMultiplier, Shape shape)
    {
        _layout = shape.Rank < 2 ? KernelLayout.Keras : layout;
        _multiplier = depthMultiplier;
        KerasShape = shape;
        if (IsPlain)
        {
            return;
        }

        if (layout == KernelLayout.Depthwise && (shape[1] != 1 || shape[0] % depthMultiplier != 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"shape must be [in * {depthMultiplier}, 1, k...] in the layout Depthwise; received {shape}."),
                nameof(shape));
        }

        (long inputs, long outputs) = Ends(shape.Dimensions);
        KerasShape = ToKeras(shape.Dimensions, inputs, outputs);
    }

    /// <summary>Whether nothing moves.</summary>
    internal bool IsPlain => _layout == KernelLayout.Keras;

    /// <summary>The kernel's shape in Keras's order.</summary>
    internal Shape KerasShape { get; }

    /// <summary>
    /// A box, or what it starts with where outputs of several inputs stand on one axis: whole inputs, or part of one.
    /// </summary>
    internal Box WholeGroups(Box box)
    {
        if (_layout != KernelLayout.Depthwise)
        {
            return box;
        }

        long inGroup = box.Offset[0] % _multiplier;
        long count = box.Extent[0];
        count = inGroup != 0 ? Math.Min(count, _multiplier - inGroup)
            : count >= _multiplier ? count - (count % _multiplier)
            : count;
        return Start(box, count);
    }

    /// <summary>The box of the kernel in Keras's order.</summary>
    internal Box KerasBox(Box box)
    {
        (long inputs, long outputs) = Ends(box.Extent.Dimensions);
        Shape extent = ToKeras(box.Extent.Dimensions, inputs, outputs);
        (long input, long output) = _layout switch
        {
            KernelLayout.InOut => (box.Offset[0], box.Offset[1]),
            KernelLayout.OutLast => (box.Offset[^1], box.Offset[0]),
            KernelLayout.Depthwise => (box.Offset[0] / _multiplier, box.Offset[0] % _multiplier),
            _ => (box.Offset[1], box.Offset[0]),
        };
        return new([.. Field(box.Offset), input, output], extent);
    }

    /// <summary>Where the elements of a kernel or of a box stand in memory.</summary>
    internal LayoutMap MapOf(Shape extent)
    {
        (long inputs, long outputs) = Ends(extent.Dimensions);
        long field = 1;
        foreach (long size in Field(extent.Dimensions))
        {
            field *= size;
        }

        return _layout switch
        {
            KernelLayout.OutLast => new(field, inputs, outputs, inputs, 1, field * inputs),
            KernelLayout.OutIn => new(field, inputs, outputs, 1, field, field * inputs),
            _ => new(field, inputs, outputs, 1, field * outputs, field),
        };
    }

    private static Box Start(Box box, long count)
    {
        long[] extent = box.Extent.ToArray();
        extent[0] = count;
        return new(box.Offset, new(extent));
    }

    private (long In, long Out) Ends(ReadOnlySpan<long> sizes) => _layout switch
    {
        KernelLayout.InOut => (sizes[0], sizes[1]),
        KernelLayout.OutLast => (sizes[^1], sizes[0]),
        KernelLayout.Depthwise => sizes[0] < _multiplier ? (1, sizes[0]) : (sizes[0] / _multiplier, _multiplier),
        _ => (sizes[1], sizes[0]),
    };

    private ReadOnlySpan<long> Field(ReadOnlySpan<long> sizes) =>
        _layout == KernelLayout.OutLast ? sizes[1..^1] : sizes[2..];

    private Shape ToKeras(ReadOnlySpan<long> sizes, long inputs, long outputs) =>
        new([.. Field(sizes), inputs, outputs]);
}
