using System.Linq;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Plans;
using Initializers.Samples.ShardedInitialize.Sharding;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ShardedInitialize;

public class PartitionTests
{
    [Fact]
    public void The_largest_go_first_to_the_least_loaded_and_ties_to_the_earlier()
    {
        Plan plan = PlanOf(3, 8, 5, 5, 3, 1);

        // 8 -> 0, 5 -> 1, 5 -> 2, then 3 -> 1 (5 + 3), 3 -> 2 (5 + 3), 1 -> 0 of three with 8.
        Partition.OwnersOf(plan, 3).Should().Equal(1, 0, 1, 2, 2, 0);
        Partition.OwnersOf(plan, 1).Should().Equal(0, 0, 0, 0, 0, 0);
        Partition.OwnersOf(plan, 9).Should().Equal(3, 0, 1, 2, 4, 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_real_model_is_balanced_within_its_smallest_kernel(int size)
    {
        Plan plan = Gpt2.ExtraLarge.ToPlan(42, ElementTypes.Float32);
        int[] owners = Partition.OwnersOf(plan, size);
        long[] loads = [.. Enumerable.Range(0, size).Select(
            rank => plan.Weights.Where((_, i) => owners[i] == rank).Sum(weight => weight.ByteCount))];

        loads.Sum().Should().Be(plan.ByteCount);
        (loads.Max() - loads.Min()).Should().BeLessThan(1600 * 1600 * 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(1000)]
    public void Slices_of_every_process_are_the_whole_once(int size)
    {
        ILookup<string, WeightPart> parts = Enumerable.Range(0, size)
            .SelectMany(rank => Partition.PartsOf(SmallModel.Plan, Split.Axis, rank, size))
            .ToLookup(part => part.Weight.Name);

        foreach (PlannedWeight weight in SmallModel.Plan.Weights)
        {
            parts[weight.Name].Sum(part => part.Box.ElementCount).Should().Be(weight.Shape.ElementCount);
            parts[weight.Name].Should().OnlyContain(part => part.Box.IsInside(weight.Shape));
            parts[weight.Name].Select(part => string.Join(",", part.Box.Offset.ToArray()))
                .Should().OnlyHaveUniqueItems().And.NotBeEmpty();
        }
    }

    [Theory]
    [InlineData("embedding", "embedding[34:67, 0:8]")]
    [InlineData("kernel", "kernel[0:16, 14:27]")]
    [InlineData("cube", "cube[0:3, 0:3, 0:5, 3:5]")]
    [InlineData("recurrent", "recurrent[4:8, 0:12]")]
    [InlineData("bias", "bias[14:27]")]
    [InlineData("steps", null)]
    [InlineData("nothing", null)]
    public void The_largest_axis_is_cut_the_first_of_equal_ones(string name, string? second)
    {
        Partition.PartsOf(SmallModel.Plan, Split.Axis, 1, 3)
            .SingleOrDefault(part => part.Weight.Name == name)?.ToString().Should().Be(second);
    }

    private static Plan PlanOf(params long[] sizes) => new("sizes", [.. sizes.Select((size, i) =>
        new PlannedWeight($"w{i}", new Shape(size), ElementTypes.UInt8, true, new Ones()))]);
}
