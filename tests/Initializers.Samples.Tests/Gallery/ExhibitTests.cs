using System.Linq;
using FluentAssertions;
using Initializers.Samples.Gallery;
using Xunit;

namespace Initializers.Samples.Tests.Gallery;

public class ExhibitTests
{
    private static readonly Caption Caption = new("Name", "formula", "numbers", "");

    [Fact]
    public void Every_initializer_of_the_library_is_shown()
    {
        // Those that wrap what a user gives have no values of their own.
        string[] names =
        [
            .. typeof(Initializer).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Initializer)) && !type.IsAbstract && !type.IsGenericType)
                .Except([typeof(LayoutInitializer), typeof(Blocks)])
                .Select(type => type.Name),
        ];

        Exhibits.All(64, 1).Select(exhibit => exhibit.Caption.Name).Should().BeEquivalentTo(names);
    }

    [Theory]
    [InlineData("Zeros", "zeros.png")]
    [InlineData("HeNormal", "he_normal.png")]
    [InlineData("STFT", "stft.png")]
    public void A_picture_is_named_as_Keras_names_the_initializer(string name, string file) =>
        FileName.Of(name).Should().Be(file);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1.05, false)]
    public void A_spread_that_is_off_by_a_twentieth_does_not_fit(double factor, bool isFit)
    {
        DensityExhibit exhibit = new(Caption, new RandomNormal(seed: 1), [256, 128], Distribution.Normal(0, .05 * factor));

        exhibit.Finding.IsFit.Should().Be(isFit);
    }

    [Fact]
    public void A_missing_cut_does_not_fit() =>
        new DensityExhibit(Caption, new RandomNormal(seed: 1), [256, 128], Distribution.TruncatedNormal(0, .05))
            .Finding.IsFit.Should().BeFalse();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(.25, 24)]
    public void Values_in_the_wrong_number_of_places_are_counted(double shareOfOnes, int differing)
    {
        MassExhibit exhibit = new(
            Caption, new Zeros(), [16, 6], new() { [0] = 1 - shareOfOnes, [1] = shareOfOnes });

        exhibit.Finding.Fit.Should().Be($"{differing} values differ");
        exhibit.Finding.IsFit.Should().Be(differing == 0);
    }
}
