using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>What one process fills of a weight.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Box">The part of it.</param>
internal sealed record WeightPart(PlannedWeight Weight, Box Box)
{
    /// <summary>The size of the part's elements in bytes.</summary>
    internal long ByteCount => checked(Box.ElementCount * Element.SizeOf(Weight.Type));

    /// <summary>The weight's name and, if this is not all of it, the slice: <c>kernel[0:400, 0:1600]</c>.</summary>
    public override string ToString() => Box.Extent == Weight.Shape ? Weight.Name : Weight.Name + Box;
}
