using System;
using System.Collections.Generic;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

/// <summary>
/// Our functions beside libtorch's own, after the same <c>manual_seed</c>. libtorch 2.10 draws float32 and float64 as PyTorch
/// 2.13 does; its half-width types and its <c>trunc_normal_</c> follow older rules.
/// </summary>
[Collection(Libtorch.Collection)]
public class TorchInitTests
{
    private static readonly long[] Seeds = [0, 1, 42, -1, 1L << 40];

    // Tails of blocks of 16, the small path below 16, one element, none, several axes.
    private static readonly long[][] Shapes =
    [
        [1, 1], [3, 5], [4, 4], [1, 17], [7, 9], [100, 31], [256, 128], [8, 4, 3], [16, 8, 3, 3], [5, 3, 2, 2, 2], [300, 700],
    ];

    public TorchInitTests() => Libtorch.Require();

    public static TheoryData<string> Functions => [.. Calls.Keys];

    private static Dictionary<string, (Action<Tensor> Theirs, Action<Tensor, TorchGenerator> Ours)> Calls { get; } = new()
    {
        ["uniform_"] = (static t => t.uniform_(-0.25, 0.5), static (t, g) => TorchInit.Uniform(t, g, -0.25, 0.5)),
        ["nn.init.uniform_"] = (static t => nn.init.uniform_(t), static (t, g) => TorchInit.Uniform(t, g)),
        ["normal_"] = (static t => t.normal_(0.5, 0.02), static (t, g) => TorchInit.Normal(t, g, 0.5, 0.02)),
        ["nn.init.normal_"] = (static t => nn.init.normal_(t), static (t, g) => TorchInit.Normal(t, g)),
        ["kaiming_uniform_"] = (static t => nn.init.kaiming_uniform_(t), static (t, g) => TorchInit.KaimingUniform(t, g)),
        ["kaiming_uniform_(sqrt 5)"] =
            (static t => nn.init.kaiming_uniform_(t, Math.Sqrt(5)), static (t, g) => TorchInit.KaimingUniform(t, g, Math.Sqrt(5))),
        ["kaiming_normal_"] = (static t => nn.init.kaiming_normal_(t), static (t, g) => TorchInit.KaimingNormal(t, g)),
        ["kaiming_normal_(fan_out, relu)"] = (
            static t => nn.init.kaiming_normal_(t, 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU),
            static (t, g) => TorchInit.KaimingNormal(t, g, 0, FanMode.FanOut, Nonlinearity.Relu)),
        ["xavier_uniform_"] = (static t => nn.init.xavier_uniform_(t, 2), static (t, g) => TorchInit.XavierUniform(t, g, 2)),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_libtorchs_bits_and_goes_on_in_the_stream(string name)
    {
        (Action<Tensor> theirs, Action<Tensor, TorchGenerator> ours) = Calls[name];
        foreach (long seed in Seeds)
        {
            foreach (ScalarType type in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
            {
                manual_seed(seed);
                TorchGenerator generator = new(seed);
                foreach (long[] shape in Shapes)
                {
                    using Tensor expected = empty(shape, type);
                    using Tensor actual = empty(shape, type);
                    theirs(expected);
                    ours(actual, generator);
                    Libtorch.BitsOf(actual).AsSpan().SequenceEqual(Libtorch.BitsOf(expected)).Should().BeTrue(
                        "{0} of ({1}) in {2} after manual_seed({3})", name, string.Join(", ", shape), type, seed);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_tensor_that_is_not_contiguous_is_filled_in_the_order_of_its_memory(string name)
    {
        (Action<Tensor> theirs, Action<Tensor, TorchGenerator> ours) = Calls[name];
        Func<Tensor>[] makers =
        [
            static () => empty(40, 30).t(), static () => empty(3, 2).t(), static () => empty(6, 3, 3, 4).permute(0, 3, 1, 2),
            static () => zeros(20, 30).narrow(1, 3, 21), static () => zeros([64, 8], ScalarType.Float64).t(),
        ];
        foreach (long seed in Seeds)
        {
            manual_seed(seed);
            TorchGenerator generator = new(seed);
            foreach (Func<Tensor> make in makers)
            {
                using Tensor expected = make();
                using Tensor actual = make();
                theirs(expected);
                ours(actual, generator);
                Libtorch.BitsOf(actual).Should().Equal(Libtorch.BitsOf(expected), "{0} with strides {1}", name, string.Join(", ", actual.stride()));
            }
        }
    }

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Every_function_gives_what_Init_gives(ElementTypes type) =>
        Element.Dispatch<Comparison, bool>(type, default).Should().BeTrue();

    [Fact]
    public void TorchSharps_own_faults_are_mended()
    {
        using Tensor theirs = nn.init.trunc_normal_(empty(1000), 0, 0.02);
        using Tensor ours = TorchInit.TruncNormal(empty(1000), new(1), 0, 0.02);
        using Tensor xavier = TorchInit.XavierNormal(empty(1000, 1000), new(1));

        theirs.min().item<float>().Should().Be(theirs.max().item<float>(), "TorchSharp fills with a constant");
        ours.std().item<float>().Should().BeApproximately(0.02f, 0.002f);
        xavier.abs().max().item<float>().Should().BeGreaterThan(3 * MathF.Sqrt(2f / 2000), "normal values pass any uniform bound");
    }

    private readonly struct Comparison : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            Same<T>([40, 30], static (t, g) => TorchInit.Uniform(t, g, -1, 1), static (t, g) => Init.Uniform(t, g, -1, 1));
            Same<T>([40, 30], static (t, g) => TorchInit.Normal(t, g, 0, 2), static (t, g) => Init.Normal(t, g, 0, 2));
            Same<T>([40, 30], static (t, g) => TorchInit.TruncNormal(t, g), static (t, g) => Init.TruncNormal(t, g));
            Same<T>([40, 30], static (t, g) => TorchInit.TruncNormal(t, g, 0, 1, 1, 2), static (t, g) => Init.TruncNormal(t, g, 0, 1, 1, 2));
            Same<T>([40, 30], static (t, _) => TorchInit.Constant(t, 0.3), static (t, _) => Init.Constant(t, 0.3));
            Same<T>([40, 30], static (t, _) => TorchInit.Ones(t), static (t, _) => Init.Ones(t));
            Same<T>([40, 30], static (t, _) => TorchInit.Zeros(t), static (t, _) => Init.Zeros(t));
            Same<T>([40, 30], static (t, _) => TorchInit.Eye(t), static (t, _) => Init.Eye(t));
            Same<T>([40, 30, 3], static (t, _) => TorchInit.Dirac(t, 2), static (t, _) => Init.Dirac(t, 2));
            Same<T>([40, 30], static (t, g) => TorchInit.XavierUniform(t, g), static (t, g) => Init.XavierUniform(t, g));
            Same<T>([40, 30], static (t, g) => TorchInit.XavierNormal(t, g, 2), static (t, g) => Init.XavierNormal(t, g, 2));
            Same<T>([40, 30], static (t, g) => TorchInit.KaimingUniform(t, g), static (t, g) => Init.KaimingUniform(t, g));
            Same<T>([40, 30], static (t, g) => TorchInit.KaimingNormal(t, g), static (t, g) => Init.KaimingNormal(t, g));
            Same<T>([40, 30], static (t, g) => TorchInit.Sparse(t, g, 0.3), static (t, g) => Init.Sparse(t, g, 0.3));
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            {
                Same<T>([40, 30], static (t, g) => TorchInit.Orthogonal(t, g, 2), static (t, g) => Init.Orthogonal(t, g, 2));
            }

            return true;
        }

        private static void Same<T>(
            Shape shape, Action<Tensor, TorchGenerator> ours, Func<DenseTensor<T>, TorchGenerator, DenseTensor<T>> init)
            where T : unmanaged
        {
            TorchGenerator generator = new(9), other = new(9);
            using Tensor tensor = empty(shape.ToArray(), Libtorch.TypeOf(Element.TypeOf<T>()));
            ours(tensor, generator);
            Libtorch.BitsOf(tensor).Should().Equal(Libtorch.BitsOf(init(new(shape), other)));
            generator.NextWord().Should().Be(other.NextWord());
        }
    }
}
