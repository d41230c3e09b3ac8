using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.PyTorch;

/// <summary>What PyTorch refuses, the functions refuse, before a word is drawn or an element written.</summary>
public class InitErrorTests
{
    private readonly TorchGenerator _generator = new(6);

    [Fact]
    public void Arguments_are_named_with_their_rule_and_what_was_received()
    {
        float[] two = [7, 7];
        Half[] halves = [(Half)7, (Half)7];
        int one = 1;
        Dictionary<string, Action> calls = new()
        {
            ["T must be one of *; received Int32."] = () => Init.Ones(new DenseTensor<int>([2])),
            ["b must not be below a, 1; received 0."] = () => Init.Uniform<float>(two, _generator, 1, 0),
            ["a must lie in the range of float16; received -70000."] = () => Init.Uniform<Half>(halves, _generator, -70000, 0),
            ["b must lie in the range of float32; received NaN."] = () => Init.Uniform<float>(two, _generator, 0, double.NaN),
            ["b must lie no farther from a, -60000, than the largest float16, 65504; received 60000."] =
                () => Init.Uniform<Half>(halves, _generator, -60000, 60000),
            ["std must be 0 or more; received -1."] = () => Init.Normal<float>(two, _generator, 0, -1),
            ["std must be 0 or more; received NaN."] = () => Init.Normal<float>(two, _generator, 0, double.NaN),
            ["val must lie in the range of float16; received 65520."] = () => Init.Constant<Half>(halves, 65520),
            ["shape must have rank 2; received (2,) of rank 1."] = () => Init.Eye<float>([2], two),
            ["shape must have rank 3, 4 or 5; received (2, 1) of rank 2."] = () => Init.Dirac<float>([2, 1], two),
            ["groups must be positive and divide the 2 output channels; received 3."] =
                () => Init.Dirac<float>([2, 1, 1], two, 3),
            ["groups must be positive and divide the 2 output channels; received 0."] =
                () => Init.Dirac<float>([2, 1, 1], two, 0),
            ["shape must have rank 2 or more for its fans; received (2,) of rank 1."] =
                () => Init.XavierUniform<float>([2], two, _generator),
            ["shape must have a fan that is not 0; received (0, 0) of rank 2."] =
                () => Init.XavierNormal<float>([0, 0], [], _generator),
            ["gain must be 0 or more and leave the bound in the type's range; received -1."] =
                () => Init.XavierUniform<float>([1, 2], two, _generator, -1),
            ["gain must be 0 or more and leave the bound in the type's range; received 30000."] =
                () => Init.XavierUniform<Half>([1, 2], halves, _generator, 30000),
            ["gain must be 0 or more; received -1."] = () => Init.XavierNormal<float>([1, 2], two, _generator, -1),
            ["mode must be FanIn or FanOut; received FanAvg."] =
                () => Init.KaimingNormal<float>([1, 2], two, _generator, mode: FanMode.FanAvg),
            ["nonlinearity must have a gain; received 99."] =
                () => Init.KaimingUniform<float>([1, 2], two, _generator, nonlinearity: (Nonlinearity)99),
            ["a must be a number; received NaN."] = () => Init.KaimingUniform<float>([1, 2], two, _generator, double.NaN),
            ["destination must hold the 6 elements of the shape (2, 3); received 2."] =
                () => Init.KaimingUniform<float>([2, 3], two, _generator),
            ["std must be a positive finite number; received 0."] = () => Init.TruncNormal<float>(two, _generator, std: 0),
            ["mean must be a finite number; received Infinity."] =
                () => Init.TruncNormal<float>(two, _generator, double.PositiveInfinity),
            ["b must not be below a, 3; received 2."] = () => Init.TruncNormal<float>(two, _generator, a: 3),
            ["b must lie in the range of float32; received Infinity."] =
                () => Init.TruncNormal<float>(two, _generator, a: 3, b: double.PositiveInfinity),
            ["shape must have rank 2 or more; received (2,) of rank 1."] =
                () => Init.Orthogonal<float>([2], two, _generator),
            ["T must be float32 or float64 for an orthogonal matrix; received float16."] =
                () => Init.Orthogonal<Half>([1, 2], halves, _generator),
            ["maxDegreeOfParallelism must be positive, or -1 for all processors; received 0."] =
                () => Init.Orthogonal<float>([1, 2], two, _generator, maxDegreeOfParallelism: 0),
            ["shape must have rank 2; received (2, 1, 1) of rank 3."] =
                () => Init.Sparse<float>([2, 1, 1], two, _generator, 0.5),
            ["sparsity must be a finite number; received NaN."] =
                () => Init.Sparse<float>([2, 1], two, _generator, double.NaN),
            ["destination must hold at most 214748363 numbers; received 214748364."] =
                () => _generator.RandPerm(MemoryMarshal.CreateSpan(ref one, 214748364)),
        };
        foreach ((string message, Action call) in calls)
        {
            call.Should().Throw<ArgumentException>().WithMessage(message + "*");
        }

        two.Should().Equal(7, 7);
        halves.Should().Equal((Half)7, (Half)7);
        _generator.NextWord().Should().Be(new TorchGenerator(6).NextWord());
    }

    [Fact]
    public void A_generator_is_needed()
    {
        ((Action)(() => Init.Normal<float>(new float[1], null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => _ = new Modules<float>(null!))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Kaiming_leaves_a_tensor_without_elements_alone_whatever_its_rank()
    {
        Init.KaimingUniform<float>([0], [], _generator);
        Init.KaimingNormal<float>([0, 3], [], _generator, mode: FanMode.FanAvg);
        _generator.NextWord().Should().Be(new TorchGenerator(6).NextWord());
    }

    [Fact]
    public void Infinity_can_be_a_constant() =>
        Init.Constant(new DenseTensor<Half>([1]), double.NegativeInfinity)[0].Should().Be(Half.NegativeInfinity);
}
