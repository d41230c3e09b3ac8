namespace Initializers.Sampling.TensorFlow;

/// <summary>One draw: values are units of its kind times scale plus offset, each operation rounded to their type.</summary>
/// <param name="Kind">The kind of the units.</param>
/// <param name="State">The stream.</param>
/// <param name="Scale">What units are multiplied by; a number of the values' type.</param>
/// <param name="Offset">What is added then; a number of the values' type.</param>
internal readonly record struct TensorFlowDraw(DistributionKind Kind, PhiloxState State, double Scale, double Offset);
