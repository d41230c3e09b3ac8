using System.Runtime.InteropServices;
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

    internal override int BoxPieceLength => Parts.Max(static part => part.BoxPieceLength);

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

        long[] sizes = SizesFor(shape, axis);
        Shape[] shapes = [.. sizes.Select(size => WithSize(shape, axis, size))];

        // Every part says no before any writes. A generator gives a pair to each, also if the run has none of its elements.
        Initializer[] frozen = [.. Parts.Select(static part => part.Freeze())];
        for (int i = 0; i < sizes.Length; i++)
        {
            frozen[i].FillRun(new FillRequest(shapes[i], 0, request.MaxDegreeOfParallelism), Span<T>.Empty);
        }

        long before = 0;
        for (int i = 0; i < sizes.Length && !destination.IsEmpty; i++)
        {
            long length = sizes[i] * inner;
            FillPart(frozen[i], shapes[i], request, before, length, inner * shape[axis], destination);
            before += length;
        }
    }

    // The part's elements stand in chunks of a length, one in each row of the tensor, after so many of other parts.
    private static unsafe void FillPart<T>(
        Initializer part, Shape shape, in FillRequest request, long before, long length, long row, Span<T> destination)
        where T : unmanaged
    {
        if (length == 0)
        {
            return;
        }

        long first = CountBefore(request.Start);
        long end = CountBefore(request.Start + destination.Length);
        if (first == end)
        {
            return;
        }

        if (length == row || first / length == (end - 1) / length)
        {
            part.FillRun(
                new FillRequest(shape, first, request.MaxDegreeOfParallelism),
                destination.Slice((int)(PlaceOf(first) - request.Start), (int)(end - first)));
            return;
        }

        int piece = (int)Math.Min(part.BoxPieceLength > 0 ? part.BoxPieceLength : PieceLength, end - first);
        var scratch = (T*)NativeMemory.Alloc((nuint)piece, (nuint)sizeof(T));
        try
        {
            while (first < end)
            {
                Span<T> elements = new(scratch, (int)Math.Min(piece, end - first));
                part.FillRun(new FillRequest(shape, first, request.MaxDegreeOfParallelism), elements);
                while (!elements.IsEmpty)
                {
                    int count = (int)Math.Min(elements.Length, length - (first % length));
                    elements[..count].CopyTo(destination[(int)(PlaceOf(first) - request.Start)..]);
                    elements = elements[count..];
                    first += count;
                }
            }
        }
        finally
        {
            NativeMemory.Free(scratch);
        }

        long CountBefore(long place) =>
            (place / row * length) + Math.Clamp((place % row) - before, 0, length);

        long PlaceOf(long index) => (index / length * row) + before + (index % length);
    }

    private static Shape WithSize(Shape shape, int axis, long size)
    {
        long[] dimensions = shape.ToArray();
        dimensions[axis] = size;
        return new(dimensions);
    }

    private long[] SizesFor(Shape shape, int axis)
    {
        long whole = shape[axis];
        long[] sizes = _sizes ?? new long[Parts.Count];
        if (_sizes is null)
        {
            Array.Fill(sizes, whole / sizes.Length);
        }
        else if (Array.IndexOf(sizes, -1) is >= 0 and int rest)
        {
            sizes = [.. sizes];
            sizes[rest] = 0;
            sizes[rest] = Math.Max(0, whole - Sum(sizes));
        }

        return Sum(sizes) == whole
            ? sizes
            : throw ShapeException(
                shape,
                _sizes is null
                    ? FormattableString.Invariant($"have {Parts.Count} equal parts along the axis {Axis}")
                    : FormattableString.Invariant($"have parts of {string.Join(", ", _sizes)} along the axis {Axis}"));
    }

    // A sum that is no size is none of the tensor's.
    private static long Sum(long[] sizes)
    {
        Int128 sum = 0;
        foreach (long size in sizes)
        {
            sum += size;
        }

        return sum <= long.MaxValue ? (long)sum : -1;
    }

    // Two parts that hold one integer seed would give the same numbers.
    private static Initializer[] Distinct(ReadOnlySpan<Initializer> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("parts must be one at least; received none.", nameof(parts));
        }

        HashSet<long>[] seeds = new HashSet<long>[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(parts[i], nameof(parts));
            AddSeeds(parts[i], seeds[i] = []);
        }

        Initializer[] distinct = parts.ToArray();
        for (int i = 0; i < parts.Length; i++)
        {
            int index = i;
            distinct[i] = Derive(
                parts[i], seed => seeds.Count(other => other.Contains(seed.Value)) > 1 ? seed.ForPart(index) : seed);
        }

        return distinct;
    }

    private static void AddSeeds(Initializer initializer, HashSet<long> seeds)
    {
        if (initializer is RandomInitializer { Seed: { Generator: null } seed })
        {
            seeds.Add(seed.Value);
        }

        foreach (Initializer part in initializer.Parts)
        {
            AddSeeds(part, seeds);
        }
    }

    private static Initializer Derive(Initializer initializer, Func<Seed, Seed> derive) =>
        initializer.Change(
            itself => itself is RandomInitializer { Seed.Generator: null } random ? random.Derived(derive(random.Seed)) : itself,
            (part, _) => Derive(part, derive));
}
