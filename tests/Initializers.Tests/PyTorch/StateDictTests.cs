using System;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.PyTorch;

public class StateDictTests
{
    [Fact]
    public void Modules_add_their_names_after_a_dot_in_order()
    {
        StateDict<float> inner = new() { ["weight"] = new([2, 3]), ["bias"] = new([2]) };
        StateDict<float> model = new()
        {
            { "a", inner },
            { "scale", new DenseTensor<float>([]) },
            { "layers.0", inner },
        };

        model.Keys.Should().Equal("a.weight", "a.bias", "scale", "layers.0.weight", "layers.0.bias");
        model["a.weight"][1, 2] = 4;
        inner["weight"][1, 2].Should().Be(4, "tensors are shared");
    }

    [Fact]
    public void A_name_can_be_added_once()
    {
        StateDict<float> inner = new() { ["weight"] = new([2]) };
        StateDict<float> model = new() { { "a", inner } };
        Action add = () => model.Add("a", inner);
        add.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Null_is_refused()
    {
        StateDict<float> model = [];
        ((Action)(() => model.Add("a", null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => model.Add(null!, new StateDict<float>()))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_clone_has_memory_of_its_own()
    {
        StateDict<double> model = new() { ["weight"] = new([2]) };
        StateDict<double> copy = model.Clone();
        copy["weight"][0] = 1;
        model["weight"][0].Should().Be(0);
        copy.Keys.Should().Equal("weight");
    }
}
