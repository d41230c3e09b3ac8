using Initializers.Filling;

namespace Initializers.Sampling;

/// <summary>Unit values to half-width numbers: scale and offset, each rounded to the type.</summary>
internal readonly unsafe struct NarrowConversion<T>(double scale, double offset) : IConversion<float, T>
    where T : unmanaged
{
    private readonly float _scale = (float)scale;
    private readonly float _offset = (float)offset;

    public void Convert(float* source, int count, T* destination) =>
        NarrowAffine.Apply(source, _scale, _offset, count, destination);
}

/// <summary>Half-width numbers of units of any kind.</summary>
internal static class NarrowStep
{
    internal static void Fill<TUnits, T>(in TUnits units, double scale, double offset, in FillTarget<T> target)
        where TUnits : struct, IStep<float>
        where T : unmanaged =>
        target.Take(new ConvertedStep<TUnits, float, NarrowConversion<T>, T>(units, new(scale, offset)));
}
