using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

public class InitializerExtensionsTests
{
    private static readonly Shape Shape = [6, 7];

    [Fact]
    public void Copies_keep_the_class()
    {
        HeNormal he = new HeNormal().WithSeed(3).WithBackend(Backend.NumPy).Freeze().Clone();
        NoisyIdentity noisy = new NoisyIdentity(0.1).WithSeed(3).WithBackend(Backend.Jax).Freeze().Clone();
        Zeros zeros = new Zeros().WithSeed(3);

        he.Seed.Should().Be(new Seed(3));
        he.Backend.Should().BeSameAs(Backend.NumPy);
        noisy.StdDev.Should().Be(0.1);
        noisy.Backend.Should().BeSameAs(Backend.Jax);
        zeros.Backend.Should().BeSameAs(Backend.TensorFlow);
    }

    [Fact]
    public void What_draws_nothing_returns_itself()
    {
        foreach (Initializer initializer in new Initializer[] { new Zeros(), new Constant(2), new STFT(), new Pair(new Ones(), new Ones()) })
        {
            initializer.WithSeed(1).Should().BeSameAs(initializer);
            initializer.Freeze().Should().BeSameAs(initializer);
            initializer.Clone().Should().BeSameAs(initializer);
        }
    }

    [Fact]
    public void A_backend_reaches_the_parts_of_parts()
    {
        Pair pair = new(new RandomNormal(seed: 1), new Pair(new RandomUniform(seed: 2), new Zeros()));
        float[] expected = new Pair(
            new RandomNormal(seed: 1) { Backend = Backend.NumPy },
            new Pair(new RandomUniform(seed: 2) { Backend = Backend.NumPy }, new Zeros())).Initialize(Shape).ToArray();

        float[] moved = pair.WithBackend(Backend.NumPy).Initialize(Shape).ToArray();

        moved.Should().Equal(expected);
        moved.Should().NotEqual(pair.Initialize(Shape).ToArray());
    }

    [Fact]
    public void A_seed_reaches_the_parts_which_do_not_share_their_numbers()
    {
        Pair pair = new Pair(new RandomNormal(), new RandomNormal()).WithSeed(5);
        float[] sum = pair.Initialize(Shape).ToArray();
        float[] one = new RandomNormal(seed: new Seed(5).Derive("0")).Initialize(Shape).ToArray();
        float[] two = new RandomNormal(seed: new Seed(5).Derive("1")).Initialize(Shape).ToArray();

        sum.Should().Equal(one.Zip(two, static (a, b) => a + b));
        pair.Initialize(Shape).ToArray().Should().Equal(sum);
        one.Should().NotEqual(two);
    }

    [Fact]
    public void One_part_alone_gets_the_seed_itself()
    {
        float[] expected = [.. new RandomNormal(seed: 5).Initialize(Shape).ToArray().Select(static value => 2 * value)];

        new Twice(new RandomNormal()).WithSeed(5).Initialize(Shape).ToArray().Should().Equal(expected);
    }

    [Fact]
    public void A_class_that_draws_and_has_a_part_shares_no_numbers_with_it()
    {
        NoisyPart initializer = new NoisyPart(new RandomNormal(0, 1)).WithSeed(5);

        float[] values = initializer.Initialize(Shape).ToArray();

        values.Should().Equal(
            new RandomNormal(0, 1, 5).Initialize(Shape).ToArray()
                .Zip(new RandomNormal(0, 1, new Seed(5).Derive("0")).Initialize(Shape).ToArray(), static (a, b) => a - b));
    }

    [Fact]
    public void A_generator_goes_to_every_part_which_take_turns()
    {
        Pair pair = new Pair(new RandomNormal(), new RandomNormal()).WithSeed(new SeedGenerator(9));
        Pair frozen = pair.Freeze();
        float[] first = frozen.Initialize(Shape).ToArray();

        frozen.Initialize(Shape).ToArray().Should().Equal(first);
        pair.Initialize(Shape).ToArray().Should().NotEqual(first);
        RandomNormal alone = new(seed: new SeedGenerator(9));
        first.Should().Equal(
            alone.Initialize(Shape).ToArray().Zip(alone.Initialize(Shape).ToArray(), static (a, b) => a + b));
    }

