using System;
using System.Linq;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>Every destination receives the dense tensor's own bits, or is refused before anything is written.</summary>
public unsafe class FillExtensionsTests
{
    private static readonly Shape Cube = [3, 5, 7];
    private static readonly GlorotUniform Initializer = new(seed: 42);
    private static readonly float[] Expected = Initializer.Initialize(Cube).ToArray();

    [Fact]
    public void A_tensor_that_is_there_is_filled_in_place()
    {
        float[] memory = new float[110];
        DenseTensor<float> destination = new(Cube, memory.AsMemory(3, 105));
        Initializer.Fill(destination);
        memory[3..108].Should().Equal(Expected);
        memory[..3].Concat(memory[108..]).Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Arrays_of_any_rank_are_filled()
    {
        float[,,] cube = new float[3, 5, 7];
        Initializer.Fill(cube);
        cube.Cast<float>().Should().Equal(Expected);
        Array.Clear(cube);
        Initializer.Fill(cube, Cube, maxDegreeOfParallelism: 1);
        cube.Cast<float>().Should().Equal(Expected);

        Half[,] matrix = new Half[9, 4];
        Initializer.Fill(matrix);
        matrix.Cast<Half>().Should().Equal(Initializer.Initialize<Half>([9, 4]).ToArray());

        double[] vector = new double[11];
        Initializer.Fill(vector);
        vector.Should().Equal(Initializer.Initialize<double>([11]).ToArray());

        var shifted = (int[,])Array.CreateInstance(typeof(int), [2, 3], [5, -1]);
        new Constant(7).Fill(shifted);
        shifted.Cast<int>().Should().Equal(7, 7, 7, 7, 7, 7);
        Initializer.Fill(new float[0, 4]);
    }

    [Fact]
    public void Tensor_spans_are_filled_native_memory_included()
    {
        Tensor<float> tensor = Tensor.CreateFromShape<float>([3, 5, 7]);
        Initializer.Fill(tensor.AsTensorSpan());
        tensor.ToArray().Should().Equal(Expected);

        float* native = (float*)NativeMemory.AllocZeroed(106, sizeof(float));
        try
        {
            Initializer.Fill(new TensorSpan<float>(native, 105, [3, 5, 7], []), Cube);
            new ReadOnlySpan<float>(native, 105).ToArray().Should().Equal(Expected);
            native[105].Should().Be(0);
        }
        finally
        {
            NativeMemory.Free(native);
        }
    }

    [Fact]
    public void A_tensor_span_of_rows_without_gaps_is_filled_and_others_are_refused()
    {
        float[] memory = new float[24];
        Initializer.Fill(new TensorSpan<float>(memory, [4, 6], []).Slice(1..3, Range.All));
        memory[6..18].Should().Equal(Initializer.Initialize([2, 6]).ToArray());
        memory[..6].Concat(memory[18..]).Should().OnlyContain(value => value == 0);
        Initializer.Fill(new TensorSpan<float>(memory, [2, 1, 3], [3, 0, 1]));

        Array.Clear(memory);
        Action columns = () => Initializer.Fill(new TensorSpan<float>(memory, [4, 6], []).Slice(Range.All, 1..3));
        Action columnMajor = () => Initializer.Fill(new TensorSpan<float>(memory, [4, 6], [1, 4]));
        Action broadcast = () => Initializer.Fill(new TensorSpan<float>(memory, [4, 6], [0, 1]));
        foreach (Action fill in new[] { columns, columnMajor, broadcast })
        {
            fill.Should().Throw<ArgumentException>().WithParameterName("destination")
                .WithMessage("destination must lie in row-major order without gaps; *");
        }

        memory.Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void An_empty_or_default_tensor_span_is_an_empty_tensor()
    {
        Initializer.Fill(default(TensorSpan<float>));
        Initializer.Fill(Tensor<float>.Empty.AsTensorSpan());
        Initializer.Fill(new DenseTensor<float>([0, 3]).AsTensorSpan(), [0, 3]);
    }

    [Fact]
    public void A_scalars_shape_fits_a_tensor_span_of_one()
    {
        DenseTensor<float> scalar = new([]);
        Initializer.Fill(scalar.AsTensorSpan(), default(Shape));
        scalar[[]].Should().Be(Initializer.Initialize([]).Span[0]);
    }

    [Fact]
    public void A_destination_beyond_a_span_is_filled_in_runs_of_one_draw()
    {
        // Short runs stand for the long ones: a generator moves on once, and each run is the tensor's own.
        float[] destination = new float[105];
        GlorotUniform drawing = new(seed: new SeedGenerator(5));
        float[] expected = new GlorotUniform(seed: new SeedGenerator(5)).Initialize(Cube).ToArray();
        FillExtensions.FillRuns(drawing, Cube, ref destination[0], 105, -1, 32);
        destination.Should().Equal(expected);
    }

    [Fact]
    [Trait("Category", "WholeModel")]
    public void More_elements_than_a_span_can_hold_are_filled()
    {
        nint length = unchecked((nint)((1L << 31) + 5));
        byte* native = (byte*)NativeMemory.Alloc((nuint)length);
        try
        {
            new Ones().Fill(new TensorSpan<byte>(native, length, [length], []), maxDegreeOfParallelism: 2);
            new ReadOnlySpan<byte>(native, 1 << 30).ContainsAnyExcept((byte)1).Should().BeFalse();
            new ReadOnlySpan<byte>(native + (1 << 30), (1 << 30) + 5).ContainsAnyExcept((byte)1).Should().BeFalse();
        }
        finally
        {
            NativeMemory.Free(native);
        }
    }

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Bytes_are_those_of_the_elements_at_any_address(ElementTypes type)
    {
        byte[] whole = Element.Dispatch<Bytes, byte[]>(type, default);
        int size = Element.SizeOf(type);
        byte[] memory = new byte[whole.Length + 1];
        Initializer.Fill(Cube, type, memory.AsSpan(1));
        memory[1..].Should().Equal(whole);

        byte[] run = new byte[11 * size];
        Initializer.Fill(Cube, type, 7, run);
        run.Should().Equal(whole[(7 * size)..(18 * size)]);

        // Row 1 of the middle matrix, from its third element.
        Initializer.FillBox(Cube, new Box([1, 1, 0], [1, 1, 7]), type, 2, run.AsSpan(0, 4 * size));
        run[..(4 * size)].Should().Equal(whole[(44 * size)..(48 * size)]);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_written()
    {
        float[,] matrix = new float[2, 3];
        byte[] bytes = new byte[25];
        DenseTensor<float> tensor = new([6]);
        Refused(() => Initializer.Fill(matrix, [3, 2]), "shape must be that of the destination, (2, 3); received (3, 2).*");
        Refused(() => Initializer.Fill(matrix, [6]), "shape must be that of the destination, (2, 3); received (6,).*");
        Refused(() => Initializer.Fill(tensor.AsTensorSpan(), [2, 3]), "shape must be that of the destination, (6,); *");
        Refused(() => Initializer.Fill(new int[2, 3]), "T must be a type that GlorotUniform can fill: *; received int32.*");
        Refused(() => Initializer.Fill(new string[2]), "destination must have elements of one of *; received an array of *");
        Refused(() => Initializer.Fill(new float[2][]), "destination must have elements of one of *; received an array of *");
        Refused(() => Initializer.Fill(matrix, maxDegreeOfParallelism: 0), "maxDegreeOfParallelism must be positive*");
        Refused(() => Initializer.Fill([6], ElementTypes.Float32, bytes), "destination must hold whole elements of 4 bytes; *");
        Refused(() => Initializer.Fill([7], ElementTypes.Float32, bytes.AsSpan(0, 24)), "destination must hold the 7 elements *");
        Refused(() => Initializer.Fill([6], ElementTypes.Floating, bytes), "type must be exactly one element type; *");
        Refused(() => Initializer.Fill([6], ElementTypes.None, bytes), "type must be exactly one element type; *");
        Refused(() => Initializer.Fill([6], ElementTypes.Int32, bytes.AsSpan(0, 24)), "T must be a type that *");
        Refused(() => Initializer.Fill((Array)null!), "*");
        Refused(() => ((Initializer)null!).Fill(matrix), "*");
        Refused(() => ((Initializer)null!).Fill(tensor), "*");
        Refused(() => ((Initializer)null!).Fill([1], ElementTypes.Float32, bytes), "*");
        matrix.Cast<float>().Concat(tensor.ToArray()).Should().OnlyContain(value => value == 0);
        bytes.Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void A_destination_with_a_shape_costs_no_allocation()
    {
        float[,,] cube = new float[3, 5, 7];
        DenseTensor<float> tensor = new(Cube);
        byte[] bytes = new byte[4 * 105];
        AllocatedBytes.Of(() =>
        {
            Initializer.Fill(tensor, maxDegreeOfParallelism: 1);
            Initializer.Fill(new TensorSpan<float>(tensor.Span, [3, 5, 7], []), Cube, maxDegreeOfParallelism: 1);
            Initializer.Fill(cube, Cube, maxDegreeOfParallelism: 1);
            Initializer.Fill(Cube, ElementTypes.Float32, bytes, maxDegreeOfParallelism: 1);
        }).Should().Be(0);
    }

    private static void Refused(Action fill, string message) => fill.Should().Throw<ArgumentException>().WithMessage(message);

    private readonly struct Bytes : IElementFunction<byte[]>
    {
        public byte[] Invoke<T>()
            where T : unmanaged => MemoryMarshal.AsBytes(Initializer.Initialize<T>(Cube).Span).ToArray();
    }
}
