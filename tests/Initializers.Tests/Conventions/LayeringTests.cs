using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>
/// References go one way, from a folder to those that stand before it here, and so in no circle. The compiler does not say so,
/// because code in a namespace sees the types of the namespace around it.
/// </summary>
public partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Tensors"] = [],
        ["Lanes"] = [],
        ["Printing"] = ["Tensors"],
        ["Functions"] = ["Lanes"],
        ["BitGenerators"] = ["Lanes"],
        ["Filling"] = ["Tensors", "Lanes"],
        ["LinearAlgebra"] = ["Lanes", "Filling"],
        ["Fourier"] = ["Tensors", "Functions", "Filling"],
        ["Sampling"] = ["Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "Fourier"],
        ["Sampling/TensorFlow"] = ["Sampling", "Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "Fourier"],
        ["Sampling/Jax"] = ["Sampling", "Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "Fourier"],
        ["Sampling/NumPy"] = ["Sampling", "Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "Fourier"],
        ["Sampling/Torch"] = ["Sampling", "Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "Fourier"],
        [""] =
        [
            "Tensors", "Lanes", "Printing", "BitGenerators", "Filling", "LinearAlgebra", "Fourier", "Sampling",
            "Sampling/TensorFlow", "Sampling/Jax", "Sampling/NumPy", "Sampling/Torch",
        ],
        ["PyTorch/Drawing"] = ["Tensors", "Functions", "Sampling/Torch"],
        ["PyTorch"] =
        [
            "PyTorch/Drawing", "", "Tensors", "Lanes", "Functions", "BitGenerators", "Filling", "LinearAlgebra", "Sampling",
            "Sampling/Torch",
        ],
        ["Serialization"] = ["", "Tensors", "Printing", "Fourier", "Sampling"],
    };

    private const int MostFiles = 17;

    // Members that bear the name of a class above: the enum value and factory of a distribution, the pair's first number, the
    // generators' blocks of words.
    private static readonly HashSet<(string File, string Name)> Members =
    [
        ("Sampling/Distribution.cs", "TruncatedNormal"),
        ("Sampling/SeedPair.cs", "Seed"),
        ("Sampling/DistributionRules.cs", "TruncatedNormal"),
        ("BitGenerators/Philox4x32.Vectorized.cs", "Blocks"),
        ("BitGenerators/Threefry2x32.Vectorized.cs", "Blocks"),
    ];

    [Fact]
    public void No_file_names_a_type_of_a_layer_above_it()
    {
        ILookup<string, string> types = SourceTree.LibraryFiles()
            .Where(file => !file.EndsWith(".Printing.cs", StringComparison.Ordinal) && !file.EndsWith("/Bindings.cs", StringComparison.Ordinal))
            .SelectMany(file => TypesIn(Code(file)).Select(type => (Layer: LayerOf(file), Type: type)))
            .ToLookup(pair => pair.Layer, pair => pair.Type);
        List<string> violations = [];
        foreach (string file in SourceTree.LibraryFiles().Where(static file => !file.EndsWith("/Bindings.cs", StringComparison.Ordinal)))
        {
            string layer = LayerOf(file);
            Allowed.Should().ContainKey(layer, "{0} lies in a folder without a place in the layers", file);
            string code = Code(file);
            HashSet<string> words = [.. Word().Matches(code).Select(match => match.Value)];
            HashSet<string> own = [.. types[layer]];
            foreach (string other in Allowed.Keys.Where(other => other != layer && !Allowed[layer].Contains(other)))
            {
                violations.AddRange(types[other].Distinct().Where(
                        type => words.Contains(type) && !own.Contains(type) && !Members.Contains((file, type)))
                    .Select(type => $"{file} names {type} of {(other.Length == 0 ? "the root" : other)}"));
                if (other.Length > 0 && code.Contains($"Initializers.{other.Replace('/', '.')};", StringComparison.Ordinal))
                {
                    violations.Add($"{file} uses the namespace of {other}");
                }
            }
        }

        string.Join('\n', violations).Should().BeEmpty();
    }

    [Fact]
    public void The_layers_have_no_circle()
    {
        foreach (string layer in Allowed.Keys)
        {
            Below(layer).Should().NotContain(layer);
        }
    }

    [Fact]
    public void Internal_types_have_the_namespace_of_their_folder()
    {
        foreach (string file in SourceTree.LibraryFiles())
        {
            string code = Code(file);
            string folder = Path.GetDirectoryName(file)!.Replace('\\', '/').Replace('/', '.');
            string name = folder.Length == 0 ? "Initializers" : $"Initializers.{folder}";
            bool isPublic = Regex.IsMatch(code, @"^public ", RegexOptions.Multiline);
            string expected = isPublic ? $"{Regex.Escape(name)}|Initializers|Initializers\\.Tensors" : Regex.Escape(name);
            code.Should().MatchRegex($@"(^|\n)namespace ({expected});", "{0} lies there", file);
        }
    }

    [Fact]
    public void No_folder_but_the_root_has_more_files_than_a_reader_takes_in()
    {
        SourceTree.LibraryFiles().GroupBy(file => Path.GetDirectoryName(file)!)
            .Where(files => files.Key.Length > 0 && files.Count() > MostFiles)
            .Select(files => $"{files.Key}: {files.Count()}").Should().BeEmpty();
    }

    [Fact]
    public void Only_Lanes_names_instruction_sets()
    {
        SourceTree.LibraryFiles().Where(file => LayerOf(file) != "Lanes")
            .Where(file => InstructionSet().IsMatch(Code(file))).Should().BeEmpty();
    }

    [Fact]
    public void No_result_comes_from_the_platforms_mathematics()
    {
        SourceTree.LibraryFiles().Where(file => PlatformFunction().IsMatch(Code(file))).Should().BeEmpty();
    }

    private static IEnumerable<string> Below(string layer) =>
        Allowed[layer].SelectMany(other => Below(other).Append(other));

    private static string LayerOf(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');

    private static IEnumerable<string> TypesIn(string code) =>
        Declaration().Matches(code).Select(match => match.Groups["name"].Value);

    // Comments and strings may say what they like.
    private static string Code(string file) =>
        Ignored().Replace(File.ReadAllText(Path.Combine(SourceTree.Library, file)), " ");

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\]|\\.)+'""", RegexOptions.Singleline)]
    private static partial Regex Ignored();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+(?<name>[A-Z]\w*)(?=[\s<(:;{])")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?=\s*[(.<>\[\])?,;{]|\s+[\w?])")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:Sse\d*|Ssse3|Avx\w*|AdvSimd|Fma|X86|Arm|WasmBase)\b")]
    private static partial Regex InstructionSet();

    [GeneratedRegex(@"\bMathF?\.(?:Log\w*|Sin\w*|Cos\w*|Tan\w*|Exp\w*|Pow|Cbrt|Acos\w*|Asin\w*|Atan\w*|Sinh|Cosh|Tanh)\(")]
    private static partial Regex PlatformFunction();
}
