using Initializers.Tensors;

namespace Initializers.Filling;

/// <summary>NaN in one pattern for each type, that of .NET's own: processors differ in the one they give.</summary>
internal static class NaNPattern
{
    internal static void Apply<T>(Span<T> values)
        where T : unmanaged
    {
        foreach (ref T value in values)
        {
            if (double.IsNaN(Element.ToDouble(value)))
            {
                value = Element.FromDouble<T>(double.NaN);
            }
        }
    }
}
