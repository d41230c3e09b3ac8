using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Digits.Data;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class DigitFileTests
{
    private static readonly string Blank = string.Concat(Enumerable.Repeat("0,", 64));

    [Fact]
    public void The_file_has_all_digits_in_about_equal_numbers()
    {
        DigitData digits = DigitFile.Read();

        digits.Train.Count.Should().Be(1348);
        digits.Test.Count.Should().Be(449);
        digits.Train.Images.Enumerate().Min().Should().Be(-1);
        digits.Train.Images.Enumerate().Max().Should().Be(1);
        digits.Train.Labels.Concat(digits.Test.Labels).GroupBy(label => label).Select(group => group.Count())
            .Should().HaveCount(10).And.OnlyContain(count => count >= 174 && count <= 183);
    }

    [Fact]
    public void Every_fourth_line_is_for_the_test()
    {
        string text = string.Join('\n', Enumerable.Range(0, 9).Select(i => Blank + i));

        DigitData digits = DigitFile.Read(new StringReader(text));

        digits.Test.Labels.Should().Equal(3, 7);
        digits.Train.Labels.Should().Equal(0, 1, 2, 4, 5, 6, 8);
    }

    [Fact]
    public void Pick_takes_images_with_their_labels()
    {
        DigitSet all = DigitFile.Read().Train;

        DigitSet two = all.Pick([5, 0]);

        two.Labels.Should().Equal(all.Labels[5], all.Labels[0]);
        two.Images.Row(0).Should().Equal(all.Images.Row(5));
        two.Images.Row(1).Should().Equal(all.Images.Row(0));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("{0}10")]
    [InlineData("17,{0}1")]
    [InlineData("{0}1,1")]
    [InlineData("{0}-1")]
    [InlineData("{0}x")]
    public void A_bad_line_is_named(string line)
    {
        string text = $"{Blank}1\n{line.Replace("{0}", Blank, StringComparison.Ordinal)}";

        ((Action)(() => DigitFile.Read(new StringReader(text)))).Should().Throw<InvalidDataException>()
            .WithMessage("line 2 must be 64 grey values from 0 to 16 and a digit.");
    }
}
