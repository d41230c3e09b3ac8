using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Initializers.Mutations;

/// <summary>The process that has the mutated library loaded: finds which tests come across a mutant, and runs them.</summary>
internal sealed class Worker(IReadOnlyList<Mutant> mutants)
{
    private static readonly Type Switch = Assembly.Load("Initializers").GetType("Mutants")!;
    private static readonly FieldInfo Active = Switch.GetField("Active", BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly FieldInfo HitsField = Switch.GetField("Hits", BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly List<TestCase> _cases = TestCase.All(Assembly.Load("Initializers.Tests")).GetAwaiter().GetResult();

    /// <summary>Runs every test with no mutant on, and writes what each comes across.</summary>
    internal void Cover(string path)
    {
        using StreamWriter lines = new(path);
        foreach (TestCase test in _cases.Where(test => test.Passes()))
        {
            bool[] hits = new bool[mutants.Max(mutant => mutant.Id) + 1];
            HitsField.SetValue(null, hits);
            bool passes = test.Passes();
            HitsField.SetValue(null, null);
            if (passes)
            {
                IEnumerable<int> ids = Enumerable.Range(1, hits.Length - 1).Where(id => hits[id]);
                lines.WriteLine($"{_cases.IndexOf(test)}\t{test.Duration.TotalMilliseconds:F2}\t{string.Join(' ', ids)}");
            }
        }
    }

    /// <summary>Turns the mutants on, one after the other, and runs what comes across each until a test fails.</summary>
    internal void Run(string? coverage, IReadOnlyList<Handmade> handmade, IEnumerable<int> ids, TimeSpan limit, bool isFromStart)
    {
        List<(TestCase Test, double Milliseconds)>[] tests = coverage is not null
            ? Read(coverage)
            : [[], .. handmade.Select(mutant => _cases.Where(test => mutant.Tests.IsMatch(test.Class))
                .Select(test => (test, 0.0)).ToList())];
        foreach (int id in ids)
        {
            Mutant mutant = mutants.First(mutant => mutant.Id == id);
            string name = Path.GetFileName(mutant.File).Split('.')[0];
            string home = Path.GetDirectoryName(mutant.File) is { Length: > 0 } folder ? $".{folder.Replace('/', '.')}" : "";
            int Distance(TestCase test) => test.Namespace != $"Initializers.Tests{home}" ? 2
                : test.Class.StartsWith(name, StringComparison.Ordinal) ? 0 : 1;
            Console.WriteLine($"start {id}");
            Active.SetValue(null, id);
            long start = Stopwatch.GetTimestamp();
            IEnumerable<(TestCase Test, double Milliseconds)> candidates = isFromStart
                ? tests[id].Concat(_cases.Where(test => Distance(test) == 0).Select(test => (test, 1e9)))
                : tests[id];
            TestCase? killer = candidates.OrderBy(entry => Distance(entry.Test)).ThenBy(entry => entry.Milliseconds)
                .TakeWhile(_ => Stopwatch.GetElapsedTime(start) < limit)
                .FirstOrDefault(entry => !entry.Test.Passes()).Test;
            Active.SetValue(null, 0);
            Console.WriteLine(killer is not null ? $"killed {id} {killer.Name}"
                : tests[id].Count == 0 && !isFromStart ? $"uncovered {id}" : $"survived {id}");
        }
    }

    private List<(TestCase Test, double Milliseconds)>[] Read(string coverage)
    {
        List<(TestCase, double)>[] tests = new List<(TestCase, double)>[mutants.Max(mutant => mutant.Id) + 1];
        for (int i = 0; i < tests.Length; i++)
        {
            tests[i] = [];
        }

        foreach (string line in File.ReadLines(coverage))
        {
            string[] fields = line.Split('\t');
            foreach (string id in fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                tests[int.Parse(id)].Add((_cases[int.Parse(fields[0])], double.Parse(fields[1])));
            }
        }

        return tests;
    }
}
