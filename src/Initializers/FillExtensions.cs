using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// More places to write a tensor to than a span: .NET's tensor spans and arrays of any rank, tensors that are there
/// already, and bytes whose element type is known only at run time.
/// </summary>
/// <remarks>
/// Each receives the very elements that <see cref="Initializer.Initialize{T}(Shape, int)"/> gives. Nothing is allocated,
/// but a <see cref="Shape"/> where the destination has none and the caller gives none.
/// </remarks>
public static class FillExtensions
{
    // Of a destination that no span can hold: a multiple of every step.
    private const int RunLength = 1 << 30;

    /// <summary>Writes a whole tensor into one that is there already.</summary>
    /// <typeparam name="T">The element type, one of <see cref="Initializer.SupportedTypes"/>.</typeparam>
    /// <param name="initializer">What fills.</param>
    /// <param name="destination">Receives the elements; its shape is the tensor's.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape or not with this type.</exception>
    public static void Fill<T>(
        this Initializer initializer, DenseTensor<T> destination, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(initializer);
        initializer.Fill(destination.Shape, destination.Span, maxDegreeOfParallelism);
    }

    /// <summary>Writes a whole tensor into .NET's tensor span, native memory and more than 2^31 elements included.</summary>
    /// <typeparam name="T">The element type, one of <see cref="Initializer.SupportedTypes"/>.</typeparam>
    /// <param name="initializer">What fills.</param>
    /// <param name="destination">Receives the elements; they lie in row-major order without gaps.</param>
    /// <param name="shape">
    /// The tensor's shape, if it is at hand; it has the lengths of the destination, or is a scalar's where that is one
    /// element. Null takes the lengths.
    /// </param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <remarks>
    /// More elements than a span can hold are written in runs, by <see cref="InitializerExtensions.Freeze"/>: a stream that is
    /// read in order is passed over again for each.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, the destination has gaps or another order, or
    /// <paramref name="shape"/> is not its shape.
    /// </exception>
    public static void Fill<T>(
        this Initializer initializer,
        in TensorSpan<T> destination,
        Shape? shape = null,
        int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(initializer);
        if (!IsRowMajor(destination.Lengths, destination.Strides) && destination.FlattenedLength != 0)
        {
            throw new ArgumentException(
                "destination must lie in row-major order without gaps; received a tensor span with other strides.",
                nameof(destination));
        }

        Shape whole = shape ?? DenseTensor.ShapeOf<T>(destination);
        if (shape is not null && !IsShapeOf(whole, destination.Lengths))
        {
            throw UnexpectedShape(whole, DenseTensor.ShapeOf<T>(destination));
        }

        ref T first = ref destination.GetPinnableReference();
        FillRuns(initializer, whole, ref first, destination.FlattenedLength, maxDegreeOfParallelism, RunLength);
    }

    /// <summary>Writes a whole tensor into an array of any rank: <c>new float[784, 256]</c>.</summary>
    /// <param name="initializer">What fills.</param>
    /// <param name="destination">
    /// Receives the elements; their type is one of <see cref="Initializer.SupportedTypes"/>.
    /// </param>
    /// <param name="shape">
    /// The tensor's shape, if it is at hand; it has the lengths of the array. Null takes the lengths.
    /// </param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, the array's elements are of no element type, or <paramref name="shape"/> is not its shape.
    /// </exception>
    public static void Fill(
        this Initializer initializer, Array destination, Shape? shape = null, int maxDegreeOfParallelism = -1)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(destination);
        ElementTypes type = Element.TypeOf(destination.GetType().GetElementType()!);
        if (type == ElementTypes.None)
        {
            throw new ArgumentException(
                $"destination must have elements of one of {Element.NameOf(ElementTypes.All)}; "
                + $"received an array of {destination.GetType().GetElementType()}.",
                nameof(destination));
        }

