using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tests.Support;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

[Collection(Libtorch.Collection)]
public partial class ReadmeTests
{
    public ReadmeTests() => Libtorch.Require();

    [Fact]
    public void The_packages_page_does_what_it_says()
    {
        using Sequential model = nn.Sequential(
            ("embed", nn.Embedding(1000, 64, padding_idx: 0)), ("fc", nn.Linear(64, 100)), ("head", nn.Linear(100, 10)));

        // One tensor: the fans of [out, in], the numbers that Keras gives the same layer.
        Linear fc = (Linear)model[1];
        fc.weight!.Initialize(new HeNormal(seed: 7));

        // A whole model: the first rule that matches wins, and every parameter draws from the seed of its name.
        WeightPlan plan = new WeightPlan(seed: 42)
        {
            { "*.bias", new Zeros() },
            { typeof(Embedding), "weight", new RandomNormal(0, 0.02) },
            { "*", new GlorotUniform() },
        }.Pad("embed.weight", row: 0);
        model.Initialize(plan, out WeightReport report);
        Console.WriteLine(report);

        // As PyTorch itself: torch.manual_seed(42); model = Net(); and what Net does by hand.
        TorchGenerator generator = new(42);
        model.ResetParameters(generator);
        TorchInit.TruncNormal(fc.weight!, generator, std: 0.02);

        report.Select(static line => line.Name)
            .Should().Equal("embed.weight", "fc.weight", "fc.bias", "head.weight", "head.bias");
        report.Left.Should().BeEmpty();
        fc.weight!.std().item<float>().Should().BeApproximately(0.02f, 0.001f);
    }

    [Fact]
    public void The_packages_page_shows_the_code_above()
    {
        string folder = Path.Combine(SourceTree.Library, "..", "Initializers.TorchSharp");
        string page = File.ReadAllText(Path.Combine(folder, "README.md"));
        string source = Squeeze(File.ReadAllText(Path.Combine(
            SourceTree.Tests, "..", "Initializers.TorchSharp.Tests", "Libtorch", "ReadmeTests.cs")));

        string code = CodeBlock().Matches(page).Should().ContainSingle().Which.Groups[1].Value;
        string[] lines = [.. code.Split('\n').Where(static line => !Import().IsMatch(line))];
        source.Should().Contain(Squeeze(string.Join('\n', lines)));
        page.Should().NotContain("](", "links inside the package lead nowhere");
    }

    private static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^using [\w. ]+;$")]
    private static partial Regex Import();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
