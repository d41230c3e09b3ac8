using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>What the README shows is what is compiled and run here, and what it names is there.</summary>
public partial class ReadmeTests
{
    private static string Repository { get; } = Path.GetFullPath(Path.Combine(SourceTree.Library, "..", ".."));

    private static string Readme { get; } = File.ReadAllText(Path.Combine(Repository, "README.md"));

    public static TheoryData<string> Pages { get; } =
    [
        .. new[] { "README.md", "samples", "src", "tests" }
            .Select(part => Path.Combine(Repository, part))
            .SelectMany(path => File.Exists(path)
                ? [path]
                : Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Ten_lines_do_what_they_say()
    {
        DenseTensor<float> kernel = new GlorotUniform(seed: 42).Initialize([784, 256]);   // the fans come from the shape
        DenseTensor<Half> half = new HeNormal(seed: 7).Initialize<Half>([3, 3, 64, 128]); // float, double, Half, BFloat16
        float[] bias = new float[256];
        new Zeros().Fill([256], bias.AsSpan());                                           // your memory, nothing allocated
        new HeNormal(seed: 7).Fill([50_000, 4_096], start: 150_000_000, bias.AsSpan());   // one run of a large tensor, alone
        Box columns = Box.Whole([4096, 11008]).Part(axis: 1, index: 3, count: 8);         // what rank 3 of 8 holds of a kernel:
        DenseTensor<float> shard = new HeNormal(seed: 7).InitializeBox([4096, 11008], columns); // the bits of the whole's columns
        Initializer? read = KerasConfig.Get("glorot_uniform");                            // names, aliases, Keras JSON
        Console.WriteLine(KerasConfig.ToJson(new VarianceScaling(2.0, FanMode.FanOut, seed: 1)));

        float limit = (float)Math.Sqrt(6.0 / (784 + 256));
        kernel.Span.ToArray().Max(Math.Abs).Should().BeInRange(0.999f * limit, limit);
        kernel.Reshape([256, 784])[0, 300].Should().Be(kernel[1, 44]);
        kernel.ToMatrix()[3, 5].Should().Be(kernel[3, 5]);
        kernel.AsTensorSpan()[3, 5].Should().Be(kernel[3, 5]);
        half.Length.Should().Be(3 * 3 * 64 * 128);
        bias.Should().OnlyHaveUniqueItems().And.OnlyContain(value => Math.Abs(value) < 0.0144f);
        shard.Shape.Should().Be(new Shape(4096, 1376));
        float[] row = new float[1376];
        new HeNormal(seed: 7).Fill([4096, 11008], (11008 * 4095) + (3 * 1376), row.AsSpan());
        shard.Span[^1376..].ToArray().Should().Equal(row);
        read.Should().BeOfType<GlorotUniform>();
    }

    [Fact]
    public void Layers_of_other_frameworks_do_what_they_say()
    {
        var weight = new HeNormal(seed: 7).InLayout(KernelLayout.OutIn).Initialize([128, 64, 3, 3]);   // OIHW: right fans, Keras's numbers
        var gates = new Blocks(axis: 1, [new GlorotUniform(1), new GlorotUniform(2), new GlorotUniform(3), new GlorotUniform(4)]);
        Seed seed = new Seed(42).Derive("decoder/layers.0/kernel");                // a seed of its own for each weight, by its name
        var swish = new VarianceScaling(Math.Pow(Gain.Of(x => x / (1 + Math.Exp(-x))), 2), seed: seed);   // what keeps a signal's size

        weight[5, 4, 1, 2].Should().Be(new HeNormal(seed: 7).Initialize([3, 3, 64, 128])[1, 2, 4, 5]);
        gates.Initialize([8, 16]).Length.Should().Be(128);
        swish.Scale.Should().BeApproximately(1.676532 * 1.676532, 1e-5);
    }

    [Fact]
    public void A_class_of_ones_own_travels()
    {
        InitializerRegistry registry = InitializerRegistry.Default.With(
            config => new NoisyIdentity(config.Number("stddev"), config.Seed()), package: "my_package");

        NoisyIdentity original = new NoisyIdentity(0.1).WithSeed(3);
        Initializer read = KerasConfig.Deserialize(KerasConfig.ToJson(original, registry), registry);

        read.Should().BeOfType<NoisyIdentity>();
        read.Initialize([4, 5]).ToArray().Should().Equal(original.Initialize([4, 5]).ToArray());
        original.ToString().Should().Be("new NoisyIdentity(seed: 3, stddev: 0.1)");
    }

    [Fact]
    public void The_packages_own_page_shows_the_same_code()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Library, "README.md"));

