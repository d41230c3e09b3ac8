namespace Initializers.LinearAlgebra;

/// <summary>The shape of a matrix to factor.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, not more than rows.</param>
/// <param name="IsTransposed">Whether the result is wanted transposed.</param>
internal readonly record struct QrShape(long Rows, long Columns, bool IsTransposed);
