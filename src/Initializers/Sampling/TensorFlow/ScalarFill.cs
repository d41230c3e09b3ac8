using System;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Fills by the scalar definition: where there are no vectors, and what the vectors are tested against.</summary>
internal static class ScalarFill
{
    internal static void Singles(
        DistributionKind kind, PhiloxState state, float scale, float offset, long start, int degree, Span<float> span)
    {
        switch (kind)
        {
            case DistributionKind.Uniform:
                RunSteps<ScalarUniformSingles<SingleMantissa>, float>(new(state, scale, offset), start, degree, span);
                break;
            case DistributionKind.Normal:
                RunSteps<ScalarNormalSingles, float>(new(state, scale, offset), start, degree, span);
                break;
            default:
                RunSteps<ScalarTruncatedSingles, float>(
                    new(state, scale, offset), start, degree, span);
                break;
        }
    }

    internal static void Halves<T, TMantissa>(
        DistributionKind kind, PhiloxState state, T scale, T offset, long start, int degree, Span<T> span)
        where T : unmanaged
        where TMantissa : IMantissa
    {
        switch (kind)
        {
            case DistributionKind.Uniform:
                RunNarrow<ScalarUniformSingles<TMantissa>, T>(new(state, 1, 0), scale, offset, start, degree, span);
                break;
            case DistributionKind.Normal:
                RunNarrow<ScalarNormalSingles, T>(new(state, 1, 0), scale, offset, start, degree, span);
                break;
            default:
                RunNarrow<ScalarTruncatedSingles, T>(new(state, 1, 0), scale, offset, start, degree, span);
                break;
        }
    }

    internal static void Doubles(
        DistributionKind kind,
        PhiloxState state,
        double scale,
        double offset,
        long start,
        int degree,
        Span<double> span)
    {
        switch (kind)
        {
            case DistributionKind.Uniform:
                RunSteps<ScalarUniformDoubles, double>(new(state, scale, offset), start, degree, span);
                break;
            case DistributionKind.Normal:
                RunSteps<ScalarNormalDoubles, double>(new(state, scale, offset), start, degree, span);
                break;
            default:
                RunSteps<ScalarTruncatedDoubles, double>(new(state, scale, offset), start, degree, span);
                break;
        }
    }

    private static void RunSteps<TStep, T>(TStep step, long start, int degree, Span<T> span)
        where TStep : struct, IStep<T>
        where T : unmanaged =>
        SamplerKernel<StepSampler<TStep, T>, T>.Fill(new(step), start, degree, span);

    private static void RunNarrow<TStep, T>(TStep units, T scale, T offset, long start, int degree, Span<T> span)
        where TStep : struct, IStep<float>
        where T : unmanaged =>
        SamplerKernel<NarrowSampler<StepSampler<TStep, float>, T>, T>.Fill(
            new(new(units), scale, offset), start, degree, span);
}
