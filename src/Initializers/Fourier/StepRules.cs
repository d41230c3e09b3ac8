namespace Initializers.Fourier;

/// <summary>
/// What an array library does its own way when it computes in an element type, operation by operation; the default is
/// what most of them do.
/// </summary>
/// <param name="Sum">Where a sum is rounded.</param>
/// <param name="DividesByProduct">Whether a quotient is the product with the divisor's rounded reciprocal.</param>
/// <param name="KeepsScalars">Whether a plain number enters an operation unrounded, as a single.</param>
/// <param name="NarrowsTwice">Whether a double becomes float16 by way of a single, as bfloat16 always.</param>
internal readonly record struct StepRules(
    SumRounding Sum = SumRounding.Once,
    bool DividesByProduct = false,
    bool KeepsScalars = false,
    bool NarrowsTwice = false);
