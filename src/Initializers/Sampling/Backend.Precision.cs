using Initializers.Fourier;
using Initializers.Tensors;

namespace Initializers;

/// <content>The arithmetic of the initializers that compute as well as draw.</content>
public abstract partial class Backend
{
    /// <summary>
    /// Whether Keras's type promotion makes singles of doubles: of a drawn matrix and its factors, and of every step
    /// of a computed kernel.
    /// </summary>
    internal virtual bool NarrowsDoubles => false;

    /// <summary>Whether a matrix of singles is factored in double precision.</summary>
    internal virtual bool FactorsInDouble => false;

    /// <summary>What this backend does its own way when a kernel is computed in an element type.</summary>
    internal virtual StepRules StepsIn(ElementTypes type) => default;
}