    [Fact]
    public void A_clone_starts_its_generators_again_and_draws_missing_seeds_anew()
    {
        Pair seeded = new(new RandomNormal(seed: new SeedGenerator(9)), new RandomNormal(seed: 2));
        float[] first = seeded.Clone().Initialize(Shape).ToArray();
        seeded.Initialize(Shape);

        seeded.Clone().Initialize(Shape).ToArray().Should().Equal(first);
        RandomNormal unseeded = new();
        unseeded.Clone().Seed.Should().NotBe(unseeded.Seed);
        unseeded.Clone().IsSeedGiven.Should().BeFalse();
        HeNormal generated = new(new SeedGenerator());
        generated.Clone().Seed.Value.Should().NotBe(generated.Seed.Value);
        generated.WithBackend(Backend.Jax).Clone().Backend.Should().BeSameAs(Backend.Jax);
    }

    [Fact]
    public void A_class_that_keeps_an_initializer_to_itself_is_refused()
    {
        Action field = () => _ = new Forgetful(new Zeros());
        Action list = () => _ = new ForgetfulOfMany([new Zeros()]);
        Action inherited = () => _ = new ForgetfulChild();

        field.Should().Throw<InvalidOperationException>()
            .WithMessage("Forgetful must hand its initializers to the constructor of Initializer and use its Parts; *inner*");
        list.Should().Throw<InvalidOperationException>().WithMessage("ForgetfulOfMany must*");
        inherited.Should().Throw<InvalidOperationException>().WithMessage("ForgetfulParent must*");
    }

    [Fact]
    public void Null_is_refused()
    {
        Action part = () => _ = new Pair(new Zeros(), null!);
        Action backend = () => new Zeros().WithBackend(null!);
        Action none = () => ((Zeros)null!).WithSeed(1);

        part.Should().Throw<ArgumentNullException>().WithParameterName("parts");
        backend.Should().Throw<ArgumentNullException>().WithParameterName("backend");
        none.Should().Throw<ArgumentNullException>().WithParameterName("initializer");
    }

    /// <summary>The sum of two.</summary>
    private sealed class Pair(Initializer one, Initializer other) : Initializer([one, other])
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            var second = new T[destination.Length];
            Parts[0].Fill(request.Shape, request.Start, destination, request.MaxDegreeOfParallelism);
            Parts[1].Fill(request.Shape, request.Start, second.AsSpan(), request.MaxDegreeOfParallelism);
            for (int i = 0; i < second.Length; i++)
            {
                destination[i] = Element.FromDouble<T>(Element.ToDouble(destination[i]) + Element.ToDouble(second[i]));
            }
        }
    }

    private sealed class Twice(Initializer inner) : Initializer(inner)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            Parts[0].Fill(request.Shape, request.Start, destination, request.MaxDegreeOfParallelism);
            foreach (ref T element in destination)
            {
                element = Element.FromDouble<T>(2 * Element.ToDouble(element));
            }
        }
    }

    private sealed class NoisyPart(Initializer part) : RandomInitializer(default, part)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            var other = new T[destination.Length];
            Draw(Distribution.Normal(0, 1), request, destination);
            Parts[0].Fill(request.Shape, request.Start, other.AsSpan(), request.MaxDegreeOfParallelism);
            for (int i = 0; i < other.Length; i++)
            {
                destination[i] = Element.FromDouble<T>(Element.ToDouble(destination[i]) - Element.ToDouble(other[i]));
            }
        }
    }

    private sealed class NoisyIdentity(double stddev) : RandomInitializer(default)
    {
        internal double StdDev => stddev;

        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            Draw(Distribution.Normal(0, stddev), request, destination);
    }

    private sealed class Forgetful(Initializer inner) : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            inner.Fill(request.Shape, request.Start, destination);
    }

    private sealed class ForgetfulOfMany(System.Collections.Generic.IReadOnlyList<Zeros> inner) : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            inner[0].Fill(request.Shape, request.Start, destination);
    }

    private abstract class ForgetfulParent : Initializer
    {
        private readonly Zeros[] _inner = [new()];

        protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
            _inner[0].Fill(request.Shape, request.Start, destination);
    }

    private sealed class ForgetfulChild : ForgetfulParent;
}
