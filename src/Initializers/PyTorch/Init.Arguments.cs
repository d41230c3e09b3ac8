using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>What arguments must be; PyTorch's rules.</content>
public static partial class Init
{
    private static void Check<T>(TorchGenerator generator)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(generator);
        FillArguments.CheckType<T>();
    }

    private static void CheckLength<T>(Shape shape, ReadOnlySpan<T> destination)
        where T : unmanaged
    {
        FillArguments.CheckType<T>();
        if (destination.Length != shape.ElementCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"destination must hold the {shape.ElementCount} elements of the shape {shape}; ")
                + FormattableString.Invariant($"received {destination.Length}."),
                nameof(destination));
        }
    }

    private static void CheckBounds<T>(double a, double b)
        where T : unmanaged
    {
        double most = LargestOf<T>();
        CheckBound<T>(a, nameof(a), most);
        CheckBound<T>(b, nameof(b), most);
        if (a > b)
        {
            throw new ArgumentOutOfRangeException(
                nameof(b), b, FormattableString.Invariant($"b must not be below a, {a}; received {b}."));
        }

        if (b - a > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(b),
                b,
                FormattableString.Invariant(
                    $"b must lie no farther from a, {a}, than the largest {NameOf<T>()}, {most}; received {b}."));
        }
    }

    private static void CheckBound<T>(double value, string parameter, double most)
        where T : unmanaged
    {
        if (!(Math.Abs(value) <= most))
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                value,
                FormattableString.Invariant($"{parameter} must lie in the range of {NameOf<T>()}; received {value}."));
        }
    }

    private static void CheckStd(double std)
    {
        if (!(std >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(std), std, FormattableString.Invariant($"std must be 0 or more; received {std}."));
        }
    }

    private static ArgumentException ShapeException(Shape shape, string rule) =>
        new(FormattableString.Invariant($"shape must {rule}; received {shape} of rank {shape.Rank}."), nameof(shape));

    private static string NameOf<T>()
        where T : unmanaged => Element.NameOf(Element.TypeOf<T>());

    private static double LargestOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) { return float.MaxValue; }
        if (typeof(T) == typeof(Half)) { return (double)Half.MaxValue; }
        return typeof(T) == typeof(BFloat16) ? BFloat16.FromBits(0x7F7F) : double.MaxValue;
    }
}
