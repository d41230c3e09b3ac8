namespace Initializers.Tensors;

/// <summary>The element types a tensor can have, as flags, so that a set of them can be named too.</summary>
[Flags]
public enum ElementTypes
{
    /// <summary>No type, or a type that no initializer can fill.</summary>
    None = 0,

    /// <summary>IEEE 754 single precision, <see cref="float"/>; the default everywhere.</summary>
    Float32 = 1 << 0,

    /// <summary>IEEE 754 double precision, <see cref="double"/>.</summary>
    Float64 = 1 << 1,

    /// <summary>IEEE 754 half precision, <see cref="Half"/>.</summary>
    Float16 = 1 << 2,

    /// <summary>The upper half of a single, <see cref="Tensors.BFloat16"/>.</summary>
    BFloat16 = 1 << 3,

    /// <summary>Signed 8-bit integer, <see cref="sbyte"/>.</summary>
    Int8 = 1 << 4,

    /// <summary>Signed 16-bit integer, <see cref="short"/>.</summary>
    Int16 = 1 << 5,

    /// <summary>Signed 32-bit integer, <see cref="int"/>.</summary>
    Int32 = 1 << 6,

    /// <summary>Signed 64-bit integer, <see cref="long"/>.</summary>
    Int64 = 1 << 7,

    /// <summary>Unsigned 8-bit integer, <see cref="byte"/>.</summary>
    UInt8 = 1 << 8,

    /// <summary>Unsigned 16-bit integer, <see cref="ushort"/>.</summary>
    UInt16 = 1 << 9,

    /// <summary>Unsigned 32-bit integer, <see cref="uint"/>.</summary>
    UInt32 = 1 << 10,

    /// <summary>Unsigned 64-bit integer, <see cref="ulong"/>.</summary>
    UInt64 = 1 << 11,

    /// <summary>Truth value in one byte, <see cref="bool"/>.</summary>
    Bool = 1 << 12,

    /// <summary>The four floating-point types: what random initializers can fill.</summary>
    Floating = Float32 | Float64 | Float16 | BFloat16,

    /// <summary>The eight integer types.</summary>
    Integer = Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64,

    /// <summary>Every type there is.</summary>
    All = Floating | Integer | Bool,
}
