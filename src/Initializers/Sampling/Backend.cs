using Initializers.Filling;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// One of the array libraries that Keras runs on, as the numbers it draws: how a seed becomes a state, which generator
/// makes words of it, and how words become uniform and normal values.
/// </summary>
/// <remarks>
/// <para>Keras has no random generator of its own: an integer seed fixes values only together with a backend. A class
/// that derives from this one is such a recipe. It holds no state, so one instance serves every thread.</para>
/// <para>The value at a flat index depends on the seed pair, the distribution, the element type and the element count of
/// the whole tensor, never on which run is asked for, on the number of threads, or on the processor.</para>
/// <para><b>Range.</b> A mean, a standard deviation or a bound that rounds to infinity in the element type (in
/// <see cref="float"/> for doubles of JAX, and for the bounds of doubles of TensorFlow) is an error once there is a value to
/// make, and so is a distance of the bounds that does where the backend rounds it, which NumPy and OpenVINO do not. Keras
/// fills with infinities or NaN there, or has an error of its own.</para>
/// </remarks>
public abstract partial class Backend
{
    /// <summary>The backend's name as Keras writes it, <c>tensorflow</c> for example.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether a run may cost what lies before it, too, because the values come from a stream that is read from its
    /// start; false unless overridden.
    /// </summary>
    /// <remarks>
    /// <para>Where it is true, ask for few large runs: filling a tensor in <c>n</c> runs reads the stream about
    /// <c>n / 2</c> times. A box is still made in one pass.</para>
    /// <para>True for NumPy and OpenVINO, whose normal values are sequential though their uniform ones are not, for
    /// PyTorch, and for a <see cref="RandomSourceBackend"/>. False for TensorFlow and JAX, which start anywhere at no
    /// cost.</para>
    /// </remarks>
    public virtual bool IsSequential => false;

    /// <summary>Writes a run of the values of one draw.</summary>
    /// <typeparam name="T">The element type, one of <see cref="ElementTypes.Floating"/>.</typeparam>
    /// <param name="distribution">What to draw.</param>
    /// <param name="seed">The seed pair of the draw.</param>
    /// <param name="elementCount">The number of elements of the whole tensor.</param>
    /// <param name="start">The flat index of the first element to write.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <param name="destination">Receives elements <paramref name="start"/> and following; written in full.</param>
    /// <exception cref="ArgumentException">
    /// The type is not one that can be drawn, the run does not lie inside the tensor, the backend does not accept the seed or
    /// the parameters, or a parameter rounds to infinity. Nothing is written then.
    /// </exception>
    public void Fill<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
        where T : unmanaged
    {
        FillArguments.CheckType<T>();
        FillArguments.CheckRun<T>(elementCount, start, destination);
        FillArguments.CheckDegree(maxDegreeOfParallelism);
        Check(distribution, seed);
        if (!destination.IsEmpty)
        {
            FillCore(distribution, seed, elementCount, start, maxDegreeOfParallelism, destination);
        }
    }

    /// <summary>Writes a run of the values of one draw; the arguments are checked.</summary>
    /// <typeparam name="T">The element type, one of <see cref="ElementTypes.Floating"/>.</typeparam>
    /// <param name="distribution">What to draw.</param>
    /// <param name="seed">The seed pair of the draw, which <see cref="Check"/> has let pass.</param>
    /// <param name="elementCount">The number of elements of the whole tensor.</param>
    /// <param name="start">The flat index of the first element to write.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <param name="destination">
    /// Receives elements <paramref name="start"/> and following, one at least; every one must be written.
    /// </param>
    protected abstract void FillCore<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
        where T : unmanaged;

    /// <summary>
    /// Writes a run or a box of the values of one draw, on vectors of a width or of the best; the arguments are checked, and
    /// there is an element.
    /// </summary>
    internal virtual void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
        where T : unmanaged
    {
        DrawnRuns<T> runs = new(this, distribution, seed, target);
        if (IsSequential)
        {
            target.Read(ref runs);
        }
        else
        {
            target.Write(runs);
        }
    }

    /// <summary>
    /// Rejects parameters and seeds that the backend has no draw for, even of no elements; accepts all unless overridden.
    /// </summary>
    /// <param name="distribution">What is to be drawn.</param>
    /// <param name="seed">The seed pair of the draw.</param>
    /// <exception cref="ArgumentException">The backend does not accept one of them.</exception>
    protected internal virtual void Check(Distribution distribution, SeedPair seed)
    {
    }

    /// <summary>Rejects a seed generator that could not exist on this backend; accepts every one unless overridden.</summary>
    /// <param name="seed">The generator's seed, before its next pair is taken.</param>
    /// <exception cref="ArgumentException">The backend does not accept the generator's seed.</exception>
    protected internal virtual void CheckGeneratorSeed(long seed)
    {
    }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>The values of a draw, by runs.</summary>
    private readonly struct DrawnRuns<T>(
        Backend backend, Distribution distribution, SeedPair seed, FillTarget<T> target) : IRuns<T>
        where T : unmanaged
    {
        public void Write(long start, Span<T> destination) =>
            backend.FillCore(distribution, seed, target.ElementCount, start, target.RunDegree, destination);
    }
}
