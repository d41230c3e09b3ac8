using System;
using System.Collections.Generic;
using System.Globalization;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>What the library says does not change with the user's language.</summary>
/// <remarks>
/// The framework adds a line of its own to an <see cref="ArgumentOutOfRangeException"/>, with the value in the current
/// culture; the library's sentence stands before it.
/// </remarks>
public class InvariantMessageTests
{
    private static readonly Dictionary<string, Action> BadInputs = new()
    {
        ["start must lie in the shape (4,); received -3."] = () => new Zeros().Fill([4], -3, new float[1].AsSpan()),
        ["destination must end inside the shape (4,); received 1500 elements from 2."] =
            () => new Zeros().Fill([4], 2, new float[1500].AsSpan()),
        ["destination must hold the 4000 elements of the shape (4000,); received 1500."] =
            () => new Zeros().Fill([4000], new float[1500].AsSpan()),
        ["maxDegreeOfParallelism must be positive, or -1 for all processors; received -7."] =
            () => new Zeros().Initialize([4], -7),
        ["start must lie in the 2 elements of the box [1:3]; received -3."] =
            () => new Zeros().FillBox([4], new Box([1], [2]), -3, new float[1].AsSpan()),
        ["destination must end inside the box [1:3]; received 1500 elements from 1."] =
            () => new Zeros().FillBox([4], new Box([1], [2]), 1, new float[1500].AsSpan()),
        ["destination must hold the 2 elements of the box [1:3]; received 1500."] =
            () => new Zeros().FillBox([4], new Box([1], [2]), new float[1500].AsSpan()),
        ["offset must be 0 or more and leave room for the extent 2 in 64 bits; received -1 on axis 0."] =
            () => _ = new Box([-1], [2]),
        ["offset must have one number for each axis of the extent (2,); received 0."] = () => _ = new Box([], [2]),
        ["index must be 0 or more and less than 4; received -1."] = () => Box.Whole([8]).Part(0, -1, 4),
        ["count must be positive; received -4."] = () => Box.Whole([8]).Part(0, 0, -4),
        ["axis must be an axis of the shape (4,); received -1."] = () => _ = new Shape(4L)[-1],
        ["shape must have sizes of 0 or more; received (-4, 2)."] = () => new Shape(-4L, 2L),
        ["shape must have an element count that fits in 64 bits; received (9223372036854775807, 2)."] =
            () => new Shape(long.MaxValue, 2L),
        ["elements must hold the 4000 elements of the shape (4000,); received 1500."] =
            () => DenseTensor.Create([4000], new float[1500]),
        ["shape must have the 1500 elements of the shape (1500,); received (4000,)."] =
            () => DenseTensor.Create(new float[1500]).Reshape([4000]),
        ["indices must be 1 in number for the shape (4,); received 2."] =
            () => _ = DenseTensor.Create(new float[4])[0, 0],
        ["indices must lie in the shape (4,); received -2 on axis 0."] = () => _ = DenseTensor.Create(new float[4])[-2],
        ["shape must have at most 2147483591 elements to be held in one array; received (4000000000,). "] =
            () => new Zeros().Initialize([4_000_000_000]),
        ["The tensor must have rank 2 for this conversion; its shape is (4,)."] =
            () => DenseTensor.Create(new float[4]).ToMatrix(),
        ["inputAxes must name axes of the shape (4, 3), from -2 to 1; received -5."] =
            () => Fans.Compute([4, 3], [-5], [1]),
        ["type must be exactly one element type; received -1."] = () => Element.SizeOf((ElementTypes)(-1)),
        ["seed must be between 0 and 2^32 - 1; received -1."] = () => GlobalSeed.SetRandomSeed(-1),
        ["scale must be a positive finite number; received -1.5."] = () => _ = new VarianceScaling(-1.5),
        ["mode must be FanIn, FanOut or FanAvg; received -1."] = () => _ = new VarianceScaling(mode: (FanMode)(-1)),
        ["distribution must be TruncatedNormal, UntruncatedNormal or Uniform; received -1."] =
            () => _ = new VarianceScaling(distribution: (VarianceDistribution)(-1)),
        ["scale must give a finite limit for fans of 1 and 1; received 1.5E+308."] =
            () => new VarianceScaling(1.5e308, distribution: VarianceDistribution.Uniform).Initialize([1]),
        ["stddev must be 0 or more; received -1.5."] = () => _ = new RandomNormal(stddev: -1.5),
        ["mean must be a finite number; received -Infinity."] =
            () => _ = new RandomNormal(double.NegativeInfinity),
        ["maxval must not be below minval, 0.5; received -0.5."] = () => _ = new RandomUniform(0.5, -0.5),
        ["maxval must lie at a finite distance from minval, -1E+308; received 1E+308."] =
            () => _ = new RandomUniform(-1e308, 1e308),
        ["gain must be a finite number; received NaN."] = () => _ = new Identity(double.NaN),
        ["side must be Real or Imag; received -1."] = () => _ = new STFT((StftSide)(-1)),
        ["scaling must be Density, Spectrum or null; received -1."] = () => _ = new STFT(scaling: (StftScaling)(-1)),
        ["window must hold finite numbers; received -Infinity."] =
            () => _ = new StftWindow([1, double.NegativeInfinity]),
        ["shape must start with 2, the window's length; received (4, 1, 3) of rank 3."] =
            () => new STFT(window: new StftWindow([-1, 1])).Initialize([4, 1, 3]),
        ["seed must be between 0 and 2^32 - 1 on the NumPy backend; received -1."] =
            () => new RandomNormal(seed: -1) { Backend = Backend.NumPy }.Initialize([1]),
        ["distribution must have a mean and a stddev that are finite in float32; received -0.5 and 1E+300."] =
            () => new RandomNormal(-0.5, 1e300).Initialize([1]),
        ["distribution must have a stddev that is not -0.0 on this backend; received -1.5 and -0."] =
            () => new RandomNormal(-1.5, -0.0, seed: 1) { Backend = Backend.NumPy }.Initialize([1]),
        ["scale must be a number for VarianceScaling; received [-1.5]."] =
            () => KerasConfig.Get("""{"class_name": "VarianceScaling", "config": {"scale": [-1.5]}}"""),
        ["open must give a generator; received null for SeedPair { Seed = -1, Counter = 0 }."] =
            () => new RandomNormal(seed: -1) { Backend = new RandomSourceBackend("none", _ => null!) }.Initialize([1]),
    };

    public static TheoryData<string> Messages => [.. BadInputs.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_the_same_in_every_culture(string message)
    {
        var swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        swedish.NumberFormat.NegativeSign = "\u2212";
        swedish.NumberFormat.NumberDecimalSeparator = ",";
        swedish.NumberFormat.NaNSymbol = "¤¤¤";
        swedish.NumberFormat.NegativeInfinitySymbol = "\u2212∞";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = swedish;
            BadInputs[message].Should().Throw<Exception>().Which.Message.Should().StartWith(message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
