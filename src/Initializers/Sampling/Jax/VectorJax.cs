using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Sampling.Jax;

/// <summary>JAX's values on vectors of one width; the bits are those of <see cref="ScalarJax"/>.</summary>
[SkipLocalsInit]
internal static unsafe class VectorJax<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    internal static void Fill<T>(Distribution distribution, Threefry2x32.Key key, in FillTarget<T> target)
        where T : unmanaged
    {
        ulong* schedule = stackalloc ulong[Threefry2x32.ScheduleLength * TLanes.Count];
        Threefry2x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, schedule);
        JaxParameters parameters = JaxParameters.For<T>(distribution);
        if (typeof(T) == typeof(float))
        {
            if (distribution.Kind == DistributionKind.Uniform)
            {
                target.As<float>().Take(Uniform(schedule, parameters));
            }
            else
            {
                target.As<float>().Take(Normal(schedule, parameters));
            }
        }
        else if (typeof(T) == typeof(double))
        {
            if (distribution.Kind == DistributionKind.Uniform)
            {
                WideningStep.Fill(Uniform(schedule, parameters), target.As<double>());
            }
            else
            {
                WideningStep.Fill(Normal(schedule, parameters), target.As<double>());
            }
        }
        else if (typeof(T) == typeof(Half))
        {
            JaxNarrowStep.Fill<
                VectorJaxStep<
                    TLanes, TWords, TDoubles, TSingles, VectorJaxWords<TLanes, TWords, TDoubles, TSingles>, uint>,
                VectorErfInv<TLanes, TWords, TDoubles, TSingles>,
                Half,
                HalfRounding>(
                new(schedule, default), distribution.Kind, parameters, target.As<Half>());
        }
        else
        {
            JaxNarrowStep.Fill<
                VectorJaxStep<
                    TLanes, TWords, TDoubles, TSingles, VectorJaxWords<TLanes, TWords, TDoubles, TSingles>, uint>,
                VectorErfInv<TLanes, TWords, TDoubles, TSingles>,
                BFloat16,
                BFloat16Rounding>(
                new(schedule, default), distribution.Kind, parameters, target.As<BFloat16>());
        }
    }

    private static VectorJaxStep<
        TLanes, TWords, TDoubles, TSingles, VectorJaxUniforms<TLanes, TWords, TDoubles, TSingles>, float>
        Uniform(ulong* schedule, JaxParameters parameters) => new(schedule, new(parameters));

    private static VectorJaxStep<
        TLanes, TWords, TDoubles, TSingles, VectorJaxNormals<TLanes, TWords, TDoubles, TSingles>, float>
        Normal(ulong* schedule, JaxParameters parameters) => new(schedule, new(parameters));
}
