using System.Linq;
using System.Reflection;
using FluentAssertions;
using Initializers.Lanes;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>The rule of Design/0004 on which methods are marked to be inlined.</summary>
public sealed class InliningTests
{
    // The JIT inlines methods of so many bytes of IL whether they are marked or not.
    private const int AlwaysInlined = 16;

    private static readonly MethodInfo[] Methods =
    [
        .. typeof(Initializer).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance
                | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetMethodBody() is not null),
    ];

    [Fact]
    public void No_method_is_marked_that_is_inlined_anyway() =>
        Methods.Where(method => IsMarked(method) && Length(method) <= AlwaysInlined).Should().BeEmpty();

    [Fact]
    public void Every_longer_lane_operation_is_marked() =>
        Methods.Where(method => IsLaneOperation(method) && !IsMarked(method) && Length(method) > AlwaysInlined)
            .Should().BeEmpty();

    private static bool IsLaneOperation(MethodInfo method) =>
        !method.IsSpecialName
        && method.DeclaringType is { IsValueType: true, IsEnum: false } type
        && type.Namespace == typeof(ILanes<,,>).Namespace
        && type != typeof(RowTranspose);

    private static bool IsMarked(MethodInfo method) =>
        method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);

    private static int Length(MethodInfo method) => method.GetMethodBody()!.GetILAsByteArray()!.Length;
}
