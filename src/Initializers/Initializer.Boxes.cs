using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <content>Boxes: axis-aligned parts of a tensor.</content>
public abstract partial class Initializer
{
    /// <summary>Makes a tensor that is a box of a larger one, and fills it.</summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="box">The part; it lies inside the shape.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>A tensor of the box's extent.</returns>
    /// <remarks>See <see cref="FillBox{T}(Shape, Box, long, Span{T}, int)"/> for what it costs.</remarks>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, or the box does not lie inside the shape.
    /// </exception>
    public DenseTensor<T> InitializeBox<T>(Shape shape, Box box, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        CheckBox(shape, box);
        DenseTensor<T> tensor = DenseTensor.CreateUninitialized<T>(box.Extent);
        FillBox(new FillRequest(shape, 0, maxDegreeOfParallelism), box, tensor.Span);
        return tensor;
    }

    /// <summary>Makes a tensor of <see cref="float"/> that is a box of a larger one, and fills it.</summary>
    /// <inheritdoc cref="InitializeBox{T}(Shape, Box, int)"/>
    public DenseTensor<float> InitializeBox(Shape shape, Box box, int maxDegreeOfParallelism = -1) =>
        InitializeBox<float>(shape, box, maxDegreeOfParallelism);

    /// <summary>Writes a box of a tensor: the very elements that filling the whole would put there.</summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="box">The part; it lies inside the shape.</param>
    /// <param name="destination">Receives the box's elements in row-major order; exactly as long as the box.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <remarks>See <see cref="FillBox{T}(Shape, Box, long, Span{T}, int)"/> for what it costs.</remarks>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, the box does not lie inside the shape, or the
    /// length is not the box's element count.
    /// </exception>
    public void FillBox<T>(Shape shape, Box box, Span<T> destination, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        CheckBox(shape, box);
        if (destination.Length != box.ElementCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"destination must hold the {box.ElementCount} elements of the box {box}; ")
                + FormattableString.Invariant($"received {destination.Length}."),
                nameof(destination));
        }

        FillBox(new FillRequest(shape, 0, maxDegreeOfParallelism), box, destination);
    }

    /// <summary>
    /// Writes a contiguous run of a flattened box, so that a box of any size can pass through a small buffer.
    /// </summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="box">The part; it lies inside the shape.</param>
    /// <param name="start">The number of the run's first element in the box, counted in row-major order.</param>
    /// <param name="destination">Receives the elements; its length is that of the run.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <remarks>
    /// <para><b>Cost.</b> It grows with the box and not with the tensor around it. Exceptions: the normal values of NumPy and OpenVINO, all
    /// values of PyTorch and of a caller's own generator come from sequential streams, which are passed over once up to the box's last
    /// element; <see cref="Orthogonal"/> and a <see cref="DelegateInitializer{TSource}"/> make the whole tensor;
    /// <see cref="STFT"/> makes what lies between the box's first and last element.</para>
    /// <para>With a <see cref="SeedGenerator"/> each call is a draw of its own. To fill one tensor by several calls, take
    /// <see cref="InitializerExtensions.Freeze"/> first.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, the box does not lie inside the shape, or the run
    /// does not lie inside the box.
    /// </exception>
    public void FillBox<T>(
        Shape shape, Box box, long start, Span<T> destination, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        CheckBox(shape, box);
        if (start < 0 || start > box.ElementCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                start,
                FormattableString.Invariant(
                    $"start must lie in the {box.ElementCount} elements of the box {box}; received {start}."));
        }

        if (destination.Length > box.ElementCount - start)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"destination must end inside the box {box}; ")
                + FormattableString.Invariant($"received {destination.Length} elements from {start}."),
                nameof(destination));
        }

        FillBox(new FillRequest(shape, start, maxDegreeOfParallelism), box, destination);
    }

    /// <summary>
    /// How many elements to make at once for a box, gaps included, where a run costs more than its own length; 0 where
    /// each run is made alone.
    /// </summary>
    internal virtual int BoxPieceLength => 0;

    /// <summary>Writes the elements of a box that begin with number <paramref name="start"/> in it.</summary>
    internal virtual void FillBoxCore<T>(
        in BoxMap map, long start, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        if (BoxPieceLength == 0)
        {
            BoxRuns<Runs<T>, T>.Fill(map, new(this.Freeze(), map.Shape, 1), start, maxDegreeOfParallelism, destination);
            return;
        }

        Runs<T> pieces = new(this.Freeze(), map.Shape, maxDegreeOfParallelism);
        BoxCover.Fill(map, start, BoxPieceLength, ref pieces, destination);
    }

    /// <summary>Writes a whole tensor into memory where its axes stand in another order.</summary>
    internal virtual unsafe void FillLayout<T>(
        Shape shape, in LayoutMap map, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        Runs<T> runs = new(this.Freeze(), shape, maxDegreeOfParallelism);
        fixed (T* pointer = destination)
        {
            LayoutCover.Fill(map, BoxPieceLength, ref runs, pointer);
        }
    }

    /// <summary>A box of a tensor likewise.</summary>
    internal unsafe void FillLayout<T>(
        Shape shape, Box box, in LayoutMap map, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        BoxedRuns<T> runs = new(this.Freeze(), new BoxMap(shape, box), maxDegreeOfParallelism);
        fixed (T* pointer = destination)
        {
            LayoutCover.Fill(map, BoxPieceLength, ref runs, pointer);
        }
    }

    private static void CheckBox(Shape shape, Box box)
    {
        if (!box.IsInside(shape))
        {
            throw new ArgumentException($"box must lie inside the shape {shape}; received {box}.", nameof(box));
        }
    }

    private void FillBox<T>(in FillRequest request, Box box, Span<T> destination)
        where T : unmanaged
    {
        if (destination.IsEmpty)
        {
            // Checks the shape, and takes a pair of a generator as every call does.
            FillCore(new FillRequest(request.Shape, 0, request.MaxDegreeOfParallelism), destination);
            return;
        }

        FillBoxCore(new BoxMap(request.Shape, box), request.Start, request.MaxDegreeOfParallelism, destination);
    }

    /// <summary>An initializer's elements by runs.</summary>
    private readonly struct Runs<T>(Initializer initializer, Shape shape, int maxDegreeOfParallelism)
        : IRuns<T>
        where T : unmanaged
    {
        public void Write(long start, Span<T> destination) =>
            initializer.FillCore(new FillRequest(shape, start, maxDegreeOfParallelism), destination);
    }

    /// <summary>The elements of a box by runs.</summary>
    private readonly struct BoxedRuns<T>(Initializer initializer, BoxMap map, int maxDegreeOfParallelism) : IRuns<T>
        where T : unmanaged
    {
        public void Write(long start, Span<T> destination) =>
            initializer.FillBoxCore(map, start, maxDegreeOfParallelism, destination);
    }
}
