using System;
using System.Threading;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>Filling the caller's memory allocates nothing, whatever the class, type, size and number of threads.</summary>
[Collection(ProcessState.Name)]
public class AllocationTests
{
    private const int Small = 1000;
    private const int Large = 200_000;

    public static TheoryData<string, ElementTypes> Rows()
    {
        TheoryData<string, ElementTypes> rows = new RandomClassAndTypeData();
        foreach (ElementTypes type in FloatTypes.All)
        {
            rows.Add("Zeros", type);
            rows.Add("Ones", type);
            rows.Add("Identity", type);
            rows.Add("Constant scalar", type);
            rows.Add("Constant array", type);
            rows.Add("STFT", type);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Fill_allocates_nothing_on_its_thread(string name, ElementTypes type)
    {
        Element.Dispatch<OwnThread, long>(type, new(Create(name), Small, 1)).Should().Be(0);
        Element.Dispatch<OwnThread, long>(type, new(Create(name), Large, 1)).Should().Be(0);
        Element.Dispatch<OwnThread, long>(type, new(Create(name), Large, 2)).Should().Be(0);
    }

    // The whole process is measured, helper threads included, so the runtime's own background work (tiered compilation,
    // the thread pool's gate and its queue segments) is in the number. Twenty fills that allocated one object each on
    // every block would cost far more than the 4 KiB allowed here; the least of a few tries is taken.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Fill_by_several_threads_allocates_nothing_in_the_process(string name, ElementTypes type) =>
        Element.Dispatch<WholeProcess, long>(type, new(Create(name), Large)).Should().BeLessThan(4096);

    [Fact]
    public void Fill_of_Orthogonal_and_of_its_boxes_allocates_no_managed_memory()
    {
        Orthogonal initializer = new(seed: 1);
        Shape shape = [200, 120];
        Box box = new([10, 20], [100, 7]);
        float[] singles = new float[24_000];
        double[] doubles = new double[24_000];
        var halves = new Half[24_000];

        AllocatedBytes.Of(Fill).Should().Be(0);

        void Fill()
        {
            initializer.Fill<float>(shape, singles, maxDegreeOfParallelism: 1);
            initializer.Fill<double>(shape, doubles, maxDegreeOfParallelism: 2);
            initializer.Fill<Half>(shape, 100, halves.AsSpan(100, 50), maxDegreeOfParallelism: 2);
            initializer.FillBox<float>(shape, box, singles.AsSpan(0, (int)box.ElementCount), maxDegreeOfParallelism: 2);
            initializer.FillBox<Half>(shape, box, halves.AsSpan(0, (int)box.ElementCount), maxDegreeOfParallelism: 1);
        }
    }

    [Fact]
    public void Runs_that_overlap_each_keep_a_job_for_the_next()
    {
        // Runs inside runs of one kernel type: four jobs in use at once, whichever threads do the work.
        Nesting nesting = new(3);
        ParallelBlocks.Run(nesting, 2, 1, 2);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least >= 4096; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int repeat = 0; repeat < 50; repeat++)
            {
                ParallelBlocks.Run(nesting, 2, 1, 2);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        least.Should().BeLessThan(4096);
    }

    private static Initializer Create(string name) => name switch
    {
        "Zeros" => new Zeros(),
        "Ones" => new Ones(),
        "Identity" => new Identity(),
        "Constant scalar" => new Constant(2.5),
        "Constant array" => new Constant(DenseTensor.Create(new double[10])),
        "STFT" => new STFT(window: new("hann")),
        _ => RandomClasses.Create(name, 42),
    };

    // A kernel of STFT has an axis of size 1 between its two.
    private static Shape ShapeFor(Initializer initializer, int length) =>
        initializer is STFT ? [length / 10, 1, 10] : [length / 10, 10];

    private readonly struct Nesting(int depth) : IBlockKernel
    {
        public void Run(long from, int length)
        {
            if (from == 0 && depth > 0)
            {
                ParallelBlocks.Run(new Nesting(depth - 1), 2, 1, 2);
            }
        }
    }

    private readonly record struct OwnThread(Initializer Initializer, int Length, int Degree) : IElementFunction<long>
    {
        public long Invoke<T>()
            where T : unmanaged
        {
            Shape shape = ShapeFor(Initializer, Length);
            Box box = Box.Whole(shape).Part(shape.Rank - 1, index: 1, count: 3);
            T[] destination = new T[Length];
            (Initializer initializer, int length, int degree) = this;
            return AllocatedBytes.Of(() =>
            {
                initializer.Fill(shape, destination.AsSpan(), degree);
                initializer.Fill(shape, 7, destination.AsSpan(0, length / 2), degree);
                initializer.FillBox(shape, box, destination.AsSpan(0, (int)box.ElementCount), degree);
            });
        }
    }

    private readonly record struct WholeProcess(Initializer Initializer, int Length) : IElementFunction<long>
    {
        public long Invoke<T>()
            where T : unmanaged
        {
            Shape shape = ShapeFor(Initializer, Length);
            T[] destination = new T[Length];
            Initializer.Fill(shape, destination.AsSpan(), 2);
            long least = long.MaxValue;
            for (int attempt = 0; attempt < 5 && least >= 4096; attempt++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                for (int fill = 0; fill < 20; fill++)
                {
                    Initializer.Fill(shape, destination.AsSpan(), 2);
                }

                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
                Thread.Yield();
            }

            return least;
        }
    }
}
