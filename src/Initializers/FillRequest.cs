using Initializers.Tensors;

namespace Initializers;

/// <summary>Which part of which tensor an initializer is to write; already checked.</summary>
/// <param name="Shape">The shape of the whole tensor.</param>
/// <param name="Start">The flat row-major index of the first element to write.</param>
/// <param name="MaxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
public readonly record struct FillRequest(Shape Shape, long Start, int MaxDegreeOfParallelism);
