using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.Lanes;
using Xunit;
using Contract = Initializers.Tests.Lanes.LanesContract<
    Initializers.Lanes.Lanes256,
    System.Runtime.Intrinsics.Vector256<ulong>,
    System.Runtime.Intrinsics.Vector256<double>,
    System.Runtime.Intrinsics.Vector256<float>>;

namespace Initializers.Tests.Lanes;

public class Lanes256Tests
{
    [Fact]
    public void Count_is_the_number_of_64_bit_lanes() => Lanes256.Count.Should().Be(Vector256<ulong>.Count).And.Be(4);

    [Fact]
    public void Word_operations_are_lane_wise() => Contract.WordOperationsAreLaneWise();

    [Fact]
    public void Double_operations_are_lane_wise() => Contract.DoubleOperationsAreLaneWise();

    [Fact]
    public void Single_operations_are_lane_wise() => Contract.SingleOperationsAreLaneWise();

    [Fact]
    public void Casts_keep_the_bits() => Contract.CastsKeepTheBits();

    [Fact]
    public void MultiplyAdd_rounds_once_or_twice() => Contract.MultiplyAddRoundsOnceOrTwice();

    [Fact]
    public void LookUpPairs_reads_both_numbers_of_each_pair() => Contract.LookUpPairsReadsBothNumbersOfEachPair();

    [Fact]
    public void Zips_of_lanes_in_zip_order_are_in_memory_order() => Contract.ZipsOfLanesInZipOrderAreInMemoryOrder();

    [Fact]
    public void Interleaved_pairs_of_lanes_in_pair_order_are_in_memory_order() =>
        Contract.InterleavedPairsOfLanesInPairOrderAreInMemoryOrder();
}
