using System.Globalization;
using System.Runtime.CompilerServices;

namespace Initializers.Tensors;

/// <summary>
/// Facts about element types and conversions between them, for code that is generic over the element type.
/// </summary>
public static class Element
{
    private static readonly (ElementTypes Type, string Name, int Size)[] Facts =
    [
        (ElementTypes.Float32, "float32", 4), (ElementTypes.Float64, "float64", 8),
        (ElementTypes.Float16, "float16", 2), (ElementTypes.BFloat16, "bfloat16", 2),
        (ElementTypes.Int8, "int8", 1), (ElementTypes.Int16, "int16", 2),
        (ElementTypes.Int32, "int32", 4), (ElementTypes.Int64, "int64", 8),
        (ElementTypes.UInt8, "uint8", 1), (ElementTypes.UInt16, "uint16", 2),
        (ElementTypes.UInt32, "uint32", 4), (ElementTypes.UInt64, "uint64", 8),
        (ElementTypes.Bool, "bool", 1),
    ];

    /// <summary>The flag of an element type; <see cref="ElementTypes.None"/> for any other type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The flag.</returns>
    public static ElementTypes TypeOf<T>()
        where T : unmanaged
    {
        // The JIT knows T, so all but one of these tests are gone from the compiled code.
        if (typeof(T) == typeof(float)) { return ElementTypes.Float32; }
        if (typeof(T) == typeof(double)) { return ElementTypes.Float64; }
        if (typeof(T) == typeof(Half)) { return ElementTypes.Float16; }
        if (typeof(T) == typeof(BFloat16)) { return ElementTypes.BFloat16; }
        if (typeof(T) == typeof(sbyte)) { return ElementTypes.Int8; }
        if (typeof(T) == typeof(short)) { return ElementTypes.Int16; }
        if (typeof(T) == typeof(int)) { return ElementTypes.Int32; }
        if (typeof(T) == typeof(long)) { return ElementTypes.Int64; }
        if (typeof(T) == typeof(byte)) { return ElementTypes.UInt8; }
        if (typeof(T) == typeof(ushort)) { return ElementTypes.UInt16; }
        if (typeof(T) == typeof(uint)) { return ElementTypes.UInt32; }
        if (typeof(T) == typeof(ulong)) { return ElementTypes.UInt64; }
        return typeof(T) == typeof(bool) ? ElementTypes.Bool : ElementTypes.None;
    }

    /// <summary>The flag of an element type; <see cref="ElementTypes.None"/> for any other type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The flag.</returns>
    public static ElementTypes TypeOf(Type type)
    {
        foreach ((ElementTypes flag, _, _) in Facts)
        {
            if (Dispatch<ClrType, Type>(flag, default) == type)
            {
                return flag;
            }
        }

        return ElementTypes.None;
    }

