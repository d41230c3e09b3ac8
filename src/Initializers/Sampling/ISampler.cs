namespace Initializers.Sampling;

/// <summary>Writes runs of one draw's values, already scaled and offset: z * scale + offset, each operation rounded.</summary>
internal unsafe interface ISampler<T>
    where T : unmanaged
{
    /// <summary>Writes the values <paramref name="start"/> and following.</summary>
    void Sample(long start, int length, T* destination);
}
