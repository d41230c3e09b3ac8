using System;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class InitializerTests
{
    [Fact]
    public void Deriving_needs_one_method()
    {
        Ramp ramp = new();
        ramp.Initialize([2, 3]).ToArray().Should().Equal(0, 1, 2, 3, 4, 5);
        ramp.Initialize<Half>([3]).ToArray().Should().Equal((Half)0, (Half)1, (Half)2);
        double[] slice = new double[3];
        ramp.Fill([100], 50, slice);
        slice.Should().Equal(50, 51, 52);
        ramp.GetConfig().Should().BeEmpty();
        ramp.Freeze().Should().BeSameAs(ramp);
        ramp.SupportedTypes.Should().Be(ElementTypes.Floating);
        ramp.Backend.Should().BeSameAs(Backend.TensorFlow);
    }

    [Fact]
    public void Initialize_without_a_type_makes_singles()
    {
        DenseTensor<float> tensor = new Ramp().Initialize([4]);
        tensor.ToArray().Should().Equal(0, 1, 2, 3);
    }

    [Fact]
    public void A_type_that_is_not_supported_is_refused_by_name()
    {
        Action integer = () => new Ramp().Initialize<int>([3]);
        Action other = () => new Ramp().Fill([3], new char[3].AsSpan());
        Action slice = () => new Ramp().Fill([3], 0, new decimal[3].AsSpan());
        const string rule = "T must be a type that Ramp can fill: float32, float64, float16, bfloat16; ";
        integer.Should().Throw<ArgumentException>().WithMessage(rule + "received int32.*");
        other.Should().Throw<ArgumentException>().WithMessage(rule + "received Char.*");
        slice.Should().Throw<ArgumentException>().WithMessage(rule + "received Decimal.*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void Fill_refuses_a_destination_of_the_wrong_length(int length)
    {
        float[] destination = new float[length];
        Action fill = () => new Ramp().Fill([2, 3], destination.AsSpan());
        fill.Should().Throw<ArgumentException>()
            .WithMessage($"destination must hold the 6 elements of the shape (2, 3); received {length}.*")
            .WithParameterName("destination");
        destination.Should().NotContain(element => element != 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Fill_refuses_a_start_outside_the_shape(long start)
    {
        Action fill = () => new Ramp().Fill([2, 3], start, Span<float>.Empty);
        fill.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"start must lie in the shape (2, 3); received {start}.*").WithParameterName(nameof(start));
    }

    [Fact]
    public void Fill_refuses_a_run_that_ends_outside_the_shape()
    {
        float[] destination = new float[3];
        Action fill = () => new Ramp().Fill([2, 3], 4, destination.AsSpan());
        fill.Should().Throw<ArgumentException>()
            .WithMessage("destination must end inside the shape (2, 3); received 3 elements from 4.*");
        destination.Should().NotContain(element => element != 0);
    }

    [Fact]
    public void Fill_accepts_an_empty_run_at_the_end()
    {
        new Ramp().Fill([2, 3], 6, Span<float>.Empty);
        new Ramp().Fill([0], 0, Span<float>.Empty);
        new Ramp().Fill([0, 5], Span<float>.Empty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void The_number_of_threads_must_be_positive_or_minus_one(int degree)
    {
        Action[] calls =
        [
            () => new Ramp().Initialize([3], degree),
            () => new Ramp().Initialize<double>([3], degree),
            () => new Ramp().Fill([3], new float[3].AsSpan(), degree),
            () => new Ramp().Fill([3], 0, new float[3].AsSpan(), degree),
        ];
        foreach (Action call in calls)
        {
            call.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
                $"maxDegreeOfParallelism must be positive, or -1 for all processors; received {degree}.*");
        }
    }

    [Fact]
    public void A_shape_beyond_an_array_can_be_filled_but_not_initialized()
    {
        Shape shape = [1L << 40];
        Action initialize = () => new Ramp().Initialize(shape);
        initialize.Should().Throw<ArgumentException>().WithMessage("*Fill can write a larger tensor run by run.*");
        double[] end = new double[2];
        new Ramp().Fill(shape, (1L << 40) - 2, end.AsSpan());
        end.Should().Equal((1L << 40) - 2, (1L << 40) - 1);
    }

    [Fact]
    public void WithBackend_makes_a_copy()
    {
        Ramp ramp = new();
        Initializer copy = ramp.WithBackend(Backend.TensorFlow);
        copy.Should().NotBeSameAs(ramp).And.BeOfType<Ramp>();
        Action none = () => ramp.WithBackend(null!);
        Action property = () => _ = new Ramp { Backend = null! };
        none.Should().Throw<ArgumentNullException>();
        property.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_error_of_the_derived_class_leaves_the_destination_alone()
    {
        GuardedBuffer<float> buffer = new(9);
        float[] before = buffer.Span.ToArray();
        Action fill = () => new Identity().Fill([9], buffer.Span);
        fill.Should().Throw<ArgumentException>();
        buffer.Span.ToArray().Should().Equal(before);
    }

    private sealed class Ramp : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = Element.FromInt64<T>(request.Start + i);
            }
        }
    }
}
