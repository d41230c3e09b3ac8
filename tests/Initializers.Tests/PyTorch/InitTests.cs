using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.PyTorch;

/// <summary>The functions of torch.nn.init against PyTorch 2.13.0 itself (CPU, AVX2 kernels), bit for bit.</summary>
public class InitTests
{
    private const string File = "torch-init.json";

    [Theory]
    [InlineData("uniform_", 128)]
    [InlineData("normal_", 100)]
    [InlineData("constant_", 8)]
    [InlineData("ones_", 4)]
    [InlineData("zeros_", 4)]
    [InlineData("eye_", 16)]
    [InlineData("dirac_", 20)]
    [InlineData("xavier_uniform_", 80)]
    [InlineData("xavier_normal_", 84)]
    [InlineData("kaiming_uniform_", 104)]
    [InlineData("kaiming_normal_", 100)]
    [InlineData("trunc_normal_", 92)]
    [InlineData("sparse_", 40)]
    public void A_function_has_the_bits_of_every_case_and_uses_as_many_words(string function, int count)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in GoldenFile.Cases(File)
            .Where(golden => golden.Row.GetProperty("function").GetString() == function))
        {
            comparison.Add(golden.Id, Element.Dispatch<CaseFunction, string?>(golden.Type, new(golden)));
        }

        comparison.Expect($"{File} {function}", count);
    }

    [Fact]
    public void The_cases_are_all_of_the_file()
    {
        GoldenFile.Rows(File, "cases").Should().HaveCount(780);
    }

    [Fact]
    public void Calls_that_follow_each_other_go_on_in_the_stream()
    {
        List<string> failures = [];
        int compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(File, "sequence_cases"))
        {
            compared += Element.Dispatch<SequenceFunction, int>(golden.Type, new(golden, failures));
        }

        failures.Should().BeEmpty();
        compared.Should().Be(80);
    }

    [Fact]
    public void Orthogonal_is_PyTorchs_within_the_files_tolerance()
    {
        int compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(File, "tolerance_cases"))
        {
            double[] values = Element.Dispatch<ToleranceFunction, double[]>(golden.Type, new(golden));
            double tolerance = golden.Row.GetProperty("tolerance_abs").GetDouble();
            foreach ((int position, double value) in golden.Payload.Elements(golden.Type))
            {
                values[position].Should().BeApproximately(value, tolerance, "{0} has it at {1}", golden.Id, position);
            }

            compared++;
        }

        compared.Should().Be(18);
    }

    [Fact]
    public void A_permuted_tensor_is_filled_in_the_order_of_its_memory()
    {
        List<string> failures = [];
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "permuted_cases"))
        {
            GoldenCase golden = new(row);
            if (Element.Dispatch<PermutedFunction, string?>(golden.Type, new(golden)) is { } difference)
            {
                failures.Add($"{golden.Id} {difference}");
            }

            compared++;
        }

        failures.Should().BeEmpty();
        compared.Should().Be(16);
    }

    [Theory]
    [InlineData(Nonlinearity.Linear, 1.0)]
    [InlineData(Nonlinearity.Conv1d, 1.0)]
    [InlineData(Nonlinearity.ConvTranspose3d, 1.0)]
    [InlineData(Nonlinearity.Sigmoid, 1.0)]
    [InlineData(Nonlinearity.Tanh, 1.6666666666666667)]
    [InlineData(Nonlinearity.Relu, 1.4142135623730951)]
    [InlineData(Nonlinearity.LeakyRelu, 1.4141428569978354)]
    [InlineData(Nonlinearity.Selu, 0.75)]
    public void CalculateGain_is_PyTorchs(Nonlinearity nonlinearity, double gain) =>
        Init.CalculateGain(nonlinearity).Should().Be(gain);

    // Python squares by pow, whose last bit is not always that of a * a.
    [Theory]
    [InlineData(2.494542685786632, 0.526215832127329)]
    [InlineData(2.1775328263602196, 0.5901965549091991)]
    [InlineData(0.5654012392722798, 1.2310648097472652)]
    public void CalculateGain_squares_as_Python_does(double a, double gain) =>
        Init.CalculateGain(Nonlinearity.LeakyRelu, a).Should().Be(gain);

    [Fact]
    public void A_span_takes_what_a_tensor_takes()
    {
        Shape shape = [5, 7];
        TorchGenerator one = new(3);
        TorchGenerator other = new(3);
        float[] memory = new float[35];

        Init.Uniform<float>(memory, one, -1, 2);
        memory.Should().Equal(Init.Uniform(New(), other, -1, 2).ToArray());
        Init.Normal<float>(memory, one, 1, 2);
        memory.Should().Equal(Init.Normal(New(), other, 1, 2).ToArray());
        Init.TruncNormal<float>(memory, one, 1, 2, 0, 3);
        memory.Should().Equal(Init.TruncNormal(New(), other, 1, 2, 0, 3).ToArray());
        Init.XavierUniform<float>(shape, memory, one, 2);
        memory.Should().Equal(Init.XavierUniform(New(), other, 2).ToArray());
        Init.XavierNormal<float>(shape, memory, one, 2);
        memory.Should().Equal(Init.XavierNormal(New(), other, 2).ToArray());
        Init.KaimingUniform<float>(shape, memory, one, 2, FanMode.FanOut);
        memory.Should().Equal(Init.KaimingUniform(New(), other, 2, FanMode.FanOut).ToArray());
        Init.KaimingNormal<float>(shape, memory, one, 2, FanMode.FanOut);
        memory.Should().Equal(Init.KaimingNormal(New(), other, 2, FanMode.FanOut).ToArray());
        Init.Orthogonal<float>(shape, memory, one, 2);
        memory.Should().Equal(Init.Orthogonal(New(), other, 2).ToArray());
        Init.Sparse<float>(shape, memory, one, 0.3, 2);
        memory.Should().Equal(Init.Sparse(New(), other, 0.3, 2).ToArray());
        Init.Eye<float>(shape, memory);
        memory.Should().Equal(Init.Eye(New()).ToArray());
        Init.Constant<float>(memory, 0.1);
        memory.Should().Equal(Init.Constant(New(), 0.1).ToArray());

        DenseTensor<float> New() => new(shape);
    }

    [Fact]
    public void Sparse_takes_its_permutations_from_another_generator_if_one_is_given()
    {
        TorchGenerator values = new(1);
        TorchGenerator permutations = new(2);
        DenseTensor<float> tensor = Init.Sparse(new DenseTensor<float>([40, 3]), values, 0.25, 1, permutations);

        DenseTensor<float> dense = Init.Normal(new DenseTensor<float>([40, 3]), new TorchGenerator(1));
        TorchGenerator reference = new(2);
        int[] order = new int[40];
        for (int column = 0; column < 3; column++)
        {
            reference.RandPerm(order);
            foreach (int row in order.AsSpan(0, 10))
            {
                dense[row, column] = 0;
            }
        }

        tensor.ToArray().Should().Equal(dense.ToArray());
    }

    [Theory]
    [InlineData(-0.25, 30)]
    [InlineData(7.0, 40)]
    [InlineData(-7.0, 0)]
    public void Sparse_counts_zeros_as_a_slice_of_Python_does(double sparsity, int zeros) =>
        Init.Sparse(new DenseTensor<float>([40, 1]), new TorchGenerator(1), sparsity).ToArray()
            .Count(value => value == 0).Should().Be(zeros);

    [Theory]
    [InlineData(0, 1.0, -2.0, 2.0)]
    [InlineData(0, 1.0, -0.1, 0.1)]
    [InlineData(0, 1.0, 3.0, 5.0)]
    [InlineData(2, 0.5, 2.0, 2.0)]
    [InlineData(1, 1.0, double.NegativeInfinity, 0.9)]
    public void TruncNormal_lies_inside_its_bounds(double mean, double std, double a, double b)
    {
        foreach (int length in new[] { 0, 1, 15, 16, 17, 500, 513, 5000 })
        {
            double[] values = Init.TruncNormal(new DenseTensor<double>([length]), new(5), mean, std, a, b).ToArray();
            values.Should().HaveCount(length);
            values.Where(value => !(value >= a && value <= b)).Should().BeEmpty();
        }
    }

    private readonly struct CaseFunction(GoldenCase golden) : IElementFunction<string?>
    {
        public string? Invoke<T>()
            where T : unmanaged
        {
            TorchGenerator generator = new(golden.Seed);
            DenseTensor<T> tensor = new TorchInitCall(golden.Row).Run<T>(generator);
            if (golden.Payload.FirstDifference<T>(tensor.Span) is { } difference)
            {
                return difference;
            }

            // The fixed patterns say nothing of words, since they use none.
            TorchGenerator reference = new(golden.Seed);
            long words = golden.Row.TryGetProperty("words_drawn", out JsonElement drawn) ? drawn.GetInt64() : 0;
            for (long i = 0; i < words; i++)
            {
                reference.NextWord();
            }

            return generator.NextWord() == reference.NextWord() ? null : $"does not use {words} words";
        }
    }

    private readonly struct SequenceFunction(GoldenCase golden, List<string> failures) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            TorchGenerator generator = new(golden.Seed);
            int call = 0;
            foreach (JsonElement row in golden.Row.GetProperty("calls").EnumerateArray())
            {
                DenseTensor<T> tensor = new TorchInitCall(row).Run<T>(generator);
                if (new GoldenPayload(row).FirstDifference<T>(tensor.Span) is { } difference)
                {
                    failures.Add($"{golden.Id} call {call} {difference}");
                }

                call++;
            }

            return call;
        }
    }

    private readonly struct ToleranceFunction(GoldenCase golden) : IElementFunction<double[]>
    {
        public double[] Invoke<T>()
            where T : unmanaged => [.. new TorchInitCall(golden.Row).Run<T>(new(golden.Seed)).ToArray()
                .Select(Element.ToDouble)];
    }

    private readonly struct PermutedFunction(GoldenCase golden) : IElementFunction<string?>
    {
        public string? Invoke<T>()
            where T : unmanaged
        {
            TorchGenerator generator = new(golden.Seed);
            Shape storage = new(GoldenFile.Integers(golden.Row.GetProperty("storage_shape")));
            DenseTensor<T> memory = new(storage);
            if (golden.Row.GetProperty("function").GetString() == "normal_")
            {
                Init.Normal(memory.Span, generator, isContiguous: false);
            }
            else
            {
                Init.Uniform(memory, generator);
            }

            // The element at an index of the permuted tensor has in memory the index whose axis permute[k] is its k-th.
            long[] permutation = GoldenFile.Integers(golden.Row.GetProperty("permute"));
            DenseTensor<T> logical = new(golden.Shape);
            long[] index = new long[golden.Shape.Rank];
            for (int flat = 0; flat < logical.Length; flat++)
            {
                long rest = flat;
                for (int axis = index.Length - 1; axis >= 0; axis--)
                {
                    index[permutation[axis]] = rest % golden.Shape[axis];
                    rest /= golden.Shape[axis];
                }

                logical.Span[flat] = memory[index];
            }

            return golden.Payload.FirstDifference<T>(logical.Span);
        }
    }
}
