namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>How a model is divided among processes.</summary>
internal enum Split
{
    /// <summary>Whole tensors, balanced by their bytes.</summary>
    Tensors,

    /// <summary>Every tensor, along its largest axis.</summary>
    Axis,
}
