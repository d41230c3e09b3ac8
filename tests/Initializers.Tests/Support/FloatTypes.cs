using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>The four types that random initializers fill.</summary>
internal static class FloatTypes
{
    internal static readonly ElementTypes[] All =
        [ElementTypes.Float32, ElementTypes.Float64, ElementTypes.Float16, ElementTypes.BFloat16];
}
