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
/// References go one way: Numerics and Tensors, then BitGenerators, then Sampling, then the initializers, then
/// Serialization. The compiler does not say so, because code in a namespace sees the types of the namespace around it.
/// </summary>
public partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Numerics"] = ["Tensors"],
        ["Tensors"] = ["Numerics"],
        ["BitGenerators"] = ["Numerics", "Tensors"],
        ["Sampling"] = ["BitGenerators", "Numerics", "Tensors"],
        [""] = ["Sampling", "BitGenerators", "Numerics", "Tensors"],
        ["Serialization"] = ["", "Sampling", "BitGenerators", "Numerics", "Tensors"],
    };

    // Members that bear the name of a class above: the enum value and factory of a distribution, the pair's first number.
    private static readonly HashSet<(string File, string Name)> Members =
    [
        ("Sampling/Distribution.cs", "TruncatedNormal"),
        ("Sampling/SeedPair.cs", "Seed"),
    ];

    [Fact]
    public void No_file_names_a_type_of_a_layer_above_it()
    {
        ILookup<string, string> types = SourceTree.LibraryFiles()
            .SelectMany(file => TypesIn(Code(file)).Select(type => (Layer: LayerOf(file), Type: type)))
            .ToLookup(pair => pair.Layer, pair => pair.Type);
        List<string> violations = [];
        foreach (string file in SourceTree.LibraryFiles())
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
                if (other.Length > 0 && code.Contains($"Initializers.{other};", StringComparison.Ordinal))
                {
                    violations.Add($"{file} uses the namespace of {other}");
                }
            }
        }

        string.Join('\n', violations).Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        foreach (string file in SourceTree.LibraryFiles())
        {
            string folder = Path.GetDirectoryName(file)!.Replace('\\', '/').Replace('/', '.');
            string name = folder.Length == 0 ? "Initializers" : $"Initializers.{folder}";
            Code(file).Should().MatchRegex($@"(^|\n)namespace {Regex.Escape(name)};", "{0} lies there", file);
        }
    }

    [Fact]
    public void Only_Numerics_names_instruction_sets()
    {
        SourceTree.LibraryFiles().Where(file => LayerOf(file) != "Numerics")
            .Where(file => InstructionSet().IsMatch(Code(file))).Should().BeEmpty();
    }

    [Fact]
    public void No_result_comes_from_the_platforms_mathematics()
    {
        SourceTree.LibraryFiles().Where(file => PlatformFunction().IsMatch(Code(file))).Should().BeEmpty();
    }

    private static string LayerOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : "";

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
