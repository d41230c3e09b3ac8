namespace Initializers.Tensors;

/// <summary>Something to do with elements whose type is known only at run time; see <see cref="Element.Dispatch"/>.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
public interface IElementFunction<out TResult>
{
    /// <summary>Does it for one element type.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <returns>The result.</returns>
    TResult Invoke<T>()
        where T : unmanaged;
}
