using System;
using System.Linq;
using System.Threading.Tasks;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>What every random class does with its seed.</summary>
public class RandomInitializerTests
{
    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void The_same_seed_gives_the_same_values_every_call(string name, ElementTypes type)
    {
        RandomInitializer initializer = RandomClasses.Create(name, 1337);
        byte[] first = initializer.InitializeBytes(type, [25, 20]);
        initializer.InitializeBytes(type, [25, 20]).Should().Equal(first);
        RandomClasses.Create(name, 1337).InitializeBytes(type, [25, 20]).Should().Equal(first);
    }

    [Theory]
    [ClassData(typeof(RandomClassAndTypeData))]
    public void Different_seeds_give_different_values(string name, ElementTypes type)
    {
        byte[][] values =
        [
            .. new long[] { 0, 1, 2, -1, 42, 1L << 40 }.Select(
                seed => RandomClasses.Create(name, seed).InitializeBytes(type, [64])),
        ];
        values.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void A_seed_generator_gives_different_values_every_call(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, new SeedGenerator(1337));
        string[] values =
        [
            .. Enumerable.Range(0, 5).Select(
                _ => Convert.ToHexString(initializer.InitializeBytes(ElementTypes.Float32, [64]))),
        ];
        values.Should().OnlyHaveUniqueItems();
        byte[] fromInteger = RandomClasses.Create(name, 1337).InitializeBytes(ElementTypes.Float32, [64]);
        values[0].Should().Be(Convert.ToHexString(fromInteger), "the first pair is that of the integer");
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Freeze_takes_one_pair_and_repeats_it(string name)
    {
        SeedGenerator generator = new(7);
        RandomInitializer initializer = RandomClasses.Create(name, generator);
        Initializer frozen = initializer.Freeze();
        byte[] whole = frozen.InitializeBytes(ElementTypes.Float32, [100]);
        byte[] parts =
        [
            .. frozen.FillBytes(ElementTypes.Float32, [100], 0, 37),
            .. frozen.FillBytes(ElementTypes.Float32, [100], 37, 63),
        ];
        parts.Should().Equal(whole);
        whole.Should().Equal(RandomClasses.Create(name, 7).InitializeBytes(ElementTypes.Float32, [100]));
        generator.Next().Counter.Should().Be(1, "freezing took number 0 and the calls took none");
        frozen.Freeze().Should().BeSameAs(frozen);
        initializer.InitializeBytes(ElementTypes.Float32, [100]).Should().NotEqual(whole);
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Freeze_of_an_integer_seed_is_itself(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, 7);
        initializer.Freeze().Should().BeSameAs(initializer);
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void WithSeed_changes_the_seed_and_nothing_else(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, 7);
        RandomInitializer other = initializer.WithSeed(8);
        other.Should().BeOfType(initializer.GetType());
        other.Seed.Should().Be((Seed)8);
        initializer.Seed.Should().Be((Seed)7);
        byte[] expected = RandomClasses.Create(name, 8).InitializeBytes(ElementTypes.Float32, [6, 5]);
        other.InitializeBytes(ElementTypes.Float32, [6, 5]).Should().Equal(expected);
    }

    [Fact]
    public void WithSeed_thaws_and_can_take_the_seed_away()
    {
        RandomNormal initializer = new(seed: new SeedGenerator(7));
        var frozen = (RandomInitializer)initializer.Freeze();
        float[] expected = new RandomNormal(seed: 9).Initialize([10]).ToArray();
        frozen.WithSeed(9).Initialize([10]).ToArray().Should().Equal(expected);
        RandomInitializer unseeded = frozen.WithSeed(default);
        unseeded.IsSeedGiven.Should().BeFalse();
        unseeded.Seed.Value.Should().BeInRange(1, 1_000_000_000);
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Without_a_seed_one_is_drawn_once(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name);
        initializer.IsSeedGiven.Should().BeFalse();
        initializer.Seed.IsNone.Should().BeFalse();
        byte[] first = initializer.InitializeBytes(ElementTypes.Float32, [64]);
        initializer.InitializeBytes(ElementTypes.Float32, [64]).Should().Equal(first);
        RandomClasses.Create(name, initializer.Seed).InitializeBytes(ElementTypes.Float32, [64]).Should().Equal(first);
        RandomClasses.Create(name).InitializeBytes(ElementTypes.Float32, [64]).Should().NotEqual(first);
        RandomClasses.Create(name, 3).IsSeedGiven.Should().BeTrue();
        RandomClasses.Create(name, new SeedGenerator(3)).IsSeedGiven.Should().BeTrue();
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Every_shape_can_be_filled(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, 3);
        foreach (Shape shape in new Shape[] { [], [0], [0, 4], [4, 0], [1], [7], [2, 3], [2, 3, 4, 5] })
        {
            DenseTensor<float> tensor = initializer.Initialize(shape);
            tensor.Shape.Should().Be(shape);
            tensor.Length.Should().Be((int)shape.ElementCount);
            tensor.ToArray().Should().NotContain(element => !float.IsFinite(element));
        }
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Only_floating_types_can_be_filled(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, 3);
        initializer.SupportedTypes.Should().Be(ElementTypes.Floating);
        Action fill = () => initializer.Initialize<long>([3]);
        fill.Should().Throw<ArgumentException>()
            .WithMessage("*can fill: float32, float64, float16, bfloat16; received int64.*");
    }

    [Fact]
    public void One_initializer_serves_many_threads()
    {
        RandomNormal initializer = new(seed: 11);
        float[] expected = initializer.Initialize([70_000]).ToArray();
        Parallel.For(0, 16, _ =>
            initializer.Initialize([70_000]).Span.SequenceEqual(expected).Should().BeTrue());
    }

    [Fact]
    public void Deriving_needs_one_method()
    {
        Shifted initializer = new(21);
        float[] expected = [.. new RandomUniform(0, 1, 21).Initialize([8]).ToArray().Select(value => value + 10)];
        initializer.Initialize([8]).ToArray().Should().Equal(expected);
        initializer.WithSeed(22).Initialize([8]).ToArray().Should().NotEqual(expected);
        initializer.GetConfig().Should().NotBeNull();
    }

    private sealed class Shifted(Seed seed) : RandomInitializer(seed)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            Draw(Distribution.Uniform(0, 1), request, destination);
            foreach (ref T element in destination)
            {
                element = Element.FromDouble<T>(Element.ToDouble(element) + 10);
            }
        }
    }

    [Fact]
    public void Two_draws_of_one_fill_give_the_same_numbers()
    {
        float[] values = new Doubled(seed: 5).Initialize([100]).ToArray();

        values.Should().OnlyContain(value => value == 0);
        new Doubled(new SeedGenerator(5)).Initialize([100]).ToArray().Should().Contain(value => value != 0);
        new Doubled(new SeedGenerator(5)).Freeze().Initialize([100]).ToArray().Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void A_composite_can_be_filled_in_parts()
    {
        SeedGenerator seeds = new(7);
        Mixture mixture = new(
            new RandomNormal(0, 0.01, seeds), new RandomNormal(0, 1, seeds), new RandomUniform(0, 1, seeds));
        Shape shape = [20, 30];
        Initializer frozen = mixture.Freeze();
        DenseTensor<float> whole = frozen.Initialize(shape);
        DenseTensor<float> columns = frozen.InitializeBox(shape, new Box([0, 10], [20, 5]));

        for (int row = 0; row < 20; row++)
        {
            columns.Span.Slice(row * 5, 5).ToArray().Should().Equal(whole.Span.Slice((row * 30) + 10, 5).ToArray());
        }

        frozen.Initialize(shape).ToArray().Should().Equal(whole.ToArray());
        mixture.Initialize(shape).ToArray().Should().NotEqual(whole.ToArray(), "the generator has moved on");
        whole.ToArray().Should().Contain(value => Math.Abs(value) > 0.1f).And.Contain(value => Math.Abs(value) < 0.05f);
    }

    /// <summary>The pitfall: the difference of two draws of one seed.</summary>
    private sealed class Doubled(Seed seed) : RandomInitializer(seed)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            var other = new T[destination.Length];
            Draw(Distribution.Normal(0, 1), request, destination);
            Draw(Distribution.Normal(0, 1), request, other.AsSpan());
            for (int i = 0; i < other.Length; i++)
            {
                destination[i] = Element.FromDouble<T>(Element.ToDouble(destination[i]) - Element.ToDouble(other[i]));
            }
        }
    }

    /// <summary>The example of the documentation.</summary>
    private sealed class Mixture(Initializer narrow, Initializer wide, Initializer choice)
        : Initializer([narrow, wide, choice])
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            T[] other = new T[destination.Length], chosen = new T[destination.Length];
            Parts[0].Fill(request.Shape, request.Start, destination, request.MaxDegreeOfParallelism);
            Parts[1].Fill(request.Shape, request.Start, other.AsSpan(), request.MaxDegreeOfParallelism);
            Parts[2].Fill(request.Shape, request.Start, chosen.AsSpan(), request.MaxDegreeOfParallelism);
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = Element.ToDouble(chosen[i]) < 0.9 ? destination[i] : other[i];
            }
        }
    }
}