        CodeBlock().Matches(page).Should().ContainSingle()
            .Which.Value.Should().Be(CodeBlock().Match(Readme).Value);
        page.Should().NotContain("](", "links inside the package lead nowhere");
    }

    [Fact]
    public void Code_of_the_README_is_the_code_of_this_file()
    {
        string source = Squeeze(File.ReadAllText(Path.Combine(SourceTree.Tests, "ReadmeTests.cs")));
        MatchCollection blocks = CodeBlock().Matches(Readme);
        blocks.Should().HaveCount(4);
        foreach (Match block in blocks)
        {
            IEnumerable<string> lines = block.Groups[1].Value.Split('\n')
                .Where(line => !line.StartsWith("using ", StringComparison.Ordinal));
            source.Should().Contain(Squeeze(string.Join('\n', lines)));
        }
    }

    [Fact]
    public void NoisyIdentity_has_ones_on_the_diagonal_and_noise_elsewhere()
    {
        Shape shape = [2, 3, 4];
        DenseTensor<float> noise = new RandomNormal(0, 0.01, seed: 5).Initialize(shape);
        DenseTensor<float> tensor = new NoisyIdentity(0.01, seed: 5).Initialize(shape);
        for (int i = 0; i < 2; i++)
        {
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 4; column++)
                {
                    tensor[i, row, column].Should().Be(row == column ? 1f : noise[i, row, column]);
                }
            }
        }
    }

    [Fact]
    public void NoisyIdentity_gives_runs_that_are_slices()
    {
        Shape shape = [2, 3, 4];
        float[] whole = new NoisyIdentity(0.01, seed: 5).Initialize(shape).ToArray();
        for (int start = 0; start <= whole.Length; start++)
        {
            for (int length = 0; start + length <= whole.Length; length++)
            {
                float[] run = new float[length];
                new NoisyIdentity(0.01, seed: 5).Fill(shape, start, run.AsSpan());
                run.Should().Equal(whole[start..(start + length)]);
            }
        }
    }

    [Fact]
    public void Classes_and_members_of_the_table_exist()
    {
        Type[] types = typeof(Initializer).Assembly.GetExportedTypes();
        string table = Readme[Readme.IndexOf("## Keras to C#", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("###", StringComparison.Ordinal)];
        HashSet<string> seen = [];
        foreach (string row in table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
            MatchCollection names = Name().Matches(cells[2] == "the same" ? cells[1] : cells[2]);
            names.Should().NotBeEmpty(row);
            foreach (Match name in names)
            {
                Type? type = types.SingleOrDefault(type => type.Name == name.Groups["type"].Value);
                type.Should().NotBeNull(name.Value);
                seen.Add(type!.Name);
                if (name.Groups["member"].Success)
                {
                    type.GetMember(name.Groups["member"].Value).Should().NotBeEmpty(name.Value);
                }
                else if (name.Groups["arguments"].Success)
                {
                    string[] arguments = name.Groups["arguments"].Value.Split(", ");
                    type.GetConstructors().Should().Contain(
                        constructor => arguments.SequenceEqual(
                            constructor.GetParameters().Take(arguments.Length).Select(parameter => parameter.Name!)),
                        name.Value);
                }
            }
        }

        // And nothing is left out that Keras has.
        seen.Should().Contain(KerasConfig.Get("zeros")!.GetType().Name).And.Contain(types
            .Where(type => type.IsSubclassOf(typeof(Initializer)) && !type.IsAbstract && !type.IsGenericType)
            .Where(type => type != typeof(Blocks) && type != typeof(LayoutInitializer))
            .Select(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_point_to_files_of_the_repository(string page)
    {
        string path = Path.Combine(Repository, page);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            string target = link.Groups[1].Value;
            if (!target.StartsWith("http", StringComparison.Ordinal))
            {
                Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)).Should().BeTrue($"{page} links to {target}");
            }
        }
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"`(?<type>[A-Z]\w*)(\.(?<member>\w+))?(\((?<arguments>[^)]*)\))?`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\]\(([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    private static string Squeeze(string text) => string.Join(
        '\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    /// <summary>Holds the one line the README prints.</summary>
    private static class Console
    {
        internal static void WriteLine(string line) => line.Should().Be(
            """{"module": "keras.initializers", "class_name": "VarianceScaling", "config": {"seed": 1, "scale": 2.0, "mode": "fan_out", "distribution": "truncated_normal", "input_axes": null, "output_axes": null}, "registered_name": null}""");
    }
}

/// <summary>One on the diagonal of the last two axes, small noise elsewhere.</summary>
public sealed class NoisyIdentity(double stddev, Seed seed = default) : RandomInitializer(seed)
{
    public override JsonObject GetConfig()
    {
        JsonObject config = base.GetConfig();
        config["stddev"] = stddev;
        return config;
    }

    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        Draw(Distribution.Normal(0, stddev), request, destination);
        long rows = request.Shape[request.Shape.Rank - 2], columns = request.Shape[request.Shape.Rank - 1];
        for (int i = 0; i < destination.Length; i++)
        {
            long flat = request.Start + i;
            if (flat % columns == flat / columns % rows)
            {
                destination[i] = Element.FromDouble<T>(1);
            }
        }
    }
}
