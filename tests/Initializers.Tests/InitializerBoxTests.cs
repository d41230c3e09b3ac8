using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>A box filled alone is that part of the whole, on every backend.</summary>
public class InitializerBoxTests
{
    private static readonly Backend Source = new RandomSourceBackend("source", pair => new Random((int)pair.Seed));

    public static TheoryData<string, string, ElementTypes> Draws()
    {
        TheoryData<string, string, ElementTypes> rows = [];
        foreach (Backend backend in Backend.All.Append(Source))
        {
            foreach (string name in new[] { "RandomUniform", "RandomNormal", "TruncatedNormal", "GlorotUniform", "HeNormal" })
            {
                foreach (ElementTypes type in FloatTypes.All)
                {
                    rows.Add(backend.Name, name, type);
                }
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Parts_put_together_are_the_whole(string backend, string name, ElementTypes type) =>
        Gen.Select(Boxes.Shapes, Gen.Long[0, uint.MaxValue], Gen.Int).Sample(
            (shape, seed, random) =>
            {
                Initializer initializer = RandomClasses.Create(name, seed).WithBackend(BackendOf(backend));
                return PartsAreTheWhole(initializer, type, shape, new Random(random));
            },
            iter: 15);

    [Theory]
    [MemberData(nameof(Draws))]
    public void Large_boxes_are_the_same_with_any_number_of_threads(string backend, string name, ElementTypes type)
    {
        // Above the threshold of several threads with short runs, and with long ones.
        Initializer initializer = RandomClasses.Create(name, 3).WithBackend(BackendOf(backend));
        foreach ((Shape shape, Box box) in new[]
        {
            (new Shape(4000, 40), new Box([100, 7], [3000, 2])),
            (new Shape(300, 400), new Box([1, 100], [298, 250])),
        })
        {
            byte[] whole = initializer.InitializeBytes(type, shape);
            byte[] one = initializer.FillBoxBytes(type, shape, box, 0, (int)box.ElementCount, 1);
            byte[] many = initializer.FillBoxBytes(type, shape, box, 0, (int)box.ElementCount, 5);
            byte[] copy = [.. whole];
            Boxes.Place(shape, box, one, Element.SizeOf(type), copy);

            one.AsSpan().SequenceEqual(many).Should().BeTrue();
            copy.AsSpan().SequenceEqual(whole).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("Zeros")]
    [InlineData("Ones")]
    [InlineData("Constant")]
    [InlineData("Identity")]
    [InlineData("Orthogonal")]
    [InlineData("Tensor")]
    [InlineData("Delegate")]
    [InlineData("Own")]
    [InlineData("Own random")]
    [InlineData("Own random on a sequential stream")]
    public void Parts_of_other_classes_put_together_are_the_whole(string name) =>
        Gen.Select(Gen.Long[1, 40], Gen.Long[1, 40], Gen.Int).Sample(
            (rows, columns, random) =>
            {
                Shape shape = [rows, columns];
                return PartsAreTheWhole(Create(name, shape), ElementTypes.Float32, shape, new Random(random));
            },
            iter: 30);

    [Fact]
    public void Parts_of_STFT_put_together_are_the_whole() =>
        Gen.Select(Gen.Long[1, 40], Gen.Long[2, 40], Gen.Int).Sample(
            (frames, bins, random) => PartsAreTheWhole(
                new STFT(StftSide.Imag, new("hamming")), ElementTypes.Float64, [frames, 1, bins], new Random(random)),
            iter: 30);

    [Fact]
    public void A_box_of_a_tensor_larger_than_any_array_is_filled_alone()
    {
        Shape shape = [1L << 40, 3, 1L << 20];
        Box box = new([(1L << 40) - 3, 1, (1L << 19) + 5], [2, 2, 11]);
        foreach (string name in RandomClasses.Names)
        {
            Initializer initializer = RandomClasses.Create(name, 9);
            DenseTensor<float> part = initializer.InitializeBox(shape, box);
            for (int row = 0; row < 2; row++)
            {
                for (int middle = 0; middle < 2; middle++)
                {
                    float[] run = new float[11];
                    long start = (((((1L << 40) - 3 + row) * 3) + 1 + middle) << 20) + (1L << 19) + 5;
                    initializer.Fill(shape, start, run.AsSpan());
                    part.Span.Slice(((row * 2) + middle) * 11, 11).ToArray().Should().Equal(run);
                }
            }
        }
    }

    [Fact]
    public void A_run_of_a_box_is_the_slice_of_the_box() =>
        Gen.Select(Boxes.InShapes, Gen.Int[0, 4000], Gen.Int[0, 4000]).Sample(
            (shapeAndBox, a, b) =>
            {
                (Shape shape, Box box) = shapeAndBox;
                HeNormal initializer = new(seed: 8);
                int start = (int)Math.Min(a, box.ElementCount);
                int length = (int)Math.Min(b, box.ElementCount - start);
                float[] whole = initializer.InitializeBox(shape, box).ToArray();
                float[] part = new float[length];
                initializer.FillBox(shape, box, start, part.AsSpan());
                return part.AsSpan().SequenceEqual(whole.AsSpan(start, length));
            },
            iter: 200);

    [Fact]
    public void The_box_that_is_the_whole_is_the_whole()
    {
        Shape shape = [30, 40];
        float[] filled = new float[1200];
        new GlorotNormal(seed: 4).FillBox(shape, Box.Whole(shape), filled.AsSpan());

        filled.Should().Equal(new GlorotNormal(seed: 4).Initialize(shape).ToArray());
        new GlorotNormal(seed: 4).InitializeBox(shape, Box.Whole(shape)).Shape.Should().Be(shape);
    }

    [Fact]
    public void A_scalar_has_one_box()
    {
        new RandomNormal(seed: 4).InitializeBox([], default).Span[0]
            .Should().Be(new RandomNormal(seed: 4).Initialize([]).Span[0]);
    }

    [Fact]
    public void A_seed_generator_moves_on_once_for_each_box()
    {
        Shape shape = [20, 30];
        Box box = new([3, 4], [5, 6]);
        foreach (Func<Seed, Initializer> create in new Func<Seed, Initializer>[]
        {
            seed => new HeNormal(seed), seed => new Orthogonal(1.0, seed), seed => new NoisyIdentity(0.1, seed),
        })
        {
            Initializer boxes = create(new SeedGenerator(5));
            Initializer wholes = create(new SeedGenerator(5));
            for (int call = 0; call < 3; call++)
            {
                DenseTensor<float> whole = wholes.Initialize(shape);
                DenseTensor<float> part = boxes.InitializeBox(shape, box);
                for (int row = 0; row < 5; row++)
                {
                    part.Span.Slice(row * 6, 6).ToArray()
                        .Should().Equal(whole.Span.Slice(((row + 3) * 30) + 4, 6).ToArray());
                }
            }
        }
    }

    [Fact]
    public void A_seed_generator_moves_on_for_an_empty_box_as_for_an_empty_tensor()
    {
        SeedGenerator generator = new(5);
        new HeNormal(generator).InitializeBox([4, 5], new([1, 1], [0, 3])).Length.Should().Be(0);

        generator.Next().Counter.Should().Be(1);
    }

    [Theory]
    [InlineData("RandomUniform", 1)]
    [InlineData("RandomNormal", 1)]
    [InlineData("TruncatedNormal", 1.1)]
    public void A_sequential_stream_is_passed_over_once_and_no_further_than_the_box(string name, double numbersPerValue)
    {
        int opened = 0;
        CountingRandom? source = null;
        RandomSourceBackend backend = new("counting", pair =>
        {
            opened++;
            return source = new CountingRandom(1);
        });

        // A column: 500 runs of one element, the last of them at 499,007 of a million.
        RandomClasses.Create(name, 1).WithBackend(backend)
            .InitializeBox([1000, 1000], new([0, 7], [500, 1])).Length.Should().Be(500);

        opened.Should().Be(1);
        source!.Count.Should().BeInRange(499_008, (int)(499_010 * numbersPerValue));
    }

    [Fact]
    public void An_own_class_is_asked_for_the_runs_of_a_box_alone_or_on_a_sequential_stream_for_all_between_them()
    {
        CountingBackend random = new(isSequential: false);
        CountingBackend sequential = new(isSequential: true);
        foreach (Backend backend in (Backend[])[random, sequential])
        {
            new NoisyIdentity(0.1, 6).WithBackend(backend).InitializeBox([1000, 100], new([0, 7], [500, 1]), 1);
        }

        (random.Calls, random.Elements).Should().Be((500, 500L));
        sequential.Calls.Should().BeLessThan(50);
        sequential.Elements.Should().BeInRange(49_901, 49_908, "the last element is number 49,907");
    }

    [Fact]
    public void The_matrix_of_a_box_of_Orthogonal_is_made_once()
    {
        CountingBackend backend = new(isSequential: false);
        new Orthogonal(seed: 1).WithBackend(backend).InitializeBox([30, 20], new([1, 2], [25, 3]), 1);
        (backend.Calls, backend.Elements).Should().Be((1, 600L));
    }

    [Theory]
    [InlineData("numpy")]
    [InlineData("torch")]
    [InlineData("source")]
    public void A_box_whose_rows_lie_further_apart_than_a_piece_goes_on_in_the_stream(string backend)
    {
        Shape shape = [2, BoxCover.PieceLength + 1000];
        foreach (Initializer initializer in (Initializer[])[new RandomNormal(seed: 3), new TruncatedNormal(seed: 3)])
        {
            Initializer drawn = initializer.WithBackend(BackendOf(backend));
            float[] second = new float[3];
            drawn.Fill(shape, BoxCover.PieceLength + 1007, second.AsSpan());
            drawn.InitializeBox(shape, new([0, 7], [2, 3])).ToArray()[3..].Should().Equal(second);
        }
    }

    [Fact]
    public void A_box_that_does_not_lie_inside_the_shape_is_an_error()
    {
        float[] destination = [7, 7, 7, 7];
        Action outside = () => new HeNormal(1).FillBox<float>([4, 5], new([3, 0], [2, 2]), destination);
        Action run = () => new HeNormal(1).FillBox<float>([4, 5], new([3, 0], [2, 2]), 1, destination.AsSpan(1));
        Action rank = () => new HeNormal(1).InitializeBox([4, 5], Box.Whole([4]));

        outside.Should().Throw<ArgumentException>().WithParameterName("box")
            .WithMessage("box must lie inside the shape (4, 5); received [3:5, 0:2].*");
        run.Should().Throw<ArgumentException>().WithParameterName("box");
        rank.Should().Throw<ArgumentException>().WithParameterName("box");
        destination.Should().Equal(7, 7, 7, 7);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_destination_of_another_length_is_an_error(int length)
    {
        float[] destination = new float[length];
        Action fill = () => new HeNormal(1).FillBox<float>([4, 5], new([1, 0], [2, 2]), destination);

        fill.Should().Throw<ArgumentException>().WithParameterName("destination")
            .WithMessage($"destination must hold the 4 elements of the box [1:3, 0:2]; received {length}.*");
    }

    [Theory]
    [InlineData(-1, 1, "start")]
    [InlineData(5, 0, "start")]
    [InlineData(4, 1, "destination")]
    [InlineData(2, 3, "destination")]
    public void A_run_outside_the_box_is_an_error(long start, int length, string parameter)
    {
        float[] destination = new float[length];
        Action fill = () => new HeNormal(1).FillBox<float>([4, 5], new([1, 0], [2, 2]), start, destination);

        fill.Should().Throw<ArgumentException>().WithParameterName(parameter);
    }

    [Fact]
    public void Every_way_to_fill_a_box_refuses_a_type_and_a_number_of_threads()
    {
        Box box = new([1, 0], [2, 2]);
        int[] integers = [7, 7, 7, 7];
        float[] singles = [7, 7, 7, 7];
        foreach (Action type in (Action[])
            [
                () => new HeNormal(1).FillBox([4, 5], box, integers.AsSpan()),
                () => new HeNormal(1).FillBox([4, 5], box, 1, integers.AsSpan(1)),
            ])
        {
            type.Should().Throw<ArgumentException>().WithMessage("T must be a type that HeNormal can fill*int32*");
        }

        foreach (Action degree in (Action[])
            [
                () => new HeNormal(1).FillBox([4, 5], box, singles.AsSpan(), 0),
                () => new HeNormal(1).FillBox([4, 5], box, 1, singles.AsSpan(1), 0),
            ])
        {
            degree.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxDegreeOfParallelism");
        }

        integers.Should().Equal(7, 7, 7, 7);
        singles.Should().Equal(7, 7, 7, 7);
    }

    [Fact]
    public void What_filling_the_whole_refuses_is_refused_for_a_box()
    {
        Action type = () => new HeNormal(1).InitializeBox<int>([4, 5], new([1, 0], [2, 2]));
        Action shape = () => new Identity().InitializeBox([4], new([1], [2]));
        Action emptyShape = () => new Orthogonal().InitializeBox([4], new([1], [0]));
        Action degree = () => new HeNormal(1).InitializeBox([4, 5], new([1, 0], [2, 2]), 0);

        type.Should().Throw<ArgumentException>().WithMessage("T must be a type that HeNormal can fill*int32*");
        shape.Should().Throw<ArgumentException>().WithMessage("shape must have rank 2*");
        emptyShape.Should().Throw<ArgumentException>().WithMessage("shape must have rank 2 or more*");
        degree.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxDegreeOfParallelism");
    }

    [Fact]
    public void An_exception_of_an_own_class_reaches_the_caller_from_every_thread()
    {
        Action fill = () => new Failing().InitializeBox([200_000, 4], new([0, 1], [200_000, 2]), 3);

        fill.Should().Throw<InvalidOperationException>().WithMessage("no more");
    }

    private static Backend BackendOf(string name) => Backend.TryGet(name, out Backend? backend) ? backend : Source;

    private static bool PartsAreTheWhole(Initializer initializer, ElementTypes type, Shape shape, Random random)
    {
        byte[] whole = initializer.InitializeBytes(type, shape);
        byte[] parts = new byte[whole.Length];
        random.NextBytes(parts);
        List<Box> boxes = Boxes.Partition(shape, random, random.Next(12));
        foreach (Box box in boxes)
        {
            byte[] part = initializer.FillBoxBytes(type, shape, box, 0, (int)box.ElementCount, random.Next(1, 4));
            Boxes.Place(shape, box, part, Element.SizeOf(type), parts);
        }

        return parts.AsSpan().SequenceEqual(whole);
    }

    private static Initializer Create(string name, Shape shape) => name switch
    {
        "Zeros" => new Zeros(),
        "Ones" => new Ones(),
        "Constant" => new Constant(
            DenseTensor.Create([shape[1]], Enumerable.Range(0, (int)shape[1]).Select(i => (double)i).ToArray())),
        "Identity" => new Identity(3),
        "Orthogonal" => new Orthogonal(2, seed: 5),
        "Tensor" => new TensorInitializer<float>(new RandomNormal(seed: 1).Initialize(shape)),
        "Delegate" => new DelegateInitializer<float>(whole => new RandomNormal(seed: 1).Initialize(whole)),
        "Own" => new Ramp(),
        "Own random" => new NoisyIdentity(0.1, 6),
        _ => new NoisyIdentity(0.1, 6).WithBackend(Backend.NumPy),
    };

    [Theory]
    [InlineData(1L << 60)]
    [InlineData(1L << 61)]
    [InlineData((1L << 62) - 1)]
    public void A_box_with_a_side_near_2_to_the_63_is_filled_in_runs_and_refused_whole(long side)
    {
        Shape shape = [2, side];
        Box box = new([0, 1], [2, side - 1]);
        RandomUniform initializer = new(seed: 5);
        float[] part = new float[100_000];
        float[] run = new float[100_000];
        initializer.FillBox(shape, box, side - 50_001, part.AsSpan());
        initializer.Fill(shape, side + 1, run.AsSpan());
        part.AsSpan(50_000).SequenceEqual(run.AsSpan(0, 50_000)).Should().BeTrue();
        FluentActions.Invoking(() => initializer.InitializeBox(shape, box))
            .Should().Throw<ArgumentException>().WithParameterName("shape");
        FluentActions.Invoking(() => initializer.FillBox(shape, box, part.AsSpan()))
            .Should().Throw<ArgumentException>().WithParameterName("destination");
    }

    private sealed class Ramp : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = Element.FromDouble<T>(request.Start + i);
            }
        }
    }

    private sealed class Failing : Initializer
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            if (request.Start > 400_000)
            {
                throw new InvalidOperationException("no more");
            }
        }
    }

    private sealed class NoisyIdentity(double stddev, Seed seed) : RandomInitializer(seed)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            Draw(Distribution.Normal(0, stddev), request, destination);
            long columns = request.Shape[1];
            for (int i = 0; i < destination.Length; i++)
            {
                if ((request.Start + i) % columns == (request.Start + i) / columns)
                {
                    destination[i] = Element.FromDouble<T>(1);
                }
            }
        }
    }

    private sealed class CountingBackend(bool isSequential) : Backend
    {
        public override string Name => "counting";

        public override bool IsSequential => isSequential;

        public int Calls { get; private set; }

        public long Elements { get; private set; }

        protected override void FillCore<T>(
            Distribution distribution,
            SeedPair seed,
            long elementCount,
            long start,
            int maxDegreeOfParallelism,
            Span<T> destination)
        {
            Calls++;
            Elements += destination.Length;
            TensorFlow.Fill(distribution, seed, elementCount, start, maxDegreeOfParallelism, destination);
        }
    }

    private sealed class CountingRandom(int seed) : Random(seed)
    {
        public int Count { get; private set; }

        public override double NextDouble()
        {
            Count++;
            return base.NextDouble();
        }
    }
}
