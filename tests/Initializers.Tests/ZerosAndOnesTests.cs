using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class ZerosAndOnesTests
{
    [Theory]
    [ClassData(typeof(ElementTypeData))]
    public void Every_element_of_every_type_is_0(ElementTypes type) => Check(type, new Zeros(), 0);

    [Theory]
    [ClassData(typeof(ElementTypeData))]
    public void Every_element_of_every_type_is_1(ElementTypes type) => Check(type, new Ones(), 1);

    [Theory]
    [InlineData("Zeros")]
    [InlineData("Ones")]
    public void All_types_are_supported_and_there_is_nothing_to_configure(string name)
    {
        Initializer initializer = name == "Zeros" ? new Zeros() : new Ones();
        initializer.SupportedTypes.Should().Be(ElementTypes.All);
        initializer.GetConfig().Should().BeEmpty();
    }

    private static void Check(ElementTypes type, Initializer initializer, double value)
    {
        foreach (Shape shape in (Shape[])[[3, 3], [300_001], [], [0, 3]])
        {
            Element.Dispatch<AllAre, bool>(type, new(initializer, shape, value)).Should().BeTrue();
        }
    }

    private readonly record struct AllAre(Initializer Initializer, Shape Shape, double Value) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            DenseTensor<T> tensor = Initializer.Initialize<T>(Shape);
            GuardedBuffer<T> buffer = new(tensor.Length);
            Initializer.Fill(Shape, buffer.Span);
            buffer.AssertIntact();
            bool all = tensor.Shape == Shape;
            for (int i = 0; i < tensor.Length; i++)
            {
                all &= Element.ToDouble(tensor.Span[i]) == Value && Element.ToDouble(buffer.Span[i]) == Value;
            }

            return all;
        }
    }
}
