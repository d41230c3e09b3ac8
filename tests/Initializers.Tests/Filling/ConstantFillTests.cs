using System;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Filling;

public class ConstantFillTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(300_001)]
    [InlineData(2_100_003)]
    public void Fill_writes_the_span_and_nothing_else(int length)
    {
        foreach (int degree in new[] { -1, 1, 2, 3, 1000 })
        {
            AssertFilled(1.5f, length, degree);
            AssertFilled((byte)7, length, degree);
            AssertFilled(-2.25, length, degree);
        }
    }

    private static void AssertFilled<T>(T value, int length, int degree)
        where T : unmanaged, IEquatable<T>
    {
        GuardedBuffer<T> buffer = new(length, misalignment: 1);
        ConstantFill.Fill(value, degree, buffer.Span);
        buffer.AssertIntact();
        buffer.Span.ContainsAnyExcept(value).Should().BeFalse();
    }
}
