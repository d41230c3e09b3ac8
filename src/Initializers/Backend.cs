using System.Diagnostics.CodeAnalysis;
using Initializers.Sampling.Jax;
using Initializers.Sampling.NumPy;
using Initializers.Sampling.TensorFlow;
using Initializers.Sampling.Torch;

namespace Initializers;

/// <content>The backends that there are.</content>
public abstract partial class Backend
{
    private static Backend? _default;

    /// <summary>Keras on TensorFlow (CPU): stateless Philox-4x32-10. The default.</summary>
    /// <remarks>
    /// TensorFlow knows no subnormal numbers but those of float16: parameters and values below the least normal number of
    /// their type are zero, and bounds of doubles below 2^-126.
    /// </remarks>
    public static Backend TensorFlow => TensorFlowBackend.Instance;

    /// <summary>
    /// Keras on NumPy: PCG64 and the ziggurat, everything in double precision and rounded at the end to the element type.
    /// Seeds are integers from 0 to 2^32 - 1. A run of normal or truncated normal values costs what lies before it, too.
    /// </summary>
    public static Backend NumPy => NumPyBackend.Instance;

    /// <summary>Keras on JAX (CPU): Threefry-2x32 counters.</summary>
    public static Backend Jax => JaxBackend.Instance;

    /// <summary>Keras on PyTorch (CPU): MT19937, one stream in order.</summary>
    public static Backend Torch => TorchBackend.Instance;

    /// <summary>
    /// Keras on OpenVINO, which draws with NumPy's generator: the values of <see cref="NumPy"/> in every element type, but
    /// any integer is a seed, modulo 2^32.
    /// </summary>
    /// <remarks>
    /// <see cref="Orthogonal"/> and <see cref="STFT"/> are those of NumPy, too. What OpenVINO itself computes for them is
    /// within 3e-7 in float32 and float64; its <see cref="STFT"/> is another one in float16 and an error in bfloat16.
    /// </remarks>
    public static Backend OpenVino => OpenVinoBackend.Instance;

    /// <summary>The backends that Keras has. A new one is its own file and one entry here.</summary>
    public static IReadOnlyList<Backend> All =>
    [
        TensorFlow,
        NumPy,
        Jax,
        Torch,
        OpenVino,
    ];

    /// <summary>
    /// The backend of initializers that name none, process-wide, as Keras has it. Read when an initializer is made.
    /// </summary>
    /// <exception cref="ArgumentNullException">The new value is null.</exception>
    public static Backend Default
    {
        get => Volatile.Read(ref _default) ?? TensorFlow;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Volatile.Write(ref _default, value);
        }
    }

    /// <summary>Finds one of <see cref="All"/> by the name that Keras gives it.</summary>
    /// <param name="name">The name in any case, <c>tensorflow</c> for example; <c>pytorch</c> is torch.</param>
    /// <param name="backend">The backend, or null.</param>
    /// <returns>Whether there is one of that name.</returns>
    public static bool TryGet([NotNullWhen(true)] string? name, [NotNullWhen(true)] out Backend? backend)
    {
        backend = "pytorch".Equals(name, StringComparison.OrdinalIgnoreCase)
            ? Torch
            : All.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return backend is not null;
    }
}
