namespace Initializers.Samples.Digits.Data;

/// <summary>The digits that a net learns from, and those it is tested on.</summary>
internal sealed record DigitData(DigitSet Train, DigitSet Test);
