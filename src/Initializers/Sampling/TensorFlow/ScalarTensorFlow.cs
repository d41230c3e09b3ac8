using Initializers.Filling;

namespace Initializers.Sampling.TensorFlow;

/// <summary>The definition of TensorFlow's values, a group at a time.</summary>
internal static class ScalarTensorFlow
{
    internal static void Fill<T>(in TensorFlowDraw draw, in FillTarget<T> target)
        where T : unmanaged
    {
        PhiloxState state = draw.State;
        if (typeof(T) == typeof(float))
        {
            (float scale, float offset) = ((float)draw.Scale, (float)draw.Offset);
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<float>().Take(
                        new ScalarStep<ScalarUniformSingles<float>, float>(new(state, scale, offset)));
                    break;
                case DistributionKind.Normal:
                    target.As<float>().Take(new ScalarStep<ScalarNormalSingles, float>(new(state, scale, offset)));
                    break;
                default:
                    target.As<float>().Take(new ScalarStep<ScalarTruncatedSingles, float>(new(state, scale, offset)));
                    break;
            }
        }
        else if (typeof(T) == typeof(double))
        {
            (double scale, double offset) = (draw.Scale, draw.Offset);
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    target.As<double>().Take(new ScalarStep<ScalarUniformDoubles, double>(new(state, scale, offset)));
                    break;
                case DistributionKind.Normal:
                    target.As<double>().Take(new ScalarStep<ScalarNormalDoubles, double>(new(state, scale, offset)));
                    break;
                default:
                    target.As<double>().Take(new ScalarStep<ScalarTruncatedDoubles, double>(new(state, scale, offset)));
                    break;
            }
        }
        else
        {
            switch (draw.Kind)
            {
                case DistributionKind.Uniform:
                    ScalarStep<ScalarUniformSingles<T>, float> uniform = new(new(state, 1, 0));
                    NarrowStep.Fill(uniform, draw.Scale, draw.Offset, target);
                    break;
                case DistributionKind.Normal:
                    ScalarStep<ScalarNormalSingles, float> normal = new(new(state, 1, 0));
                    NarrowStep.Fill(normal, draw.Scale, draw.Offset, target);
                    break;
                default:
                    ScalarStep<ScalarTruncatedSingles, float> truncated = new(new(state, 1, 0));
                    NarrowStep.Fill(truncated, draw.Scale, draw.Offset, target);
                    break;
            }
        }
    }
}
