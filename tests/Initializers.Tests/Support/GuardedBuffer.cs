using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FluentAssertions;

namespace Initializers.Tests.Support;

/// <summary>A span with known bytes on both sides, at any alignment, that tells when something else was written.</summary>
/// <remarks>The span itself starts as NaN-like bytes too, so that an element left unwritten shows.</remarks>
internal sealed class GuardedBuffer<T>
    where T : unmanaged
{
    private const int GuardBytes = 256;
    private const byte Sentinel = 0xA5;

    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Makes a buffer whose first element stands <paramref name="misalignment"/> elements after a vector.</summary>
    internal GuardedBuffer(int length, int misalignment = 0)
    {
        _length = length * Unsafe.SizeOf<T>();
        int slack = 64 + (misalignment * Unsafe.SizeOf<T>());
        _bytes = GC.AllocateUninitializedArray<byte>(_length + (2 * GuardBytes) + slack, pinned: true);
        Array.Fill(_bytes, Sentinel);
        int toVector = (int)((64 - (AddressOf(_bytes) % 64)) % 64);
        _start = toVector + GuardBytes + (misalignment * Unsafe.SizeOf<T>());
    }

    internal Span<T> Span => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_start, _length));

    /// <summary>Fails if a byte outside the span has changed.</summary>
    internal void AssertIntact()
    {
        _bytes.AsSpan(0, _start).ContainsAnyExcept(Sentinel).Should().BeFalse("nothing before the span may be written");
        _bytes.AsSpan(_start + _length).ContainsAnyExcept(Sentinel).Should()
            .BeFalse("nothing after the span may be written");
    }

    private static unsafe long AddressOf(byte[] pinned) => (long)Unsafe.AsPointer(ref pinned[0]);
}
