using System;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Fills on vectors of one width: picks the sampler for the distribution and the element type.</summary>
internal static unsafe class VectorFill<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    internal static void Singles(
        DistributionKind kind, PhiloxState state, float scale, float offset, long start, int degree, Span<float> span)
    {
        byte* memory = stackalloc byte[(Philox4x32.RoundKeyCount * sizeof(TWords)) + StackMemory.Slack];
        var keys = (TWords*)StackMemory.Align(memory);
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(state.Key, state.CounterHigh, keys);
        switch (kind)
        {
            case DistributionKind.Uniform:
                Run(Uniform<SingleMantissa>(keys, scale, offset), start, degree, span);
                break;
            case DistributionKind.Normal:
                Run(Normal(keys, scale, offset), start, degree, span);
                break;
            default:
                Run(Truncated(state, keys, scale, offset), start, degree, span);
                break;
        }
    }

    internal static void Halves<T, TMantissa>(
        DistributionKind kind, PhiloxState state, T scale, T offset, long start, int degree, Span<T> span)
        where T : unmanaged
        where TMantissa : IMantissa
    {
        byte* memory = stackalloc byte[(Philox4x32.RoundKeyCount * sizeof(TWords)) + StackMemory.Slack];
        var keys = (TWords*)StackMemory.Align(memory);
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(state.Key, state.CounterHigh, keys);
        switch (kind)
        {
            case DistributionKind.Uniform:
                RunNarrow(Uniform<TMantissa>(keys, 1, 0), scale, offset, start, degree, span);
                break;
            case DistributionKind.Normal:
                RunNarrow(Normal(keys, 1, 0), scale, offset, start, degree, span);
                break;
            default:
                RunNarrow(Truncated(state, keys, 1, 0), scale, offset, start, degree, span);
                break;
        }
    }

    internal static void Doubles(
        DistributionKind kind, PhiloxState state, double scale, double offset, long start, int degree, Span<double> span)
    {
        byte* memory = stackalloc byte[(Philox4x32.RoundKeyCount * sizeof(TWords)) + StackMemory.Slack];
        var keys = (TWords*)StackMemory.Align(memory);
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(state.Key, state.CounterHigh, keys);
        switch (kind)
        {
            case DistributionKind.Uniform:
                VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles> step =
                    new(keys, scale, offset);
                Run(
                    new StepSampler<VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles>, double>(step),
                    start,
                    degree,
                    span);
                break;
            case DistributionKind.Normal:
                Run(
                    new VectorNormalDoubles<TLanes, TWords, TDoubles, TSingles>(
                        keys, scale, offset),
                    start,
                    degree,
                    span);
                break;
            default:
                Run(
                    new VectorTruncatedDoubles<TLanes, TWords, TDoubles, TSingles>(state, keys, scale, offset),
                    start,
                    degree,
                    span);
                break;
        }
    }

    private static StepSampler<VectorUniformSingles<TLanes, TWords, TDoubles, TSingles, TMantissa>, float>
        Uniform<TMantissa>(TWords* keys, float scale, float offset)
        where TMantissa : IMantissa => new(new(keys, scale, offset));

    private static VectorNormalSingles<TLanes, TWords, TDoubles, TSingles> Normal(
        TWords* keys, float scale, float offset) => new(keys, scale, offset);

    private static VectorTruncatedSingles<TLanes, TWords, TDoubles, TSingles> Truncated(
        PhiloxState state, TWords* keys, float scale, float offset) => new(state, keys, scale, offset);

    private static void Run<TSampler, T>(TSampler sampler, long start, int degree, Span<T> span)
        where TSampler : struct, ISampler<T>
        where T : unmanaged => SamplerKernel<TSampler, T>.Fill(sampler, start, degree, span);

    private static void RunNarrow<TSampler, T>(
        TSampler units, T scale, T offset, long start, int degree, Span<T> span)
        where TSampler : struct, ISampler<float>
        where T : unmanaged =>
        SamplerKernel<NarrowSampler<TSampler, T>, T>.Fill(new(units, scale, offset), start, degree, span);
}
