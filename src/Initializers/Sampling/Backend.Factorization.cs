namespace Initializers.Sampling;

/// <content>How the library behind a backend factors matrices, for <c>Orthogonal</c>.</content>
public abstract partial class Backend
{
    /// <summary>Whether a matrix of doubles is rounded to singles, and its factors with it, as Keras does on NumPy.</summary>
    internal virtual bool NarrowsDoubles => false;

    /// <summary>Whether a matrix of singles is factored in double precision, as NumPy does.</summary>
    internal virtual bool FactorsInDouble => false;
}
