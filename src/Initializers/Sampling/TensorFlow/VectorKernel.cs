using Initializers.BitGenerators;
using Initializers.Numerics;
using Initializers.Tensors;

namespace Initializers.Sampling.TensorFlow;

/// <summary>TensorFlow's values on vectors of one width; the bits are those of <see cref="ScalarKernel"/>.</summary>
internal static unsafe class VectorKernel<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    internal static void Fill<T>(in TensorFlowDraw draw, in FillTarget<T> target)
        where T : unmanaged
    {
        byte* memory = stackalloc byte[(Philox4x32.RoundKeyCount * sizeof(TWords)) + StackMemory.Slack];
        var keys = (TWords*)StackMemory.Align(memory);
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(draw.State.Key, draw.State.CounterHigh, keys);
        if (typeof(T) == typeof(float))
        {
            (float scale, float offset) = ((float)draw.Scale, (float)draw.Offset);
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<float>().Take(UniformSingles<float>(keys, scale, offset));
                    break;
                case DistributionKind.Normal:
                    target.As<float>().Take(NormalSingles(keys, scale, offset));
                    break;
                default:
                    target.As<float>().Take(TruncatedSingles(draw.State, keys, scale, offset));
                    break;
            }
        }
        else if (typeof(T) == typeof(double))
        {
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<double>().Take(UniformDoubles(keys, draw.Scale, draw.Offset));
                    break;
                case DistributionKind.Normal:
                    target.As<double>().Take(
                        new VectorNormalDoubles<TLanes, TWords, TDoubles, TSingles>(keys, draw.Scale, draw.Offset));
                    break;
                default:
                    target.As<double>().Take(
                        new VectorTruncatedDoubles<TLanes, TWords, TDoubles, TSingles>(
                            draw.State, keys, draw.Scale, draw.Offset));
                    break;
            }
        }
        else
        {
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.Take(draw.Narrow<VectorUniforms<T>, T>(UniformSingles<T>(keys, 1, 0)));
                    break;
                case DistributionKind.Normal:
                    target.Take(draw.Narrow<VectorNormals, T>(NormalSingles(keys, 1, 0)));
                    break;
                default:
                    target.Take(draw.Narrow<VectorTruncated, T>(TruncatedSingles(draw.State, keys, 1, 0)));
                    break;
            }
        }
    }
}
