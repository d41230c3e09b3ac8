using System;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

public class DelegateInitializerTests
{
    [Fact]
    public void Initialize_gives_what_the_function_makes_in_any_type()
    {
        Initializer initializer = KerasConfig.Get<double>(Ramp);

        initializer.Initialize([2, 2]).ToArray().Should().Equal(0, 0.5f, 1, 1.5f);
        initializer.Initialize<int>([4]).ToArray().Should().Equal(0, 0, 1, 1);
        initializer.Initialize([]).ToArray().Should().Equal(0);
    }

    [Fact]
    public void Run_calls_the_function_for_the_whole_shape()
    {
        Shape seen = [];
        DelegateInitializer<double> initializer = new(shape =>
        {
            seen = shape;
            return Ramp(shape);
        });
        float[] run = new float[2];

        initializer.Fill([5], 3, run.AsSpan());

        run.Should().Equal(1.5f, 2f);
        seen.Should().Be(new Shape(5));
    }

    [Fact]
    public void Box_of_many_runs_calls_the_function_once()
    {
        int calls = 0;
        DelegateInitializer<double> initializer = new(shape =>
        {
            calls++;
            return Ramp(shape);
        });

        initializer.InitializeBox([50, 4], new([10, 1], [3, 1])).ToArray().Should().Equal(20.5f, 22.5f, 24.5f);

        calls.Should().Be(1);
    }

    [Fact]
    public void Function_is_not_called_before_a_tensor_is_requested()
    {
        Action act = () => _ = new DelegateInitializer<float>(_ => throw new InvalidOperationException());

        act.Should().NotThrow();
    }

    [Fact]
    public void Function_that_returns_another_shape_is_an_error()
    {
        Action act = () => new DelegateInitializer<float>(_ => new DenseTensor<float>([3])).Initialize([2]);

        act.Should().Throw<InvalidOperationException>()
            .WithMessage("*must return a tensor of the requested shape (2,); received one of shape (3,).");
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Action none = () => _ = new DelegateInitializer<float>(null!);
        Action type = () => _ = new DelegateInitializer<decimal>(shape => new DenseTensor<decimal>(shape));

        none.Should().Throw<ArgumentNullException>().WithParameterName("function");
        type.Should().Throw<ArgumentException>().WithMessage("TSource must be an element type*received Decimal*");
    }

    [Fact]
    public void It_has_no_configuration_and_is_its_own_clone()
    {
        DelegateInitializer<double> initializer = new(Ramp);
        Action act = () => KerasConfig.Serialize(initializer);

        act.Should().Throw<NotSupportedException>().WithMessage("*DelegateInitializer has no configuration*register*");
        initializer.Clone().Should().BeSameAs(initializer);
    }

    private static DenseTensor<double> Ramp(Shape shape)
    {
        DenseTensor<double> tensor = new(shape);
        for (int i = 0; i < tensor.Length; i++)
        {
            tensor.Span[i] = i / 2.0;
        }

        return tensor;
    }
}
