using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

[Collection(Libtorch.Collection)]
public class TensorExtensionsTests
{
    public TensorExtensionsTests() => Libtorch.Require();

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void A_tensor_has_the_layers_weights_in_PyTorchs_layout(ElementTypes type)
    {
        HeNormal initializer = new(seed: 7);
        using Tensor kernel = empty([16, 8, 3, 3], Libtorch.TypeOf(type));
        using Tensor transposed = empty([16, 8, 3, 3], Libtorch.TypeOf(type));
        using Tensor scalar = empty([], Libtorch.TypeOf(type));
        using Tensor nothing = empty([0, 4], Libtorch.TypeOf(type));

        kernel.Initialize(initializer).Should().BeSameAs(kernel);
        transposed.Initialize(initializer, KernelLayout.InOut);
        scalar.Initialize(initializer, KernelLayout.Keras);
        nothing.Initialize(initializer);

        Libtorch.BitsOf(kernel).Should()
            .Equal(Libtorch.BitsOf(initializer.InLayout(KernelLayout.OutIn), [16, 8, 3, 3], type));
        Libtorch.BitsOf(transposed).Should()
            .Equal(Libtorch.BitsOf(initializer.InLayout(KernelLayout.InOut), [16, 8, 3, 3], type));
        Libtorch.BitsOf(scalar).Should().Equal(Libtorch.BitsOf(initializer, [], type));
    }

    [Fact]
    public void A_dense_weight_of_TorchSharp_has_the_right_spread()
    {
        using Linear layer = nn.Linear(784, 100);

        Parameter weight = layer.weight!.Initialize(new HeNormal(seed: 7));

        weight.requires_grad.Should().BeTrue();
        weight.grad.Should().BeNull();
        weight.is_leaf.Should().BeTrue();
        weight.std().item<float>().Should().BeApproximately(0.0505f, 0.001f);
    }

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void A_tensor_that_is_not_contiguous_has_the_same_elements(ElementTypes type)
    {
        ScalarType dtype = Libtorch.TypeOf(type);
        GlorotUniform initializer = new(seed: 3);
        byte[] expected = Libtorch.BitsOf(initializer.InLayout(KernelLayout.OutIn), [6, 5, 4], type);
        using Tensor permuted = empty([4, 6, 5], dtype).permute(1, 2, 0);
        using Tensor whole = zeros([6, 9, 4], dtype);
        using Tensor part = whole.narrow(1, 2, 5);
        using Tensor everySecond = zeros([6, 5, 8], dtype).slice(2, 0, 8, 2);

        foreach (Tensor tensor in (Tensor[])[permuted, part, everySecond])
        {
            tensor.is_contiguous().Should().BeFalse();
            tensor.Initialize(initializer);
            Libtorch.BitsOf(tensor).Should().Equal(expected);
        }

        whole.narrow(1, 0, 2).abs().sum().ToDouble().Should().Be(0, "what lies beside stays");
        whole.narrow(1, 7, 2).abs().sum().ToDouble().Should().Be(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(1000)]
    public void Slabs_make_the_same_tensor(int slabLength)
    {
        using Tensor tensor = empty([5, 7, 4]).permute(1, 2, 0);
        RowNumbers fill = new();

        TensorMemory.Write(tensor, [7, 4, 5], fill, slabLength);

        tensor.contiguous().data<float>().ToArray().Should().Equal(Enumerable.Range(0, 140).Select(static i => (float)i));
    }

    [Fact]
    public void What_cannot_be_filled_is_refused_before_it_is_written()
    {
        using Tensor integers = zeros([2, 3], ScalarType.Int64);
        using Tensor expanded = zeros([3]).expand(2, 3);
        using Tensor overlapping = zeros([9]).as_strided([3, 3], [2, 1]);

        integers.Invoking(static t => t.Initialize(new Ones())).Should().Throw<ArgumentException>()
            .WithMessage("tensor must have elements of float32, float64, float16, bfloat16; received Int64.*");
        expanded.Invoking(static t => t.Initialize(new Ones())).Should().Throw<ArgumentException>()
            .WithMessage("tensor must have a place of its own for each element; received (2, 3) with strides (0, 1).*");
        overlapping.Invoking(static t => t.Initialize(new Ones())).Should().Throw<ArgumentException>()
            .WithMessage("*(3, 3) with strides (2, 1).*");
        expanded.abs().sum().ToDouble().Should().Be(0);
        overlapping.abs().sum().ToDouble().Should().Be(0);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        using Tensor plain = empty(100, 10);
        using Tensor permuted = empty(10, 100).t();
        using Parameter parameter = new(empty(100, 10));
        LifetimeStatistics statistics = DisposeScopeManager.Statistics.TensorStatistics;
        long before = statistics.ThreadTotalLiveCount;

        plain.Initialize(new HeNormal(seed: 1));
        permuted.Initialize(new HeNormal(seed: 1));
        parameter.Initialize(new HeNormal(seed: 1));
        TorchInit.Normal(permuted, new(1));
        TorchInit.KaimingNormal(parameter, new(1));
        FluentActions.Invoking(() => plain.Initialize(new Identity().InLayout(KernelLayout.Depthwise))).Should().Throw<ArgumentException>();

        statistics.ThreadTotalLiveCount.Should().Be(before);
        is_grad_enabled().Should().BeTrue();
    }

    [Fact]
    public void Memory_is_told_by_its_place()
    {
        using Tensor tensor = zeros(4, 4);
        using Tensor same = tensor.view(16);
        using Tensor inside = tensor.narrow(0, 1, 2);
        using Tensor halves = zeros([3], ScalarType.BFloat16);
        using Tensor nothing = zeros(0);

        TensorMemory.PlaceOf(tensor).Should().NotBeNull().And.Be(TensorMemory.PlaceOf(same));
        TensorMemory.PlaceOf(inside)!.Value.Address.Should().Be(TensorMemory.PlaceOf(tensor)!.Value.Address + 16);
        TensorMemory.PlaceOf(halves).Should().NotBeNull();
        TensorMemory.PlaceOf(nothing).Should().BeNull();
    }

    private readonly struct RowNumbers : ITensorFill
    {
        public bool TakesRuns => true;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged
        {
            for (int i = 0; i < run.Length; i++)
            {
                run[i] = Element.FromInt64<T>(start + i);
            }
        }
    }
}
