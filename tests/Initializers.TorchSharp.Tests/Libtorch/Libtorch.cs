using System;
using System.Runtime.InteropServices;
using Initializers.Tensors;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

/// <summary>libtorch itself, where it loads.</summary>
internal static class Libtorch
{
    /// <summary>The tests that use libtorch run one by one: its generator belongs to the process.</summary>
    internal const string Collection = "libtorch";

    private static readonly string? LoadError = Load();

    /// <summary>Skips a test where libtorch does not load: TorchSharp's native library needs the C++ library of GCC 13.</summary>
    internal static void Require() => Assert.SkipWhen(LoadError is not null, LoadError ?? "");

    /// <summary>The bits of a tensor's elements in row-major order, wherever they lie.</summary>
    internal static byte[] BitsOf(Tensor tensor)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().bytes.ToArray();
    }

    /// <summary>The bits of a tensor of this library.</summary>
    internal static byte[] BitsOf<T>(DenseTensor<T> tensor)
        where T : unmanaged => MemoryMarshal.AsBytes(tensor.Span).ToArray();

    /// <summary>The type of TorchSharp for a type of this library.</summary>
    internal static ScalarType TypeOf(ElementTypes type) => type switch
    {
        ElementTypes.Float64 => ScalarType.Float64,
        ElementTypes.Float16 => ScalarType.Float16,
        ElementTypes.BFloat16 => ScalarType.BFloat16,
        _ => ScalarType.Float32,
    };

    /// <summary>The bits that an initializer gives.</summary>
    internal static byte[] BitsOf(Initializer initializer, Shape shape, ElementTypes type)
    {
        byte[] bits = new byte[shape.ElementCount * Element.SizeOf(type)];
        initializer.Fill(shape, type, bits);
        return bits;
    }

    private static string? Load()
    {
        try
        {
            using Tensor probe = zeros(1);
            return null;
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            return $"libtorch does not load: {e.GetBaseException().Message.Split('\n')[0]}";
        }
    }
}
