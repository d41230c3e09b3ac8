using System.Linq;
using FluentAssertions;
using Initializers.Samples.Layouts;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Layouts;

public class NetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_network_in_PyTorchs_layout_is_the_one_in_Kerass(long seed)
    {
        DenseTensor<float> image = new RandomUniform(-1, 1, seed).Initialize([7, 6, 3]);
        float[] expected = KerasNetwork.Draw(seed).Run(image);

        TorchNetwork.Draw(seed).Run(image.Permute([2, 0, 1])).Should().Equal(expected);
        expected.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Without_the_layout_it_is_another_network()
    {
        DenseTensor<float> image = new RandomUniform(-1, 1, 3).Initialize([7, 6, 3]);
        float[] expected = KerasNetwork.Draw(3).Run(image);

        TorchNetwork.DrawNaively(3).Run(image.Permute([2, 0, 1])).Intersect(expected).Should().BeEmpty();
    }

    // With ones everywhere each output of a layer is the number of its terms.
    [Fact]
    public void A_network_of_ones_counts()
    {
        static DenseTensor<float> Ones(Shape shape) => new Ones().Initialize(shape);
        KerasNetwork keras = new(Ones([3, 3, 3, 8]), Ones([3, 3, 8, 2]), Ones([16, 10]));
        TorchNetwork torch = new(Ones([8, 3, 3, 3]), Ones([16, 1, 3, 3]), Ones([10, 16]));

        keras.Run(Ones([7, 6, 3])).Should().OnlyContain(value => value == 27 * 9 * 16).And.HaveCount(10);
        torch.Run(Ones([3, 7, 6])).Should().OnlyContain(value => value == 27 * 9 * 16).And.HaveCount(10);
    }
}
