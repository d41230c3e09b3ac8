using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class ZerosTests
{
    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    [InlineData(ElementTypes.Int8)]
    [InlineData(ElementTypes.Int16)]
    [InlineData(ElementTypes.Int32)]
    [InlineData(ElementTypes.Int64)]
    [InlineData(ElementTypes.UInt8)]
    [InlineData(ElementTypes.UInt16)]
    [InlineData(ElementTypes.UInt32)]
    [InlineData(ElementTypes.UInt64)]
    [InlineData(ElementTypes.Bool)]
    public void Every_element_of_every_type_is_0(ElementTypes type)
    {
        Element.Dispatch<Check, bool>(type, new([3, 3])).Should().BeTrue();
        Element.Dispatch<Check, bool>(type, new([300_001])).Should().BeTrue();
        Element.Dispatch<Check, bool>(type, new([])).Should().BeTrue();
        Element.Dispatch<Check, bool>(type, new([0, 3])).Should().BeTrue();
    }

    [Fact]
    public void All_types_are_supported_and_there_is_nothing_to_configure()
    {
        new Zeros().SupportedTypes.Should().Be(ElementTypes.All);
        new Zeros().GetConfig().Should().BeEmpty();
    }

    private readonly record struct Check(Shape Shape) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            DenseTensor<T> tensor = new Zeros().Initialize<T>(Shape);
            GuardedBuffer<T> buffer = new(tensor.Length);
            new Zeros().Fill(Shape, buffer.Span);
            buffer.AssertIntact();
            bool all = tensor.Shape == Shape;
            for (int i = 0; i < tensor.Length; i++)
            {
                all &= Element.ToDouble(tensor.Span[i]) == 0 && Element.ToDouble(buffer.Span[i]) == 0;
            }

            return all;
        }
    }
}
