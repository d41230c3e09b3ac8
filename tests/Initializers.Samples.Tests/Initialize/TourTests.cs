using System.IO;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.Initialize;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Spectre.Console;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class TourTests
{
    [Fact]
    public void The_tour_fills_ResNet50_and_says_what_its_digests_were_compared_with()
    {
        using TemporaryFolder folder = new();
        using StringWriter output = new();

        int exitCode = Tour.Run(Terminal.Create(output), folder.File(""), CancellationToken.None);

        exitCode.Should().Be(0);
        folder.Files.Should().Equal("resnet50.safetensors");
        output.ToString().Should().Contain("320 weights, 25,636,712 values, 102,546,848 bytes")
            .And.Contain("All 320 SHA-256 digests are equal")
            .And.Contain("The expected digests are those of real Keras 3.16 on this backend");
        using SafetensorsReader reader = new(folder.File("resnet50.safetensors"));
        reader.Entries.Should().HaveCount(320);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Every_line_of_the_first_screen_fits(int width)
    {
        using StringWriter output = new();
        IAnsiConsole console = Terminal.Create(output);
        console.Profile.Width = width;

        Tour.ShowInitializers(console);

        string[] lines = [.. output.ToString().Split('\n').Select(line => line.TrimEnd())];
        lines.Should().OnlyContain(line => line.Length <= width);
        foreach (string name in (string[])["Zeros", "Constant", "STFT", "GlorotUniform", "Orthogonal"])
        {
            lines.Count(line => line.TrimStart().StartsWith(name, System.StringComparison.Ordinal)).Should().Be(1);
        }

        lines.Length.Should().BeLessThan(24);
    }
}
