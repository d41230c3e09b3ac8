using System;
using System.Linq;
using System.Runtime.InteropServices;
using CsCheck;
using FluentAssertions;
using Initializers.Lanes;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

/// <summary>What every backend of Keras does, for each kind of draw and each element type.</summary>
public class BackendContractTests
{
    private static readonly SeedPair Seed = new(20260821, 3);

    public static TheoryData<string, DistributionKind, ElementTypes> Draws => new(
        from backend in Backend.All
        from kind in Enum.GetValues<DistributionKind>()
        from type in FloatTypes.All
        select (backend.Name, kind, type));

    public static TheoryData<string, DistributionKind, ElementTypes> Fits => new(
        from backend in Backend.All
        from kind in Enum.GetValues<DistributionKind>()
        from type in (ElementTypes[])[ElementTypes.Float32, ElementTypes.Float64]
        select (backend.Name, kind, type));

    public static TheoryData<string> Backends => [.. Backend.All.Select(backend => backend.Name), "other"];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Every_width_gives_the_runs_of_the_scalar_definition(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Runs, int>(type, new(Find(name), Parameters(kind))).Should().BeGreaterThan(500);

    [Theory]
    [MemberData(nameof(Draws))]
    public void Every_width_gives_the_boxes_of_the_scalar_definition(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Boxes, int>(type, new(Find(name), Parameters(kind))).Should().BeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_run_is_the_slice_of_the_whole(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Slices, int>(type, new(Find(name), Parameters(kind))).Should().Be(100);

    [Theory]
    [MemberData(nameof(Draws))]
    public void The_number_of_threads_does_not_show(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Threads, int>(type, new(Find(name), Parameters(kind))).Should().Be(3);

    [Theory]
    [MemberData(nameof(Draws))]
    public void Fill_allocates_nothing(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Allocations, long>(type, new(Find(name), Parameters(kind))).Should().Be(0);

    [Theory]
    [Trait("Category", "Statistics")]
    [MemberData(nameof(Fits))]
    public void Values_are_distributed_as_named(string name, DistributionKind kind, ElementTypes type) =>
        BackendStatistics.PValue(Find(name), kind, type).Should().BeGreaterThan(1e-4);

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_value_beyond_the_range_is_infinite_and_none_is_NaN(string name, DistributionKind kind, ElementTypes type) =>
        Element.Dispatch<Overflow, bool>(type, new(Find(name), kind)).Should().Be(kind != DistributionKind.Uniform);

    [Theory]
    [MemberData(nameof(Backends))]
    public void Fill_refuses_what_does_not_lie_in_the_tensor(string name)
    {
        Backend backend = Find(name);
        Refused(backend, "elementCount", "elementCount must be 0 or more; received -1.*", count: -1);
        Refused(backend, "start", "start must be 0 or more and at most elementCount, 40; received -1.*", start: -1);
        Refused(backend, "start", "start must be 0 or more and at most elementCount, 40; received 41.*", start: 41);
        Refused(backend, "destination", "destination must end inside the 40 elements; received 5 elements from 36.*", start: 36);
        Refused(backend, "destination", "destination must end inside the 4 elements; received 5 elements from 0.*", count: 4);
        Refused(backend, "start", "start must be *", start: long.MinValue);
        Refused(backend, "maxDegreeOfParallelism", "maxDegreeOfParallelism must be positive, or -1 *; received 0.*", degree: 0);
        Refused(backend, "maxDegreeOfParallelism", "maxDegreeOfParallelism must be positive, or -1 *; received -2.*", degree: -2);
        Action type = () => backend.Fill(Distribution.Uniform(0, 1), default, 0, 0, 1, Span<int>.Empty);
        type.Should().Throw<ArgumentException>().WithParameterName("T")
            .WithMessage("T must be one of float32, float64, float16, bfloat16; received Int32.*");
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Fill_of_nothing_writes_nothing(string name)
    {
        GuardedBuffer<float> buffer = new(0);
        Find(name).Fill(Distribution.Uniform(0, 1), new(1), 3, 3, 1, buffer.Span);
        Find(name).Fill(Distribution.Uniform(0, 1), new(1), 0, 0, -1, buffer.Span);
        buffer.AssertIntact();
    }

    private static void Refused(
        Backend backend, string parameter, string message, long count = 40, long start = 0, int degree = 1)
    {
        GuardedBuffer<float> buffer = new(5);
        byte[] before = MemoryMarshal.AsBytes(buffer.Span).ToArray();
        Action fill = () => backend.Fill(Distribution.Normal(0, 1), new(1), count, start, degree, buffer.Span);
        fill.Should().Throw<ArgumentException>().WithParameterName(parameter).WithMessage(message);
        buffer.AssertIntact();
        MemoryMarshal.AsBytes(buffer.Span).SequenceEqual(before).Should().BeTrue("nothing is written");
    }

    private static Backend Find(string name) =>
        Backend.TryGet(name, out Backend? backend) ? backend : new OtherBackend();

    private static Distribution Parameters(DistributionKind kind) => BackendStatistics.Parameters(kind);

    private static bool AreEqual<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));

    private readonly record struct Runs(Backend Backend, Distribution Distribution) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            int compared = 0;
            long[] starts = Backend.IsSequential ? [0, 1, 7, 300] : [.. Lengths.Starts];
            foreach (long start in starts)
            {
                // Of a tensor that ends with the run where the end matters, and far away elsewhere.
                int[] lengths = [.. Enumerable.Range(1, start == 0 ? 140 : 70), 255, 256, 257, 511, 513, 1250, 5011];
                foreach (int length in lengths)
                {
                    long count = Backend.IsSequential ? start + length : long.MaxValue;
                    T[] expected = new T[length];
                    WidthFill.Run<T>(Backend, LaneWidth.Scalar, Distribution, Seed, count, start, 1, expected);
                    foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(width => width != LaneWidth.Scalar))
                    {
                        GuardedBuffer<T> buffer = new(length, misalignment: length % 7);
                        WidthFill.Run(Backend, width, Distribution, Seed, count, start, 1, buffer.Span);
                        buffer.AssertIntact();
                        AreEqual<T>(buffer.Span, expected).Should().BeTrue($"{length} from {start} at {width}");
                        compared++;
                    }
                }
            }

            return compared;
        }
    }

    private readonly record struct Boxes(Backend Backend, Distribution Distribution) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            Shape shape = [3, 41, 700];
            T[] whole = new T[shape.ElementCount];
            WidthFill.Run<T>(
                Backend, LaneWidth.Scalar, Distribution, Seed, whole.Length, 0, 1, whole);
            int compared = 0;
            foreach (long columns in (long[])[1, 2, 3, 4, 5, 16, 17, 63, 64, 130, 300, 699, 700])
            {
                Box box = new([1, 2, Math.Min(3, 700 - columns)], [2, 37, columns]);
                T[] expected = [.. Support.Boxes.Elements(shape, box).Select(flat => whole[flat])];
                foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
                {
                    GuardedBuffer<T> buffer = new(expected.Length, misalignment: (int)(columns % 3));
                    WidthFill.Box(Backend, width, Distribution, Seed, shape, box, 1, buffer.Span);
                    buffer.AssertIntact();
                    AreEqual<T>(buffer.Span, expected).Should().BeTrue($"{columns} columns at {width}");
                    compared++;
                }
            }

            return compared;
        }
    }

    private readonly record struct Slices(Backend Backend, Distribution Distribution) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            (Backend backend, Distribution distribution) = (Backend, Distribution);
            int compared = 0;
            Gen.Select(Gen.OneOf(Gen.Int[1, 40], Gen.Int[500, 2000]), Gen.Double.Unit, Gen.Double.Unit).Sample(
                (n, a, b) =>
                {
                    int start = (int)(a * n);
                    T[] part = new T[(int)(b * (n - start + 1))];
                    T[] whole = new T[n];
                    backend.Fill<T>(distribution, new(11), n, 0, 1, whole);
                    backend.Fill<T>(distribution, new(11), n, start, 1, part);
                    compared++;
                    return AreEqual<T>(part, whole.AsSpan(start, part.Length));
                },
                iter: 100,
                threads: 1);
            return compared;
        }
    }

    private readonly record struct Threads(Backend Backend, Distribution Distribution) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            const int length = 200_011;
            int compared = 0;
            T[] one = new T[length];
            Backend.Fill<T>(Distribution, new(4), length + 5, 5, 1, one);
            foreach (int degree in (int[])[-1, 2, 5])
            {
                T[] many = new T[length];
                Backend.Fill<T>(Distribution, new(4), length + 5, 5, degree, many);
                AreEqual<T>(many, one).Should().BeTrue($"{degree} threads");
                compared++;
            }

            return compared;
        }
    }

    /// <summary>Whether values are infinite where the parameters are the largest that the door lets pass.</summary>
    private readonly record struct Overflow(Backend Backend, DistributionKind Kind) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged
        {
            bool isUniform = Kind == DistributionKind.Uniform;
            bool isSingle = typeof(T) == typeof(float) || Backend == Backend.Jax || (Backend == Backend.TensorFlow && isUniform);
            double largest = typeof(T) == typeof(Half) ? (double)Half.MaxValue
                : typeof(T) == typeof(BFloat16) ? BFloat16.FromBits(0x7F7F)
                : isSingle ? float.MaxValue
                : double.MaxValue;
            Distribution distribution = Kind switch
            {
                DistributionKind.Uniform => Distribution.Uniform(-largest / 2, largest / 2),
                DistributionKind.Normal => Distribution.Normal(largest, largest),
                _ => Distribution.TruncatedNormal(largest, largest),
            };
            bool isInfinite = false;
            foreach (int length in (int[])[7, 3000])
            {
                T[] values = new T[length];
                Backend.Fill<T>(distribution, new(1), length, 0, 1, values);
                double[] wide = Array.ConvertAll(values, Element.ToDouble);
                wide.Should().NotContain(value => double.IsNaN(value));
                isInfinite |= wide.Any(double.IsInfinity);
            }

            return isInfinite;
        }
    }

    private readonly record struct Allocations(Backend Backend, Distribution Distribution) : IElementFunction<long>
    {
        public long Invoke<T>()
            where T : unmanaged
        {
            (Backend backend, Distribution distribution) = (Backend, Distribution);
            T[] values = new T[3000];
            return AllocatedBytes.Of(() =>
            {
                backend.Fill<T>(distribution, new(1), values.Length, 0, 1, values);
                backend.Fill<T>(distribution, new(1), 7, 0, 1, values.AsSpan(0, 7));
            });
        }
    }
}
