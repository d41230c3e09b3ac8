using System;
using System.Collections.Generic;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Support;

/// <summary>Compares arrays with those of a value file, and counts them: a test that compares nothing must not pass.</summary>
internal sealed class GoldenComparison
{
    private readonly List<string> _failures = [];

    /// <summary>The arrays that were compared.</summary>
    internal int Compared { get; private set; }

    /// <summary>The arrays that this library refuses to make, by <see cref="RangeRule"/>.</summary>
    internal int Excused { get; private set; }

    /// <summary>The elements must have the bits of the file.</summary>
    internal void Bits(string id, Initializer initializer, ElementTypes type, Shape shape, GoldenPayload expected)
    {
        try
        {
            byte[] actual = initializer.InitializeBytes(type, shape);
            Add(id, expected.FirstDifference(actual, Element.SizeOf(type)));
        }
        catch (ArgumentException exception)
        {
            Add(id, $"is refused: {exception.Message}");
        }
    }

    /// <summary>The elements must lie within the tolerance of the case.</summary>
    internal void Numbers(GoldenCase golden, Initializer initializer)
    {
        double[] actual = initializer.InitializeDoubles(golden.RequestedType, golden.Shape);
        Add(golden.Id, golden.Payload.FirstDistance(actual, golden.Type, golden.Tolerance));
    }

    /// <summary>An array was compared: what differs, or null.</summary>
    internal void Add(string id, string? difference)
    {
        Compared++;
        Fail(id, difference);
    }

    /// <summary>Something must not be made.</summary>
    internal void Refusal(string id, Func<Initializer> make, ElementTypes type, Shape shape)
    {
        Excused++;
        try
        {
            make().InitializeBytes(type, shape);
            Fail(id, "is not refused");
        }
        catch (ArgumentException)
        {
        }
    }

    /// <summary>Nothing differs, and so many were compared and refused.</summary>
    internal void Expect(string file, int compared, int excused = 0)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{file}: {Compared} arrays compared, {_failures.Count} differ, {Excused} refused.");
        string.Join('\n', _failures).Should().BeEmpty();
        (Compared, Excused).Should().Be((compared, excused));
    }

    private void Fail(string id, string? difference)
    {
        if (difference is not null)
        {
            _failures.Add($"{id} {difference}");
        }
    }
}
