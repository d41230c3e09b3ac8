using System;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Something to do for an element type that is known only when the test runs.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
internal interface IElementFunction<out TResult>
{
    TResult Run<T>()
        where T : unmanaged;
}

/// <summary>From the name of an element type to the type.</summary>
internal static class ElementDispatch
{
    /// <summary>The four types that random initializers fill.</summary>
    internal static readonly ElementTypes[] FloatTypes =
        [ElementTypes.Float32, ElementTypes.Float64, ElementTypes.Float16, ElementTypes.BFloat16];

    internal static TResult Run<TFunction, TResult>(ElementTypes type, TFunction function)
        where TFunction : IElementFunction<TResult> => type switch
        {
            ElementTypes.Float32 => function.Run<float>(),
            ElementTypes.Float64 => function.Run<double>(),
            ElementTypes.Float16 => function.Run<Half>(),
            ElementTypes.BFloat16 => function.Run<BFloat16>(),
            ElementTypes.Int8 => function.Run<sbyte>(),
            ElementTypes.Int16 => function.Run<short>(),
            ElementTypes.Int32 => function.Run<int>(),
            ElementTypes.Int64 => function.Run<long>(),
            ElementTypes.UInt8 => function.Run<byte>(),
            ElementTypes.UInt16 => function.Run<ushort>(),
            ElementTypes.UInt32 => function.Run<uint>(),
            ElementTypes.UInt64 => function.Run<ulong>(),
            ElementTypes.Bool => function.Run<bool>(),
            _ => throw new ArgumentException($"{type} is no single element type.", nameof(type)),
        };
}
