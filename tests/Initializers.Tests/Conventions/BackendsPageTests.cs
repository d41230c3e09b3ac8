using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>The pages about backends and draws claim nothing without a test, and their tests exist.</summary>
public partial class BackendsPageTests
{
    private const string TestsColumn = "| proof |";

    private static string[] Lines { get; } =
    [
        .. File.ReadAllLines(Path.Combine(SourceTree.Library, "Design", "0005-backends.md")),
        .. File.ReadAllLines(Path.Combine(SourceTree.Library, "Design", "0009-draw-order.md")),
        .. File.ReadAllLines(Path.Combine(SourceTree.Library, "Design", "0010-pytorch.md")),
    ];

    [Fact]
    public void Tests_that_the_pages_name_exist()
    {
        string root = Path.GetFullPath(Path.Combine(SourceTree.Tests, ".."));
        // The tests of two samples may have a file of the same name.
        Dictionary<string, string> sources = Directory
            .EnumerateFiles(root, "*Tests.cs", SearchOption.AllDirectories)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(files => files.Key, files => string.Join('\n', files.Select(File.ReadAllText)));
        int compared = 0;
        foreach (Match test in TestName().Matches(string.Join('\n', Lines)))
        {
            sources.Should().ContainKey(test.Groups["class"].Value);
            sources[test.Groups["class"].Value].Should().MatchRegex($@"public void {test.Groups["method"].Value}\(");
            compared++;
        }

        compared.Should().BeGreaterThan(40);
    }

    [Fact]
    public void Every_row_of_a_table_with_proofs_names_a_test()
    {
        int rows = 0;
        for (int i = 0; i < Lines.Length; i++)
        {
            if (!Lines[i].EndsWith(TestsColumn, StringComparison.Ordinal))
            {
                continue;
            }

            for (i += 2; i < Lines.Length && Lines[i].StartsWith('|'); i++)
            {
                TestName().IsMatch(Lines[i].Split('|')[^2]).Should().BeTrue(Lines[i]);
                rows++;
            }
        }

        rows.Should().BeGreaterThan(20);
    }

    [Fact]
    public void Every_backend_is_on_the_page()
    {
        string page = string.Join('\n', Lines);
        foreach (Backend backend in Backend.All)
        {
            page.Should().Contain($"| `{backend.Name}` |");
        }
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
