namespace Initializers.LinearAlgebra;

/// <summary>The shape of a matrix to factor.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, not more than rows.</param>
/// <param name="IsTransposed">Whether the result is wanted transposed.</param>
/// <param name="IsSourceTransposed">Whether the matrix to factor is given transposed.</param>
internal readonly record struct QrShape(long Rows, long Columns, bool IsTransposed, bool IsSourceTransposed = false);