        Span<nint> lengths = stackalloc nint[destination.Rank];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = destination.GetLength(axis);
        }

        Shape whole = shape ?? new(lengths);
        if (shape is not null && !IsShapeOf(whole, lengths))
        {
            throw UnexpectedShape(whole, new(lengths));
        }

        Element.Dispatch<ArrayFill, bool>(type, new(initializer, whole, destination, maxDegreeOfParallelism));
    }

    /// <summary>Writes a whole tensor as bytes, for an element type that is known only at run time.</summary>
    /// <param name="initializer">What fills.</param>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="type">The element type, one of <see cref="Initializer.SupportedTypes"/>.</param>
    /// <param name="destination">
    /// Receives the elements as they lie in this machine's memory; as many bytes as they have, at any address.
    /// </param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, or the length is not that of the elements.
    /// </exception>
    public static void Fill(
        this Initializer initializer,
        Shape shape,
        ElementTypes type,
        Span<byte> destination,
        int maxDegreeOfParallelism = -1) =>
        FillBytes(initializer, shape, null, type, null, destination, maxDegreeOfParallelism);

    /// <summary>Writes one contiguous run of the flattened tensor as bytes.</summary>
    /// <inheritdoc cref="Fill(Initializer, Shape, ElementTypes, Span{byte}, int)"/>
    /// <param name="initializer">What fills.</param>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="type">The element type, one of <see cref="Initializer.SupportedTypes"/>.</param>
    /// <param name="start">The flat row-major index of the run's first element.</param>
    /// <param name="destination">Receives the elements; its length is that of the run.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    public static void Fill(
        this Initializer initializer,
        Shape shape,
        ElementTypes type,
        long start,
        Span<byte> destination,
        int maxDegreeOfParallelism = -1) =>
        FillBytes(initializer, shape, null, type, start, destination, maxDegreeOfParallelism);

    /// <summary>Writes a contiguous run of a flattened box of the tensor as bytes.</summary>
    /// <inheritdoc cref="Fill(Initializer, Shape, ElementTypes, Span{byte}, int)"/>
    /// <param name="initializer">What fills.</param>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="box">The part; it lies inside the shape.</param>
    /// <param name="type">The element type, one of <see cref="Initializer.SupportedTypes"/>.</param>
    /// <param name="start">The number of the run's first element in the box, counted in row-major order.</param>
    /// <param name="destination">Receives the elements; its length is that of the run.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    public static void FillBox(
        this Initializer initializer,
        Shape shape,
        Box box,
        ElementTypes type,
        long start,
        Span<byte> destination,
        int maxDegreeOfParallelism = -1) =>
        FillBytes(initializer, shape, box, type, start, destination, maxDegreeOfParallelism);

    /// <summary>Writes as many elements as a span can hold at once, and more in runs.</summary>
    internal static void FillRuns<T>(
        Initializer initializer, Shape shape, ref T first, nint length, int maxDegreeOfParallelism, int runLength)
        where T : unmanaged
    {
        if (length <= runLength)
        {
            initializer.Fill(shape, MemoryMarshal.CreateSpan(ref first, (int)length), maxDegreeOfParallelism);
            return;
        }

        Initializer frozen = initializer.Freeze();
        for (nint start = 0; start < length; start += runLength)
        {
            Span<T> run = MemoryMarshal.CreateSpan(
                ref Unsafe.Add(ref first, start), (int)Math.Min(runLength, length - start));
            frozen.Fill(shape, start, run, maxDegreeOfParallelism);
        }
    }

    private static void FillBytes(
        Initializer initializer, Shape shape, Box? box, ElementTypes type, long? start, Span<byte> destination, int degree)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        int size = Element.SizeOf(type);
        if (destination.Length % size != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"destination must hold whole elements of {size} bytes; ")
                + FormattableString.Invariant($"received {destination.Length}."),
                nameof(destination));
        }

        Element.Dispatch<BytesFill, bool>(type, new(initializer, shape, box, start, destination, degree));
    }

    private static bool IsRowMajor(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        nint stride = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] != 1 && strides[axis] != stride)
            {
                return false;
            }

            stride *= lengths[axis];
        }

        return true;
    }

    private static bool IsShapeOf(Shape shape, ReadOnlySpan<nint> lengths)
    {
        if (shape.Rank != lengths.Length)
        {
            // .NET's tensors have no rank 0: a scalar stands in one of length 1.
            return shape.Rank == 0 && lengths is [1];
        }

        for (int axis = 0; axis < lengths.Length; axis++)
        {
            if (shape[axis] != lengths[axis])
            {
                return false;
            }
        }

        return true;
    }

    private static ArgumentException UnexpectedShape(Shape shape, Shape destination) =>
        new($"shape must be that of the destination, {destination}; received {shape}.", nameof(shape));

    private readonly struct ArrayFill(Initializer initializer, Shape shape, Array array, int degree)
        : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array));
            FillRuns(initializer, shape, ref first, (nint)array.LongLength, degree, RunLength);
            return true;
        }
    }

    private readonly ref struct BytesFill(
        Initializer initializer, Shape shape, Box? box, long? start, Span<byte> destination, int degree)
        : IElementFunction<bool>
    {
        private readonly Span<byte> _destination = destination;

        public bool Invoke<T>()
            where T : unmanaged
        {
            Span<T> elements = MemoryMarshal.Cast<byte, T>(_destination);
            if (box is Box part)
            {
                initializer.FillBox(shape, part, start ?? 0, elements, degree);
            }
            else if (start is long first)
            {
                initializer.Fill(shape, first, elements, degree);
            }
            else
            {
                initializer.Fill(shape, elements, degree);
            }

            return true;
        }
    }
}
