using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Initializers.Mutations;

// Makes mutants of the library, small faults, and counts those that no test notices. All mutants are compiled in once, each behind a
// switch; a process loads that library with the tests and turns them on one by one.
//
// prepare <regex of files>   writes the mutated library, and what each test comes across
// run <n> <of> <seconds>     every of-th mutant from the n-th on; of each, the tests that come across it, so many seconds at most
// again <seconds>            the survivors, each in a process of its own, where it is on from the start
// prepare, hand              the mutants of Handmade.tsv, each under its setting
// report                     what was killed, and the survivors
//
// The variable MUTATED names a folder of bin, so that several runs can lie side by side.
string bin = AppContext.BaseDirectory;
string root = bin;
while (!File.Exists(Path.Combine(root, "Initializers.sln")))
{
    root = Path.GetDirectoryName(root)!;
}

string folder = Path.Combine(
    root, "tests", "Initializers.Mutations", "bin", Environment.GetEnvironmentVariable("MUTATED") ?? "mutated");
string list = Path.Combine(folder, "mutants.json");
string coverage = Path.Combine(folder, "coverage.tsv");
string results = Path.Combine(folder, "results.tsv");
IReadOnlyList<Handmade> handmade = Handmade.Read(Path.Combine(root, "tests", "Initializers.Mutations", "Handmade.tsv"));
List<Mutant> mutants = File.Exists(list) ? JsonSerializer.Deserialize<List<Mutant>>(File.ReadAllText(list))! : [];
switch (args[0])
{
    case "prepare":
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(bin, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(bin, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        System.Text.RegularExpressions.Regex files = new(args.ElementAtOrDefault(1) ?? "^$");
        IReadOnlyList<Mutant> made = MutatedLibrary.Write(
            Path.Combine(root, "src", "Initializers"), files.IsMatch, Path.Combine(folder, "Initializers.dll"), args.Length > 1 ? [] : handmade);
        File.WriteAllText(list, JsonSerializer.Serialize(made));
        File.Delete(results);
        Console.WriteLine($"{made.Count} mutants");
        if (args.Length > 1)
        {
            Process.Start("dotnet", [Path.Combine(folder, "Initializers.Mutations.dll"), "cover"]).WaitForExit();
        }

        break;
    case "hand":
        foreach (var setting in handmade.Zip(mutants).GroupBy(pair => pair.First.Setting))
        {
            string variable = setting.Key.Length > 0 ? setting.Key.Split('=')[0] : "NO_SETTING";
            Environment.SetEnvironmentVariable(variable, "0");
            Run([.. setting.Select(pair => pair.Second.Id)], "60", 200);
            Environment.SetEnvironmentVariable(variable, null);
        }

        break;
    case "cover":
        new Worker(mutants).Cover(coverage);
        break;
    case "work":
        new Worker(mutants).Run(
            File.Exists(coverage) ? coverage : null,
            handmade,
            args[2..].Select(int.Parse),
            TimeSpan.FromSeconds(double.Parse(args[1])),
            isFromStart: args.Length == 3);
        break;
    case "run":
        Dictionary<int, string> done = Done();
        int[] chosen = [.. mutants.Where((_, i) => i % int.Parse(args[2]) == int.Parse(args[1])).Select(m => m.Id)];
        Run([.. chosen.Where(id => !done.ContainsKey(id))], args[3], 200);
        break;
    case "again":
        Run([.. Done().Where(entry => entry.Value == "survived").Select(entry => entry.Key)], args[1], 1);
        break;
    default:
        Dictionary<int, string> all = Done();
        foreach (var group in mutants.Where(m => all.ContainsKey(m.Id)).GroupBy(m => Path.GetDirectoryName(m.File)))
        {
            int of = mutants.Count(m => Path.GetDirectoryName(m.File) == group.Key);
            Console.WriteLine($"{group.Key,-20} {group.Count()} of {of} run, "
                + string.Join(", ", group.GroupBy(m => all[m.Id]).Select(g => $"{g.Key} {g.Count()}")));
        }

        foreach (Mutant mutant in mutants.Where(m => all.TryGetValue(m.Id, out string? r) && r is "survived" or "uncovered"))
        {
            Console.WriteLine($"{all[mutant.Id]} {mutant.Id} {mutant.File}:{mutant.Line} {mutant.Change}");
        }

        break;
}

Dictionary<int, string> Done() => File.Exists(results)
    ? File.ReadLines(results).Select(line => line.Split('\t')).GroupBy(f => f[0]).ToDictionary(g => int.Parse(g.Key), g => g.Last()[1])
    : [];

// A mutant that hangs, or takes the process with it, is killed by that; the next process goes on after it.
void Run(List<int> ids, string seconds, int batch)
{
    while (ids.Count > 0)
    {
        int[] now = [.. ids.Take(batch)];
        ProcessStartInfo start = new(
            "dotnet", [Path.Combine(folder, "Initializers.Mutations.dll"), "work", seconds, .. now.Select(id => $"{id}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (batch == 1)
        {
            start.Environment["MUTANT"] = $"{now[0]}";
        }

        using Process worker = Process.Start(start)!;
        worker.ErrorDataReceived += (_, _) => { };
        worker.BeginErrorReadLine();
        int running = 0;
        while (true)
        {
            Task<string?> line = worker.StandardOutput.ReadLineAsync();
            bool isInTime = line.Wait(TimeSpan.FromSeconds(double.Parse(seconds) + 30));
            if (!isInTime)
            {
                worker.Kill();
            }

            string[] words = isInTime && line.Result is { } text ? text.Split(' ') : [];
            if (words.Length == 0)
            {
                if (running != 0)
                {
                    File.AppendAllText(results, $"{running}\t{(isInTime ? "crashed" : "hung")}\n");
                    ids.Remove(running);
                }

                break;
            }

            if (words[0] == "start")
            {
                running = int.Parse(words[1]);
            }
            else
            {
                File.AppendAllText(results, $"{running}\t{words[0]}\t{string.Join(' ', words[2..])}\n");
                ids.Remove(running);
                running = 0;
            }
        }

        worker.WaitForExit();
        if (running == 0 && ids.Intersect(now).Count() == now.Length)
        {
            if (batch == 1)
            {
                File.AppendAllText(results, $"{now[0]}\tcrashed\tat the start\n");
                ids.Remove(now[0]);
                continue;
            }

            throw new InvalidOperationException("The worker does nothing.");
        }
    }
}
