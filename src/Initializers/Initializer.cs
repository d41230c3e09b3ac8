using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Printing;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Gives a weight tensor its first values.</summary>
/// <remarks>
/// <para>To write an initializer of your own, derive from this class (or from <see cref="RandomInitializer"/> for a
/// random one) and override <see cref="FillCore"/>. Override <see cref="GetConfig"/> too if it has parameters, and
/// register the class, if it should travel through configurations.</para>
/// <para>A class that holds other initializers hands them to this constructor and uses them by <see cref="Parts"/>: then
/// what is done to it, by <see cref="InitializerExtensions"/>, reaches them. It hands <see cref="FillRequest.Start"/> and
/// the shape of the whole on to them. <see cref="RandomInitializer"/> has an example.</para>
/// <para>Initializers are immutable and safe to use from several threads.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Initializer</c>.</para>
/// </remarks>
public abstract partial class Initializer
{
    private Backend _backend = Backend.Default;
    private Initializer[] _parts;

    // The digits of parameters that came as integers from a configuration, by key: a scale of 2 is written back as 2,
    // as Python does, where a scale of 2.0 is written 2.0.
    private IReadOnlyDictionary<string, string>? _integerDigits;

    /// <summary>Keeps the initializers that this one is made of.</summary>
    /// <param name="parts">The parts, in an order that stays: seeds are derived from it.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The class has a field for an initializer, which nothing that is done to this one would reach.
    /// </exception>
    protected Initializer(params ReadOnlySpan<Initializer> parts)
    {
        foreach (Initializer part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
        }

        InitializerFields.Refuse(GetType());
        _parts = parts.ToArray();
    }

