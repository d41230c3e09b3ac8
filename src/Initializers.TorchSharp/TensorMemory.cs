using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>Puts elements into a tensor's memory, wherever that lies and however its axes stand.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The most elements that are made at once on their way to another device or to scattered places.</summary>
    internal const int SlabLength = 1 << 24;

    /// <summary>The shape of a tensor.</summary>
    internal static Shape ShapeOf(Tensor tensor) => new(tensor.shape.AsSpan());

    /// <summary>The element type of a tensor; none if it is not floating.</summary>
    internal static ElementTypes TypeOf(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => ElementTypes.Float32,
        ScalarType.Float64 => ElementTypes.Float64,
        ScalarType.Float16 => ElementTypes.Float16,
        ScalarType.BFloat16 => ElementTypes.BFloat16,
        _ => ElementTypes.None,
    };

    /// <summary>The element type of a tensor that can be filled.</summary>
    /// <exception cref="ArgumentException">The type is not floating, or several elements lie in one place.</exception>
    internal static ElementTypes CheckedTypeOf(Tensor tensor)
    {
        ElementTypes type = TypeOf(tensor);
        if (type == ElementTypes.None)
        {
            throw new ArgumentException(
                $"tensor must have elements of {Element.NameOf(ElementTypes.Floating)}; received {tensor.dtype}.",
                nameof(tensor));
        }

        if (!Strides.AreDistinct(tensor.shape, tensor.stride()))
        {
            throw new ArgumentException(
                $"tensor must have a place of its own for each element; received {ShapeOf(tensor)} "
                + $"with strides {new Shape(tensor.stride().AsSpan())}.",
                nameof(tensor));
        }

        return type;
    }

    /// <summary>Fills a tensor, in row-major order of its axes; keeps whether it requires a gradient.</summary>
    internal static void Write<TFill>(Tensor tensor, Shape shape, TFill fill, int slabLength = SlabLength)
        where TFill : ITensorFill =>
        Element.Dispatch<Writer<TFill>, bool>(CheckedTypeOf(tensor), new(tensor, shape, fill, slabLength));

    /// <summary>Where a tensor's first element lies: equal for tensors that share their memory.</summary>
    /// <returns>The device and the address; null without memory.</returns>
    internal static (string Device, nint Address)? PlaceOf(Tensor tensor)
    {
        nint start = new AnyStorage(tensor).data_ptr();
        return start == 0 || tensor.numel() == 0
            ? null
            : (tensor.device.ToString(), start + (nint)(tensor.storage_offset() * tensor.ElementSize));
    }

    private static byte* AddressOf(Tensor tensor) =>
        (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    // TorchSharp's own storages are of a few element types only; their address is there for all.
    private sealed class AnyStorage(Tensor tensor) : Storage(tensor)
    {
        public override int element_size() => (int)_tensor.ElementSize;
    }

    private readonly struct Writer<TFill>(Tensor tensor, Shape shape, TFill fill, int slabLength) : IElementFunction<bool>
        where TFill : ITensorFill
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            using IDisposable noGradient = no_grad();
            using DisposeScope scope = NewDisposeScope();
            bool isContiguous = tensor.is_contiguous();
            if (tensor.numel() == 0)
            {
                fill.Fill(shape, 0, Span<T>.Empty);
            }
            else if (isContiguous && tensor.device_type == DeviceType.CPU)
            {
                WriteRuns((T*)AddressOf(tensor.view(-1).narrow(0, 0, 1)), 0, tensor.numel());
            }
            else
            {
                CopySlabs<T>(isContiguous ? tensor.view(-1) : tensor);
            }

            return true;
        }

        // Slabs of whole rows of the first axis.
        private void CopySlabs<T>(Tensor rows)
            where T : unmanaged
        {
            long count = rows.shape[0];
            long rowLength = rows.numel() / count;
            long most = fill.TakesRuns ? Math.Max(1, slabLength / rowLength) : count;
            for (long row = 0; row < count; row += most)
            {
                using DisposeScope scope = NewDisposeScope();
                long taken = Math.Min(most, count - row);
                Tensor slab = empty([taken, .. rows.shape.Skip(1)], rows.dtype, CPU);
                WriteRuns((T*)AddressOf(slab.view(-1).narrow(0, 0, 1)), row * rowLength, taken * rowLength);
                rows.narrow(0, row, taken).copy_(slab);
            }
        }

        private void WriteRuns<T>(T* memory, long start, long count)
            where T : unmanaged
        {
            if (count > int.MaxValue && !fill.TakesRuns)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(count),
                    count,
                    FormattableString.Invariant($"A tensor must have at most {int.MaxValue} elements to be drawn at once."));
            }

            for (long done = 0; done < count; done += int.MaxValue)
            {
                int length = (int)Math.Min(int.MaxValue, count - done);
                fill.Fill(shape, start + done, new Span<T>(memory + done, length));
            }
        }
    }
}
