using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Fills parts of a tensor, side by side along one axis, each as a tensor of its own.</summary>
/// <remarks>
/// <para><b>Shape.</b> A part has the tensor's shape, but its own size along the axis: equal sizes unless they are given. So
/// each gate of a fused LSTM kernel gets its own fans, and each recurrent gate is orthogonal.</para>
/// <para><b>Seeds.</b> Parts never share their numbers: those that hold one integer seed, or are one unseeded initializer,
/// draw from <see cref="Seed.Derive"/> of it by their index. A <see cref="SeedGenerator"/> gives each part its next
/// pair.</para>
/// </remarks>
/// <example>
/// The kernel of an LSTM in Keras's order of gates (i, f, c, o), and its bias, 1 for the forget gate:
/// <code>
/// GlorotUniform gate = new(seed: 42);
/// var kernel = new Blocks(axis: 1, [gate, gate, gate, gate]).Initialize([128, 4 * 256]);
/// var bias = new Blocks(axis: 0, [new Zeros(), new Ones(), new Zeros(), new Zeros()]).Initialize([4 * 256]);
/// </code>
/// An embedding whose first row is padding:
/// <code>
/// var table = new Blocks(axis: 0, sizes: [1, -1], [new Zeros(), new RandomNormal(0, 1, seed: 1)]).Initialize([10_000, 64]);
/// </code>
/// </example>
public sealed partial class Blocks : Initializer
{
    private const int PieceLength = 1 << 16;

    private readonly long[]? _sizes;

    /// <summary>Creates the initializer of parts that are equally large.</summary>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="parts">What fills each part, in order along the axis.</param>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public Blocks(int axis, params ReadOnlySpan<Initializer> parts)
        : base(Distinct(parts))
    {
        RequireParts(parts.Length);
        Axis = axis;
    }

    /// <summary>Creates the initializer of parts of given sizes.</summary>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="sizes">The size of each part along the axis; -1, once at most, for the rest.</param>
    /// <param name="parts">What fills each part, in order along the axis.</param>
    /// <exception cref="ArgumentException">There is no part, or there are not as many sizes, or a size is no size.</exception>
    public Blocks(int axis, ReadOnlySpan<long> sizes, params ReadOnlySpan<Initializer> parts)
        : base(Distinct(parts))
    {
        RequireParts(parts.Length);
        if (sizes.Length != parts.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"sizes must be as many as the parts, {parts.Length}; received {sizes.Length}."),
                nameof(sizes));
        }

        int open = 0;
        foreach (long size in sizes)
        {
            open += size == -1 ? 1 : 0;
            if (size < -1 || open > 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(sizes),
                    size,
                    FormattableString.Invariant($"sizes must be 0 or more, or -1 once for the rest; received {size}."));
            }
        }

        Axis = axis;
        _sizes = sizes.ToArray();
    }

    /// <summary>The axis; a negative one counts from the end.</summary>
    public int Axis { get; }

    /// <summary>The size of each part along the axis; null for equal sizes.</summary>
    public IReadOnlyList<long>? Sizes => _sizes is null ? null : Array.AsReadOnly(_sizes);

    /// <summary>What fills each part, with the seed that it draws from.</summary>
    public IReadOnlyList<Initializer> Initializers => Parts;

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes =>
        Parts.Aggregate(ElementTypes.All, static (types, part) => types & part.SupportedTypes);

    private protected override int BoxPieceLength => Parts.Max(static part => part.BoxPiece);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape has not the axis, or the sizes do not add up to its size.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        Shape shape = request.Shape;
        int axis = Axis < 0 ? Axis + shape.Rank : Axis;
        if ((uint)axis >= (uint)shape.Rank)
        {
            throw ShapeException(shape, FormattableString.Invariant($"have the axis {Axis}"));
        }

        long inner = 1;
        foreach (long size in shape.Dimensions[(axis + 1)..])
        {
            inner *= size;
        }

        long row = inner * shape[axis];
        long[] sizes = SizesFor(shape, axis);
        Shape[] shapes = new Shape[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            long[] dimensions = shape.ToArray();
            dimensions[axis] = sizes[i];
            shapes[i] = new(dimensions);

            // Every part says no before any writes, and takes a pair of a generator though the run has none of it.
            Parts[i].FillCore(new FillRequest(shapes[i], 0, request.MaxDegreeOfParallelism), Span<T>.Empty);
        }

        long before = 0;
        for (int i = 0; i < sizes.Length && !destination.IsEmpty; i++)
        {
            FillPart(Parts[i].Freeze(), shapes[i], new(before, sizes[i] * inner, row), request, destination);
            before += sizes[i] * inner;
        }
    }
}
