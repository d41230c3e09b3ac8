using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>One weight of a model: what it is called, what it holds, and what fills it.</summary>
/// <param name="Name">The name, unique in its plan.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Type">The element type; one that the initializer can fill.</param>
/// <param name="Trainable">Whether training changes it.</param>
/// <param name="Initializer">Gives the values.</param>
public sealed record PlannedWeight(
    string Name, Shape Shape, ElementTypes Type, bool Trainable, Initializer Initializer)
{
    /// <summary>The name in files of weights.</summary>
    public string Target { get; init; } = Name;

    /// <summary>The size of its elements in bytes.</summary>
    public long ByteCount => checked(Shape.ElementCount * Element.SizeOf(Type));
}
