namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>The words for ways of dividing, on the command line and in files.</summary>
internal static class SplitNames
{
    internal static string Of(Split split) => split == Split.Tensors ? "tensors" : "axis";

    internal static Split Parse(string text) => text switch
    {
        "tensors" => Split.Tensors,
        "axis" => Split.Axis,
        _ => throw new InputException($"--split must be tensors or axis; received \"{text}\"."),
    };
}
