using System;
using System.Linq;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class LayoutInitializerTests
{
    // The kernel's sizes in Keras's order (k..., in, out), and what axes of it each layout has.
    private static readonly Shape[] Kernels =
        [[5, 7], [1, 1], [300, 200], [70, 513], [3, 4, 5], [3, 3, 8, 16], [1, 1, 9, 70], [2, 3, 2, 6, 5], [9, 40, 33], [7, 1, 1]];

    public static TheoryData<string, KernelLayout> Cases => new(
        from backend in Backend.All
        from layout in Enum.GetValues<KernelLayout>()
        select (backend.Name, layout));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_Kerass_each_in_its_place(string name, KernelLayout layout)
    {
        Backend backend = Backends.Named(name);
        foreach (Shape kernel in Kernels)
        {
            foreach (Initializer inner in new Initializer[]
            {
                new GlorotUniform(7), new RandomNormal(0, 1, 3), new HeNormal(5), new Noise(4),
                new Constant(DenseTensor.Create(Enumerable.Range(0, (int)kernel[^1]).Select(static i => (double)i).ToArray())),
            })
            {
                Check<float>(inner.WithBackend(backend), layout, kernel);
                Check<double>(inner.WithBackend(backend), layout, kernel);
                Check<Half>(inner.WithBackend(backend), layout, kernel);
            }
        }

        Check<float>(new Orthogonal(seed: 2).WithBackend(backend), layout, [3, 3, 4, 8]);
        Check<float>(new Identity(2), layout, [4, 6]);
        Check<float>(new Zeros(), layout, [4, 6]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Large_kernels_are_the_same_on_any_number_of_threads(string name, KernelLayout layout)
    {
        Initializer inner = new RandomUniform(-1, 1, 3).WithBackend(Backends.Named(name));
        foreach (Shape kernel in new Shape[] { [700, 900], [3, 3, 200, 300] })
        {
            Check<float>(inner, layout, kernel, slices: false);
            LayoutInitializer initializer = inner.InLayout(layout);
            Shape shape = InLayout(layout, kernel);
            initializer.Initialize(shape, 1).Span.SequenceEqual(initializer.Initialize(shape, 4).Span).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_depthwise_kernel_has_the_outputs_of_an_input_side_by_side(int multiplier)
    {
        Initializer inner = new RandomNormal(0, 1, 9);
        float[] keras = inner.Initialize([3, 5, 4, multiplier]).ToArray();
        LayoutInitializer initializer = inner.InLayout(KernelLayout.Depthwise, multiplier);
        Shape shape = [4 * multiplier, 1, 3, 5];

        float[] whole = initializer.Initialize(shape).ToArray();

        for (int channel = 0; channel < 4 * multiplier; channel++)
        {
            for (int place = 0; place < 15; place++)
            {
                whole[(channel * 15) + place].Should().Be(
                    keras[(place * 4 * multiplier) + (channel / multiplier * multiplier) + (channel % multiplier)]);
            }
        }

        Slices(initializer, shape, whole);
    }

    [Fact]
    public void Fans_are_those_of_the_layer()
    {
        new HeNormal(7).InLayout(KernelLayout.OutIn).TryGetDistribution([100, 784], out Distribution dense).Should().BeTrue();
        new HeNormal(7).InLayout(KernelLayout.OutIn).TryGetDistribution([128, 64, 3, 3], out Distribution oihw).Should().BeTrue();

        dense.StandardDeviation.Should().BeApproximately(0.0505, 1e-4);
        oihw.StandardDeviation.Should().BeApproximately(0.0589, 1e-4);
    }

    [Fact]
    public void An_orthogonal_convolution_has_orthonormal_outputs()
    {
        double[] weight = new Orthogonal(seed: 1).InLayout(KernelLayout.OutIn).Initialize<double>([16, 8, 3, 3]).ToArray();

        for (int i = 0; i < 16; i++)
        {
            for (int j = 0; j < 16; j++)
            {
                double product = weight.Skip(i * 72).Take(72).Zip(weight.Skip(j * 72).Take(72), static (a, b) => a * b).Sum();
                product.Should().BeApproximately(i == j ? 1 : 0, 1e-12);
            }
        }
    }

    [Fact]
    public void A_generator_moves_on_once_a_fill()
    {
        SeedGenerator seeds = new(4);
        LayoutInitializer initializer = new RandomNormal(0, 1, seeds).InLayout(KernelLayout.OutIn);
        initializer.Initialize([30, 40]);
        initializer.InitializeBox([30, 40], new Box([3, 4], [5, 6]));
        float[] run = new float[100];
        initializer.Fill([30, 40], 70, run.AsSpan());

        seeds.Next().Counter.Should().Be(3);
    }

    [Fact]
    public void A_configuration_makes_the_round_trip()
    {
        LayoutInitializer initializer = new GlorotUniform(3).InLayout(KernelLayout.Depthwise, 2);
        string json = KerasConfig.ToJson(initializer);

        json.Should().StartWith("""{"module": "Initializers", "class_name": "LayoutInitializer", "config": {"initializer": {""")
            .And.EndWith("\"layout\": \"depthwise\", \"depth_multiplier\": 2}, \"registered_name\": \"Initializers>LayoutInitializer\"}");
        KerasConfig.ToJson(KerasConfig.Deserialize(json)).Should().Be(json);
        initializer.ToString().Should().Be(
            "new LayoutInitializer(initializer: new GlorotUniform(seed: 3), layout: KernelLayout.Depthwise, depthMultiplier: 2)");
        initializer.WithSeed(4).Inner.Should().BeOfType<GlorotUniform>().Which.Seed.Should().Be(new Seed(4));
    }

    [Fact]
    public void Ranks_0_and_1_and_empty_kernels_are_as_they_are()
    {
        LayoutInitializer initializer = new RandomNormal(0, 1, 3).InLayout(KernelLayout.OutIn);

        initializer.Initialize([5]).ToArray().Should().Equal(new RandomNormal(0, 1, 3).Initialize([5]).ToArray());
        initializer.Initialize([]).ToArray().Should().Equal(new RandomNormal(0, 1, 3).Initialize([]).ToArray());
        initializer.Initialize([0, 5]).Length.Should().Be(0);
        initializer.Initialize([4, 0, 3, 3]).Length.Should().Be(0);
    }

    [Fact]
    public void What_has_not_the_axes_is_refused()
    {
        Action channels = () => new HeNormal(1).InLayout(KernelLayout.Depthwise, 3).Initialize([4, 1, 3, 3]);
        Action inputs = () => new HeNormal(1).InLayout(KernelLayout.Depthwise).Initialize([4, 2, 3, 3]);
        Action layout = () => new HeNormal(1).InLayout((KernelLayout)9);
        Action multiplier = () => new HeNormal(1).InLayout(KernelLayout.OutIn, 2);
        Action none = () => new HeNormal(1).InLayout(KernelLayout.Depthwise, 0);

        channels.Should().Throw<ArgumentException>().WithMessage("shape must be *in * 3, 1, k...* in the layout Depthwise; received (4, 1, 3, 3)*");
        inputs.Should().Throw<ArgumentException>().WithParameterName("shape");
        layout.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("layout");
        multiplier.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("depthMultiplier");
        none.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("depthMultiplier");
    }

    private static void Check<T>(Initializer inner, KernelLayout layout, Shape kernel, bool slices = true)
        where T : unmanaged
    {
        // A depthwise kernel of so many outputs each.
        int multiplier = layout == KernelLayout.Depthwise ? (int)kernel[^1] : 1;
        Shape shape = InLayout(layout, kernel);
        T[] keras = inner.Initialize<T>(kernel).ToArray();
        LayoutInitializer initializer = inner.InLayout(layout, multiplier);
        T[] whole = initializer.Initialize<T>(shape).ToArray();

        whole.Should().HaveCount(keras.Length);
        (long inputs, long outputs) = (kernel[^2], kernel[^1]);
        long field = kernel.ElementCount / inputs / outputs;
        for (long i = 0; i < keras.Length; i++)
        {
            long output = i % outputs, input = i / outputs % inputs, place = i / outputs / inputs;
            long at = layout switch
            {
                KernelLayout.Keras => i,
                KernelLayout.OutIn => (((output * inputs) + input) * field) + place,
                KernelLayout.OutLast => (((output * field) + place) * inputs) + input,
                _ => (((input * outputs) + output) * field) + place,
            };
            if (!whole[at].Equals(keras[i]))
            {
                Assert.Fail($"{inner} on {inner.Backend} in {layout} of {kernel}: element {i} at {at}");
            }
        }

        if (slices)
        {
            Slices(initializer, shape, whole);
        }
    }

    private static Shape InLayout(KernelLayout layout, Shape kernel)
    {
        long[] field = kernel.ToArray()[..^2];
        (long inputs, long outputs) = (kernel[^2], kernel[^1]);
        return layout switch
        {
            KernelLayout.Keras => kernel,
            KernelLayout.OutIn => new([outputs, inputs, .. field]),
            KernelLayout.InOut => new([inputs, outputs, .. field]),
            KernelLayout.OutLast => new([outputs, .. field, inputs]),
            _ => new([inputs * outputs, 1, .. field]),
        };
    }

    private static void Slices<T>(Initializer initializer, Shape shape, T[] whole)
        where T : unmanaged
    {
        Random random = new(shape.GetHashCode());
        for (int trial = 0; trial < 3; trial++)
        {
            int start = random.Next(whole.Length);
            var run = new T[random.Next(whole.Length - start + 1)];
            initializer.Fill(shape, start, run.AsSpan());
            run.AsSpan().SequenceEqual(whole.AsSpan(start, run.Length)).Should().BeTrue("run of {0}", initializer);

            Box box = Box.Whole(shape);
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                long count = random.NextInt64(1, shape[axis] + 1);
                long[] offset = box.Offset.ToArray(), extent = box.Extent.ToArray();
                (offset[axis], extent[axis]) = (random.NextInt64(shape[axis] - count + 1), count);
                box = new(offset, new(extent));
            }

            DenseTensor<T> expected = DenseTensor.Create(shape, whole);
            T[] part = initializer.InitializeBox<T>(shape, box).ToArray();
            long[] at = box.Offset.ToArray();
            foreach (T element in part)
            {
                element.Should().Be(expected[at]);
                for (int axis = shape.Rank - 1; axis >= 0 && ++at[axis] == box.Offset[axis] + box.Extent[axis]; axis--)
                {
                    at[axis] = box.Offset[axis];
                }
            }
        }
    }

    /// <summary>A class of one's own that draws and changes what it has drawn.</summary>
    private sealed class Noise(Seed seed) : RandomInitializer(seed)
    {
        protected override void FillCore<T>(in FillRequest request, Span<T> destination)
        {
            Draw(Distribution.Normal(0, 1), request, destination);
            foreach (ref T element in destination)
            {
                element = Element.FromDouble<T>(Math.Abs(Element.ToDouble(element)));
            }
        }
    }
}
