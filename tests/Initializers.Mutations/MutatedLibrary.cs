using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Initializers.Mutations;

/// <summary>The library with all mutants of some of its files compiled in.</summary>
internal static class MutatedLibrary
{
    private const string Switch = """
        internal static class Mutants
        {
            internal static int Active = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "0");
            internal static bool[]? Hits;

            internal static bool Is(int id)
            {
                if (Hits is not null)
                {
                    Hits[id] = true;
                }

                return id == Active;
            }
        }
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    /// <summary>Writes the library to a path and gives its mutants; those that do not compile are left out.</summary>
    internal static IReadOnlyList<Mutant> Write(string library, Func<string, bool> isMutated, string path, IReadOnlyList<Handmade> handmade)
    {
        (string Name, SyntaxTree Tree)[] sources = [.. Sources(library, handmade)];
        List<Mutant> byHand = [.. handmade.Select((mutant, i) => mutant.ToMutant(i + 1))];
        HashSet<int> dropped = [];
        while (true)
        {
            List<Mutant> mutants = [];
            List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(Switch, Language)];
            int id = 0;
            foreach ((string name, SyntaxTree tree) in sources)
            {
                Mutator mutator = new(name, dropped, () => ++id);
                trees.Add(isMutated(name)
                    ? CSharpSyntaxTree.ParseText(mutator.Visit(tree.GetRoot())!.ToFullString(), Language, name, Encoding.UTF8)
                    : tree);
                mutants.AddRange(mutator.Mutants);
            }

            CSharpCompilation compilation = CSharpCompilation.Create(
                "Initializers",
                trees,
                References(),
                new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
                    nullableContextOptions: NullableContextOptions.Enable));
            EmitResult result;
            using (FileStream file = File.Create(path))
            {
                result = compilation.Emit(file);
            }

            if (result.Success)
            {
                return mutants.Count == 0 ? byHand : mutants;
            }

            int before = dropped.Count;
            foreach (Diagnostic error in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            {
                dropped.UnionWith(Causes(error));
            }

            if (dropped.Count == before)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics
                    .Where(d => d.Severity == DiagnosticSeverity.Error)));
            }

            Console.WriteLine($"{dropped.Count} mutants do not compile and are left out");
        }
    }

    /// <summary>The switch that the error lies behind, or all of the member, where leaving something out is the cause.</summary>
    private static IEnumerable<int> Causes(Diagnostic error)
    {
        SyntaxNode node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan);
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            ExpressionSyntax? condition = ancestor switch
            {
                ConditionalExpressionSyntax conditional => conditional.Condition,
                IfStatementSyntax branch => branch.Condition,
                _ => null,
            };
            if (condition is not null && IdOf(condition) is { } id)
            {
                return [id];
            }

            if (ancestor is MemberDeclarationSyntax)
            {
                return ancestor.DescendantNodes().OfType<IfStatementSyntax>().Select(branch => IdOf(branch.Condition))
                    .Concat(ancestor.DescendantNodes().OfType<ConditionalExpressionSyntax>().Select(c => IdOf(c.Condition)))
                    .OfType<int>();
            }
        }

        return [];
    }

    private static int? IdOf(ExpressionSyntax condition)
    {
        string text = condition.ToString().TrimStart('!');
        const string start = "global::Mutants.Is(";
        return text.StartsWith(start, StringComparison.Ordinal) && text.IndexOf(')') == text.Length - 1
            ? int.Parse(text[start.Length..^1])
            : null;
    }

    private static IEnumerable<(string Name, SyntaxTree Tree)> Sources(string library, IReadOnlyList<Handmade> handmade)
    {
        foreach (string file in Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(library, file).Replace('\\', '/');
            if (!name.StartsWith("bin/", StringComparison.Ordinal)
                && (!name.StartsWith("obj/", StringComparison.Ordinal) || name == "obj/Release/net10.0/Initializers.AssemblyInfo.cs"))
            {
                yield return (name, CSharpSyntaxTree.ParseText(
                    Handmade.Apply(handmade, name, File.ReadAllText(file)), Language, name, Encoding.UTF8));
            }
        }
    }

    // What this program runs on: the framework and the packages beside it.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("Initializers.dll" or "Initializers.Tests.dll" or "Initializers.Mutations.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
}
