using System;
using Initializers.Tensors;

namespace Initializers.Torch;

/// <summary>What fills a tensor, whatever its element type.</summary>
internal interface ITensorFill
{
    /// <summary>Whether a run can be made without those before it; if not, the only run is the whole tensor.</summary>
    bool TakesRuns { get; }

    /// <summary>Writes a run of the flattened tensor.</summary>
    void Fill<T>(Shape shape, long start, Span<T> run)
        where T : unmanaged;
}
