using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

/// <summary>TensorFlow's values on vectors of one width; the bits are those of <see cref="ScalarTensorFlow"/>.</summary>
[SkipLocalsInit]
internal static unsafe class VectorTensorFlow<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    internal static void Fill<T>(in TensorFlowDraw draw, in FillTarget<T> target)
        where T : unmanaged
    {
        byte* memory = stackalloc byte[(Philox4x32.RoundKeyCount * TLanes.Count * sizeof(ulong)) + StackMemory.Slack];
        var keys = (ulong*)StackMemory.Align(memory);
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(draw.State.Key, draw.State.CounterHigh, keys);
        if (typeof(T) == typeof(float))
        {
            (float scale, float offset) = ((float)draw.Scale, (float)draw.Offset);
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<float>().Take(Uniform<float>(keys, scale, offset));
                    break;
                case DistributionKind.Normal:
                    target.As<float>().Take(Normal(keys, scale, offset));
                    break;
                default:
                    target.As<float>().Take(Truncated(draw, keys, scale, offset));
                    break;
            }
        }
        else if (typeof(T) == typeof(double))
        {
            (double scale, double offset) = (draw.Scale, draw.Offset);
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<double>().Take(Uniform(keys, scale, offset));
                    break;
                case DistributionKind.Normal:
                    target.As<double>().Take(Normal(keys, scale, offset));
                    break;
                default:
                    target.As<double>().Take(Truncated(draw, keys, scale, offset));
                    break;
            }
        }
        else
        {
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    NarrowStep.Fill(Uniform<T>(keys, 1, 0), draw.Scale, draw.Offset, target);
                    break;
                case DistributionKind.Normal:
                    NarrowStep.Fill(Normal(keys, 1f, 0f), draw.Scale, draw.Offset, target);
                    break;
                default:
                    NarrowStep.Fill(Truncated(draw, keys, 1f, 0f), draw.Scale, draw.Offset, target);
                    break;
            }
        }
    }

    private static VectorUniformStep<
        TLanes, TWords, TDoubles, TSingles, VectorUniformSingles<TLanes, TWords, TDoubles, TSingles, T>, float>
        Uniform<T>(ulong* keys, float scale, float offset) => new(keys, new(scale, offset));

    private static VectorUniformStep<
        TLanes, TWords, TDoubles, TSingles, VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles>, double>
        Uniform(ulong* keys, double scale, double offset) => new(keys, new(scale, offset));

    private static VectorNormals<
        TLanes, TWords, TDoubles, TSingles, SinglePairs<TLanes, TWords, TDoubles, TSingles>, float>
        Normal(ulong* keys, float scale, float offset) => new(keys, scale, offset);

    private static VectorNormals<
        TLanes, TWords, TDoubles, TSingles, DoublePairs<TLanes, TWords, TDoubles, TSingles>, double>
        Normal(ulong* keys, double scale, double offset) => new(keys, scale, offset);

    private static VectorTruncated<
        TLanes, TWords, TDoubles, TSingles,
        SinglePairs<TLanes, TWords, TDoubles, TSingles>, SingleTruncation<TLanes, TWords, TDoubles, TSingles>, float>
        Truncated(in TensorFlowDraw draw, ulong* keys, float scale, float offset) =>
        new(draw.State, keys, scale, offset);

    private static VectorTruncated<
        TLanes, TWords, TDoubles, TSingles, DoublePairs<TLanes, TWords, TDoubles, TSingles>, DoubleTruncation, double>
        Truncated(in TensorFlowDraw draw, ulong* keys, double scale, double offset) =>
        new(draw.State, keys, scale, offset);
}