    /// <summary>
    /// The backend whose numbers this initializer gives; what <see cref="Backend.Default"/> was when it was made, if
    /// nothing else is said.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public partial Backend Backend
    {
        get => _backend;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _backend = value;
        }
    }

    /// <summary>The element types this initializer can fill.</summary>
    public virtual ElementTypes SupportedTypes => ElementTypes.Floating;

    /// <summary>Makes a tensor of <see cref="float"/> and fills it.</summary>
    /// <param name="shape">The shape, <c>[784, 256]</c> for example.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape.</exception>
    public DenseTensor<float> Initialize(Shape shape, int maxDegreeOfParallelism = -1)
    {
        Check<float>(maxDegreeOfParallelism);
        DenseTensor<float> tensor = DenseTensor.CreateUninitialized<float>(shape);
        FillCore(new FillRequest(shape, 0, maxDegreeOfParallelism), tensor.Span);
        return tensor;
    }

    /// <summary>Makes a tensor and fills it.</summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape or not with this type.</exception>
    public DenseTensor<T> Initialize<T>(Shape shape, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        DenseTensor<T> tensor = DenseTensor.CreateUninitialized<T>(shape);
        FillCore(new FillRequest(shape, 0, maxDegreeOfParallelism), tensor.Span);
        return tensor;
    }

    /// <summary>Writes a whole tensor into the caller's memory; allocates nothing.</summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="destination">Receives the elements in row-major order; exactly as long as the tensor.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, or the length is not the element count.
    /// </exception>
    public void Fill<T>(Shape shape, Span<T> destination, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        if (destination.Length != shape.ElementCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"destination must hold the {shape.ElementCount} elements of the shape {shape}; ")
                + FormattableString.Invariant($"received {destination.Length}."),
                nameof(destination));
        }

        FillCore(new FillRequest(shape, 0, maxDegreeOfParallelism), destination);
    }

    /// <summary>
    /// Writes one contiguous run of the flattened tensor: the very elements that filling the whole would put there, at
    /// a cost that grows with the run, not with its start.
    /// </summary>
    /// <typeparam name="T">The element type, one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="shape">The shape of the whole tensor, which may be larger than any array.</param>
    /// <param name="start">The flat row-major index of the run's first element.</param>
    /// <param name="destination">Receives the elements; its length is that of the run.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <remarks>
    /// With a <see cref="SeedGenerator"/> each call is a draw of its own. To fill one tensor by several calls, take
    /// <see cref="InitializerExtensions.Freeze"/> first.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, or the run does not lie inside the tensor.
    /// </exception>
    public void Fill<T>(Shape shape, long start, Span<T> destination, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(maxDegreeOfParallelism);
        if (start < 0 || start > shape.ElementCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                start,
                FormattableString.Invariant($"start must lie in the shape {shape}; received {start}."));
        }

        if (destination.Length > shape.ElementCount - start)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"destination must end inside the shape {shape}; ")
                + FormattableString.Invariant($"received {destination.Length} elements from {start}."),
                nameof(destination));
        }

        FillCore(new FillRequest(shape, start, maxDegreeOfParallelism), destination);
    }

    /// <summary>The parameters as Keras writes them: the inner <c>config</c> object, in Keras's order.</summary>
    /// <returns>A new object; empty for an initializer without parameters.</returns>
    public virtual JsonObject GetConfig() => [];

    /// <summary>The distribution that each element of a tensor is drawn from, if there is one.</summary>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="distribution">The distribution, with its parameters in double precision.</param>
    /// <returns>
    /// Whether the elements are independent values of one distribution; false unless overridden, and for
    /// <see cref="Orthogonal"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape.</exception>
    public virtual bool TryGetDistribution(Shape shape, out Distribution distribution)
    {
        distribution = default;
        return false;
    }

    /// <summary>The call that makes this initializer, as C#; a parameter that is null is left out.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => HasConfig ? CallText.Of(this, GetConfig(), _parts) : CallText.NameOf(GetType());

    /// <summary>Writes a run of the tensor's elements; the one method an initializer must have.</summary>
    /// <typeparam name="T">The element type; one of <see cref="SupportedTypes"/>.</typeparam>
    /// <param name="request">The whole tensor's shape and where the run starts.</param>
    /// <param name="destination">
    /// Receives the elements; every one must be written, since its memory may hold anything. The run lies inside the
    /// tensor.
    /// </param>
    /// <remarks>
    /// Check the shape before writing, and throw an <see cref="ArgumentException"/> if it does not fit.
    /// <see cref="Element"/> converts between a double and <typeparamref name="T"/>.
    /// </remarks>
    protected abstract void FillCore<T>(in FillRequest request, Span<T> destination)
        where T : unmanaged;

    /// <summary>The error for a shape that an initializer cannot fill, in the library's form.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="rule">What a shape must be, as the end of the sentence "shape must ...".</param>
    /// <returns>The exception to throw.</returns>
    protected static ArgumentException ShapeException(Shape shape, string rule) =>
        new(FormattableString.Invariant($"shape must {rule}; received {shape} of rank {shape.Rank}."), nameof(shape));

    /// <summary>The initializers that this one is made of, as they were given to the constructor.</summary>
    protected internal IReadOnlyList<Initializer> Parts => _parts;

    /// <summary>
    /// A copy with each part and then the initializer itself changed; the same object where nothing changes.
    /// </summary>
    internal Initializer Change(Func<Initializer, Initializer> itself, Func<Initializer, int, Initializer> part)
    {
        if (_parts.Length == 0)
        {
            return itself(this);
        }

        Initializer[] changed = [.. _parts.Select(part)];
        if (changed.SequenceEqual(_parts))
        {
            return itself(this);
        }

        Initializer copy = Copy();
        copy._parts = changed;
        return itself(copy);
    }

    /// <summary>What a whole does with its parts, whose requests it has checked.</summary>
    internal void FillRun<T>(in FillRequest request, Span<T> destination)
        where T : unmanaged => FillCore(request, destination);

    internal Initializer Copy() => (Initializer)MemberwiseClone();

    internal Initializer OnBackend(Backend backend)
    {
        Initializer copy = Copy();
        copy._backend = backend;
        return copy;
    }

    /// <summary>Whether there is a configuration that gives the same values again.</summary>
    internal virtual bool HasConfig => true;

    /// <summary>The function that makes the elements, if it is one that can be registered.</summary>
    internal virtual Delegate? Function => null;

    /// <summary>A copy that knows which of its parameters came as integers from a configuration.</summary>
    internal virtual Initializer WithIntegerDigits(IReadOnlyDictionary<string, string> digits)
    {
        Initializer copy = Copy();
        copy._integerDigits = digits;
        return copy;
    }

    /// <summary>A numeric parameter for <see cref="GetConfig"/>, as Python writes it.</summary>
    private protected JsonNode ToConfigNumber(string key, double value) =>
        _integerDigits is not null && _integerDigits.TryGetValue(key, out string? digits)
            ? JsonNode.Parse(digits)!
            : PythonNumber.ToNode(value);

    private protected static void RequireElementType<T>(string parameter)
        where T : unmanaged
    {
        if (Element.TypeOf<T>() == ElementTypes.None)
        {
            throw new ArgumentException(
                $"{parameter} must be an element type, one of {Element.NameOf(ElementTypes.All)}; "
                + $"received {typeof(T).Name}.",
                parameter);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check<T>(int maxDegreeOfParallelism)
        where T : unmanaged
    {
        ElementTypes type = Element.TypeOf<T>();
        if ((type & SupportedTypes) == 0)
        {
            ThrowUnsupported<T>(type);
        }

        FillArguments.CheckDegree(maxDegreeOfParallelism);
    }

    private void ThrowUnsupported<T>(ElementTypes type) =>
        throw new ArgumentException(
            $"T must be a type that {GetType().Name} can fill: {Element.NameOf(SupportedTypes)}; "
            + $"received {(type == ElementTypes.None ? typeof(T).Name : Element.NameOf(type))}.",
            nameof(T));
}
