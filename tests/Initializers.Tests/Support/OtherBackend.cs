using System;

namespace Initializers.Tests.Support;

/// <summary>A backend that mirrors no library, as far as a kernel without random numbers can tell.</summary>
internal sealed class OtherBackend : Backend
{
    public override string Name => "other";

    protected override void FillCore<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination) => throw new NotSupportedException("Nothing is drawn for STFT.");
}