    /// <summary>The name of one element type as Keras writes it: <c>float32</c>, <c>bfloat16</c>, <c>uint8</c>.</summary>
    /// <param name="type">One type; a set gives its names joined by commas.</param>
    /// <returns>The name.</returns>
    public static string NameOf(ElementTypes type)
    {
        List<string> names = [];
        foreach ((ElementTypes flag, string name, _) in Facts)
        {
            if (type.HasFlag(flag))
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    /// <summary>The size of one element in bytes.</summary>
    /// <param name="type">One type.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is not exactly one type.</exception>
    public static int SizeOf(ElementTypes type)
    {
        foreach ((ElementTypes flag, _, int size) in Facts)
        {
            if (type == flag)
            {
                return size;
            }
        }

        throw NotOneType(type);
    }

    /// <summary>Finds an element type by its Keras name.</summary>
    /// <param name="name">The name, <c>float32</c> for example.</param>
    /// <param name="type">The type, or <see cref="ElementTypes.None"/>.</param>
    /// <returns>Whether there is such a type.</returns>
    public static bool TryParse(string? name, out ElementTypes type)
    {
        type = ElementTypes.None;
        foreach ((ElementTypes flag, string candidate, _) in Facts)
        {
            if (candidate == name)
            {
                type = flag;
            }
        }

        return type != ElementTypes.None;
    }

    /// <summary>Calls a function for an element type that is known only at run time.</summary>
    /// <typeparam name="TFunction">The function's type; a struct, a ref struct too, is called without an allocation.</typeparam>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="type">One type.</param>
    /// <param name="function">The function.</param>
    /// <returns>What the function gives for the type.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is not exactly one type.</exception>
    /// <example>
    /// The sum of elements that a file gives as bytes:
    /// <code>
    /// double sum = Element.Dispatch&lt;Sum, double&gt;(ElementTypes.BFloat16, new Sum(bytes));
    ///
    /// readonly ref struct Sum(ReadOnlySpan&lt;byte&gt; bytes) : IElementFunction&lt;double&gt;
    /// {
    ///     private readonly ReadOnlySpan&lt;byte&gt; _bytes = bytes;
    ///
    ///     public double Invoke&lt;T&gt;()
    ///         where T : unmanaged
    ///     {
    ///         double sum = 0;
    ///         foreach (T element in MemoryMarshal.Cast&lt;byte, T&gt;(_bytes))
    ///         {
    ///             sum += Element.ToDouble(element);
    ///         }
    ///
    ///         return sum;
    ///     }
    /// }
    /// </code>
    /// </example>
    public static TResult Dispatch<TFunction, TResult>(ElementTypes type, TFunction function)
        where TFunction : IElementFunction<TResult>, allows ref struct => type switch
        {
            ElementTypes.Float32 => function.Invoke<float>(),
            ElementTypes.Float64 => function.Invoke<double>(),
            ElementTypes.Float16 => function.Invoke<Half>(),
            ElementTypes.BFloat16 => function.Invoke<BFloat16>(),
            ElementTypes.Int8 => function.Invoke<sbyte>(),
            ElementTypes.Int16 => function.Invoke<short>(),
            ElementTypes.Int32 => function.Invoke<int>(),
            ElementTypes.Int64 => function.Invoke<long>(),
            ElementTypes.UInt8 => function.Invoke<byte>(),
            ElementTypes.UInt16 => function.Invoke<ushort>(),
            ElementTypes.UInt32 => function.Invoke<uint>(),
            ElementTypes.UInt64 => function.Invoke<ulong>(),
            ElementTypes.Bool => function.Invoke<bool>(),
            _ => throw NotOneType(type),
        };

    /// <summary>Converts a number to an element type, as an array library's cast does.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The number.</param>
    /// <returns>
    /// Floating-point types: the nearest value, ties to even, rounded once. Integers: the fraction is cut off, and a
    /// value out of range takes the nearest end. Bool: whether it is not zero.
    /// </returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no element type.</exception>
    public static T FromDouble<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) { return As<float, T>((float)value); }
        if (typeof(T) == typeof(double)) { return As<double, T>(value); }
        if (typeof(T) == typeof(Half)) { return As<Half, T>((Half)value); }
        if (typeof(T) == typeof(BFloat16)) { return As<BFloat16, T>((BFloat16)value); }
        if (typeof(T) == typeof(sbyte)) { return As<sbyte, T>(sbyte.CreateSaturating(value)); }
        if (typeof(T) == typeof(short)) { return As<short, T>(short.CreateSaturating(value)); }
        if (typeof(T) == typeof(int)) { return As<int, T>(int.CreateSaturating(value)); }
        if (typeof(T) == typeof(long)) { return As<long, T>(long.CreateSaturating(value)); }
        if (typeof(T) == typeof(byte)) { return As<byte, T>(byte.CreateSaturating(value)); }
        if (typeof(T) == typeof(ushort)) { return As<ushort, T>(ushort.CreateSaturating(value)); }
        if (typeof(T) == typeof(uint)) { return As<uint, T>(uint.CreateSaturating(value)); }
        if (typeof(T) == typeof(ulong)) { return As<ulong, T>(ulong.CreateSaturating(value)); }
        return typeof(T) == typeof(bool) ? As<bool, T>(value != 0) : throw NotAnElement<T>();
    }

