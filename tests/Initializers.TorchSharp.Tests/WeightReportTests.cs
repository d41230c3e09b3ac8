using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Torch.Tests;

public class WeightReportTests
{
    [Fact]
    public void A_report_is_a_table_and_its_sum()
    {
        WeightReport report = new(
            [
                new("wte.weight", [50257, 768], ElementTypes.Float32, "new RandomNormal(seed: 7)"),
                new("h.0.bias", [768], ElementTypes.BFloat16, null),
                new("steps", [], ElementTypes.None, null),
                new("lm_head.weight", [50257, 768], ElementTypes.Float32, null, "wte.weight"),
            ],
            ["*.biass"],
            sharedSeeds: 2);

        report.ToString().Should().Be(
            """
            wte.weight      (50257, 768)  float32   new RandomNormal(seed: 7)
            h.0.bias        (768,)        bfloat16  left as it was
            steps           ()            -         left as it was
            lm_head.weight  (50257, 768)  float32   tied to wte.weight
            4 parameters: 1 filled, 1 tied, 2 left.
            No parameter matches *.biass.
            2 parameters share the seed of one before them.

            """);
        report.Left.Should().Equal("h.0.bias", "steps");
        report.UnusedRules.Should().Equal("*.biass");
        report.Should().HaveCount(4);
        report[3].TiedTo.Should().Be("wte.weight");
    }

    [Fact]
    public void A_model_without_parameters_has_a_report() =>
        new WeightReport([], [], 0).ToString().Should().Be("0 parameters: 0 filled, 0 tied, 0 left.\n");
}
