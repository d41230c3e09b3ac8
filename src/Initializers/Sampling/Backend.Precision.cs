namespace Initializers.Sampling;

/// <content>What becomes of doubles on the way, for the initializers that compute as well as draw.</content>
public abstract partial class Backend
{
    /// <summary>
    /// Whether a computed kernel of doubles is computed in doubles; elsewhere Keras's type promotion makes singles of it.
    /// </summary>
    internal virtual bool KeepsDoublePrecision => false;

    /// <summary>Whether a drawn matrix of doubles is rounded to singles, and its factors with it.</summary>
    internal virtual bool NarrowsDoubles => false;

    /// <summary>Whether a matrix of singles is factored in double precision.</summary>
    internal virtual bool FactorsInDouble => false;
}
