using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

[Collection(ProcessState.Name)]
public class BackendTests
{
    [Fact]
    public void Default_is_TensorFlow()
    {
        Backend.Default.Should().BeSameAs(Backend.TensorFlow);
        Backend.Default.Name.Should().Be("tensorflow");
        Backend.Default.ToString().Should().Be("tensorflow");
        new RandomNormal().Backend.Should().BeSameAs(Backend.TensorFlow);
    }

    [Fact]
    public void Default_is_read_when_an_initializer_is_made()
    {
        Initializer before = new RandomUniform(seed: 1);
        ConstantBackend other = new();
        Backend.Default = other;
        try
        {
            before.Backend.Should().BeSameAs(Backend.TensorFlow);
            Initializer after = new RandomUniform(seed: 1);
            after.Backend.Should().BeSameAs(other);
            after.Initialize([3]).ToArray().Should().Equal(7, 7, 7);
        }
        finally
        {
            Backend.Default = Backend.TensorFlow;
        }
    }

    [Fact]
    public void Default_cannot_be_null()
    {
        Action set = () => Backend.Default = null!;
        set.Should().Throw<ArgumentNullException>();
        Backend.Default.Should().BeSameAs(Backend.TensorFlow);
    }

    [Fact]
    public void All_can_be_found_by_their_names()
    {
        Backend.All.Select(backend => backend.Name).Should().Equal("tensorflow", "numpy", "jax", "torch", "openvino");
        Backend.All.Select(backend => backend.Name).Should().OnlyHaveUniqueItems();
        foreach (Backend backend in Backend.All)
        {
            Backend.TryGet(backend.Name, out Backend? found).Should().BeTrue();
            found.Should().BeSameAs(backend);
        }
    }

    [Theory]
    [InlineData("TensorFlow", "tensorflow")]
    [InlineData("JAX", "jax")]
    [InlineData("PyTorch", "torch")]
    public void TryGet_does_not_mind_the_case_and_knows_PyTorch(string name, string expected)
    {
        Backend.TryGet(name, out Backend? found).Should().BeTrue();
        found!.Name.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mxnet")]
    public void TryGet_refuses_other_names(string? name)
    {
        Backend.TryGet(name, out Backend? found).Should().BeFalse();
        found.Should().BeNull();
    }

    [Fact]
    public void A_backend_of_ones_own_gets_what_the_initializer_was_given()
    {
        ConstantBackend backend = new();
        Initializer initializer = new RandomNormal(0.5, 2, seed: new SeedGenerator(9)).WithBackend(backend);
        initializer.Fill([10, 10], 40, new double[5], 3);
        initializer.Fill([10, 10], 40, new double[5], 3);
        backend.Last.Should().Be((Distribution.Normal(0.5, 2), new SeedPair(9, 1), 100L, 40L, 3));
    }

    private sealed class ConstantBackend : Backend
    {
        public override string Name => "constant";

        internal (Distribution Distribution, SeedPair Seed, long Count, long Start, int Degree) Last { get; private set; }

        protected override void FillCore<T>(
            Distribution distribution,
            SeedPair seed,
            long elementCount,
            long start,
            int maxDegreeOfParallelism,
            Span<T> destination)
        {
            Last = (distribution, seed, elementCount, start, maxDegreeOfParallelism);
            destination.Fill(Element.FromDouble<T>(7));
        }
    }

    [Fact]
    public void Backends_say_whether_a_run_costs_what_lies_before_it()
    {
        Backend.NumPy.IsSequential.Should().BeTrue();
        Backend.Torch.IsSequential.Should().BeTrue();
        Backend.OpenVino.IsSequential.Should().BeTrue();
        new RandomSourceBackend("mine", pair => new Random((int)pair.Seed)).IsSequential.Should().BeTrue();
        Backend.TensorFlow.IsSequential.Should().BeFalse();
        Backend.Jax.IsSequential.Should().BeFalse();
        new ConstantBackend().IsSequential.Should().BeFalse("that is what a backend of one's own is, unless it says so");
    }
}
