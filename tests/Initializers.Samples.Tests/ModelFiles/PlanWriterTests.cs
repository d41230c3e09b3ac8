using System.Linq;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class PlanWriterTests
{
    private static readonly Plan Plan = new(
        "a \"small\" model",
        [
            new("w/ü", [3, 4], ElementTypes.BFloat16, true, new VarianceScaling(2.0, FanMode.FanOut, seed: 7)),
            new("steps", [], ElementTypes.Int64, false, new Zeros()),
        ]);

    [Fact]
    public void A_weight_is_one_line()
    {
        PlanWriter.ToLines(Plan).Last().Should().Be(
            """{"name":"steps","shape":[],"dtype":"int64","trainable":false,"initializer":{"module":"keras.initializers","class_name":"Zeros","config":{},"registered_name":null}}""");
    }

    [Fact]
    public void A_plan_reads_back()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("p.json");

        PlanWriter.Write(Plan, "made for a test", path);

        Plan read = PlanReader.Read(path);
        read.Model.Should().Be(Plan.Model);
        PlanWriter.ToLines(read).Should().Equal(PlanWriter.ToLines(Plan));
        System.IO.File.ReadAllText(path).Should().Contain("\"provenance\": \"made for a test\"")
            .And.Contain("\"parameters\": 13");
    }
}
