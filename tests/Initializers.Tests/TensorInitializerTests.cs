using System;
using System.Linq;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

public class TensorInitializerTests
{
    private static readonly DenseTensor<double> Tensor = DenseTensor.Create([2, 3], [1.5, -2.25, 0, 1e300, -7.9, 0.1]);

    [Fact]
    public void Initialize_gives_the_elements_in_any_type()
    {
        Initializer initializer = KerasConfig.Get(Tensor);

        initializer.Initialize<double>([2, 3]).ToArray().Should().Equal(Tensor.ToArray());
        initializer.Initialize([2, 3]).ToArray().Should().Equal(1.5f, -2.25f, 0, float.PositiveInfinity, -7.9f, 0.1f);
        initializer.Initialize<int>([2, 3]).ToArray().Should().Equal(1, -2, 0, int.MaxValue, -7, 0);
        initializer.Initialize<bool>([2, 3]).ToArray().Should().Equal(true, true, false, true, true, true);
    }

    [Fact]
    public void Integer_of_64_bits_is_not_rounded()
    {
        long[] elements = [long.MaxValue, 9007199254740993];

        new TensorInitializer<long>(DenseTensor.Create(elements)).Initialize<long>([2]).ToArray()
            .Should().Equal(elements);
    }

    [Fact]
    public void Elements_are_copied_when_the_initializer_is_made()
    {
        float[] elements = [1, 2];
        TensorInitializer<float> initializer = new(DenseTensor.Create(elements));
        elements[0] = 9;

        initializer.Initialize([2]).ToArray().Should().Equal(1f, 2f);
        initializer.Shape.Should().Be(new Shape(2));
    }

    [Fact]
    public void Every_run_is_that_run_of_the_tensor()
    {
        TensorInitializer<double> initializer = new(Tensor);
        for (int start = 0; start <= Tensor.Length; start++)
        {
            for (int length = 0; length <= Tensor.Length - start; length++)
            {
                double[] run = new double[length];
                initializer.Fill([2, 3], start, run.AsSpan());
                run.Should().Equal(Tensor.ToArray().Skip(start).Take(length));
            }
        }
    }

    [Theory]
    [InlineData(new long[] { 3, 2 })]
    [InlineData(new long[] { 6 })]
    [InlineData(new long[] { })]
    public void Another_shape_is_refused(long[] shape)
    {
        Action act = () => new TensorInitializer<double>(Tensor).Initialize(new Shape(shape));

        act.Should().Throw<ArgumentException>()
            .WithMessage($"Expected shape to be (2, 3), which is that of the given tensor; received {new Shape(shape)}.*")
            .WithParameterName(nameof(shape));
    }

    [Fact]
    public void Tensor_of_a_type_that_is_no_element_type_is_refused()
    {
        Action act = () => _ = new TensorInitializer<char>(new DenseTensor<char>([1]));

        act.Should().Throw<ArgumentException>().WithMessage("TSource must be an element type*received Char*");
    }

    [Fact]
    public void It_has_no_configuration_and_is_its_own_clone()
    {
        TensorInitializer<double> initializer = new(Tensor);
        Action act = () => KerasConfig.Serialize(initializer);

        act.Should().Throw<NotSupportedException>().WithMessage("*TensorInitializer has no configuration*Constant*");
        initializer.Clone().Should().BeSameAs(initializer);
    }
}
