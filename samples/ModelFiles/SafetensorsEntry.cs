using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>One tensor of a safetensors file and where its elements lie.</summary>
/// <param name="Name">The name, unique in its file.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last one.</param>
public sealed record SafetensorsEntry(string Name, ElementTypes Type, Shape Shape, long Begin, long End)
{
    /// <summary>
    /// What the file calls the type, where the library has none of that name: <see cref="Type"/> is none then, and the
    /// elements cannot be read.
    /// </summary>
    public string? UnsupportedType { get; init; }

    /// <summary>The type's name for a person.</summary>
    public string TypeName => UnsupportedType is null ? Element.NameOf(Type) : $"{UnsupportedType}, which is not supported,";
}
