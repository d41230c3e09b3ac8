using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers.Sampling.Jax;

/// <summary>The definition of JAX's values, an element at a time.</summary>
internal static class ScalarJax
{
    internal static void Fill<T>(Distribution distribution, Threefry2x32.Key key, in FillTarget<T> target)
        where T : unmanaged
    {
        JaxParameters parameters = JaxParameters.For<T>(distribution);
        if (typeof(T) == typeof(float))
        {
            if (distribution.Kind == DistributionKind.Uniform)
            {
                target.As<float>().Take(new ScalarJaxStep<ScalarJaxUniform, float>(key, new(parameters)));
            }
            else
            {
                target.As<float>().Take(new ScalarJaxStep<ScalarJaxNormal, float>(key, new(parameters)));
            }
        }
        else if (typeof(T) == typeof(double))
        {
            if (distribution.Kind == DistributionKind.Uniform)
            {
                WideningStep.Fill(new ScalarJaxStep<ScalarJaxUniform, float>(key, new(parameters)), target.As<double>());
            }
            else
            {
                WideningStep.Fill(new ScalarJaxStep<ScalarJaxNormal, float>(key, new(parameters)), target.As<double>());
            }
        }
        else if (typeof(T) == typeof(Half))
        {
            JaxNarrowStep.Fill<ScalarJaxStep<ScalarJaxWord, uint>, ScalarErfInv, Half, HalfRounding>(
                new(key, default), distribution.Kind, parameters, target.As<Half>());
        }
        else
        {
            JaxNarrowStep.Fill<ScalarJaxStep<ScalarJaxWord, uint>, ScalarErfInv, BFloat16, BFloat16Rounding>(
                new(key, default), distribution.Kind, parameters, target.As<BFloat16>());
        }
    }
}