    /// <summary>Converts an integer to an element type without passing through a double.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The integer.</param>
    /// <returns>Floating-point types: the nearest value. Integers: the value, or the nearest end of the range.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no element type.</exception>
    public static T FromInt64<T>(long value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(long)) { return As<long, T>(value); }
        if (typeof(T) == typeof(ulong)) { return As<ulong, T>(ulong.CreateSaturating(value)); }
        if (typeof(T) == typeof(float)) { return As<float, T>(value); }
        if (typeof(T) == typeof(BFloat16)) { return As<BFloat16, T>((BFloat16)ToSticky(value)); }
        return FromDouble<T>(value);
    }

    /// <summary>The value of an element as a double; 64-bit integers beyond 2^53 are rounded.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The element.</param>
    /// <returns>Its value; a truth value is 0 or 1.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no element type.</exception>
    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) { return As<T, float>(value); }
        if (typeof(T) == typeof(double)) { return As<T, double>(value); }
        if (typeof(T) == typeof(Half)) { return (double)As<T, Half>(value); }
        if (typeof(T) == typeof(BFloat16)) { return (double)As<T, BFloat16>(value); }
        if (typeof(T) == typeof(sbyte)) { return As<T, sbyte>(value); }
        if (typeof(T) == typeof(short)) { return As<T, short>(value); }
        if (typeof(T) == typeof(int)) { return As<T, int>(value); }
        if (typeof(T) == typeof(long)) { return As<T, long>(value); }
        if (typeof(T) == typeof(byte)) { return As<T, byte>(value); }
        if (typeof(T) == typeof(ushort)) { return As<T, ushort>(value); }
        if (typeof(T) == typeof(uint)) { return As<T, uint>(value); }
        if (typeof(T) == typeof(ulong)) { return As<T, ulong>(value); }
        return typeof(T) == typeof(bool) ? (As<T, bool>(value) ? 1 : 0) : throw NotAnElement<T>();
    }

    /// <summary>Converts one element to another type; the same type is returned as it is.</summary>
    /// <typeparam name="TFrom">The type to convert from.</typeparam>
    /// <typeparam name="TTo">The type to convert to.</typeparam>
    /// <param name="value">The element.</param>
    /// <returns>The element in the new type, by the rules of <see cref="FromDouble"/>; rounded once.</returns>
    /// <exception cref="NotSupportedException">One of the types is no element type.</exception>
    public static TTo Convert<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(TTo)) { return As<TFrom, TTo>(value); }
        if (typeof(TFrom) == typeof(long)) { return FromInt64<TTo>(As<TFrom, long>(value)); }
        if (typeof(TFrom) == typeof(ulong)) { return FromUInt64<TTo>(As<TFrom, ulong>(value)); }

        return FromDouble<TTo>(ToDouble(value));
    }

    private static T FromUInt64<T>(ulong value)
        where T : unmanaged
    {
        if (value <= long.MaxValue) { return FromInt64<T>((long)value); }
        if (typeof(T) == typeof(long)) { return As<long, T>(long.MaxValue); }
        if (typeof(T) == typeof(float) || typeof(T) == typeof(BFloat16))
        {
            // Half of the value, its lost bit kept as a sticky one, fits the signed type; doubling it is exact.
            T half = FromInt64<T>((long)((value >> 1) | (value & 1)));
            return FromDouble<T>(2 * ToDouble(half));
        }

        return FromDouble<T>(value);
    }

    // Where a double has not all bits, one bit stands for the last eleven: still on the same side of any tie between two
    // numbers of few digits.
    private static double ToSticky(long value)
    {
        const long lastBits = 0x7FF;
        bool isExact = (value & lastBits) == 0 || value is >= -(1L << 53) and <= 1L << 53;
        return isExact ? value : (value & ~lastBits) | (lastBits + 1);
    }

    private static TTo As<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged => Unsafe.As<TFrom, TTo>(ref value);

    private static ArgumentException NotOneType(ElementTypes type)
    {
        string received = (type & ~ElementTypes.All) == 0
            ? type.ToString()
            : ((int)type).ToString(CultureInfo.InvariantCulture);
        return new($"type must be exactly one element type; received {received}.", nameof(type));
    }

    private static NotSupportedException NotAnElement<T>() =>
        new($"The type {typeof(T).Name} is no element type; use one of {NameOf(ElementTypes.All)}.");

    private readonly struct ClrType : IElementFunction<Type>
    {
        public Type Invoke<T>()
            where T : unmanaged => typeof(T);
    }
}
