using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>The commands and their options. Values stay text here: <see cref="Parse"/> only finds them.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Plain = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    private static string BackendNames => string.Join("|", Backend.All.Select(backend => backend.Name));

    internal static ParseResult Parse(IReadOnlyList<string> args, Session session)
    {
        RootCommand root = new(
            "Fills a model over many processes. Without a command: a demonstration on a ResNet-50.");
        root.SetAction(_ => Tour.Run(
            Path.Combine(AppContext.BaseDirectory, "resnet50.plan.json"),
            "resnet50-sharded",
            session.WithOutputAsMessages()));
        root.Add(WriteCommand(session));
        root.Add(VerifyCommand(session));
        return root.Parse(args, Plain);
    }

    private static Command WriteCommand(Session session)
    {
        Argument<string> plan = PlanArgument();
        Option<string> folder = Text("--out", "folder", "Where the shards and their index go.");
        Option<bool> dryRun = new("--dry-run") { Description = "Prints digests and writes nothing." };
        Option<string> split = Text(
            "--split",
            "tensors|axis",
            "Whole tensors balanced by bytes (the default), or each along its largest axis.");
        Option<string> backend = Text(
            "--backend",
            BackendNames,
            "Whose numbers to draw; if not given, those the plan was made on, else tensorflow.");
        Option<string> digests = Text(
            "--digests", "file.json", "Compares each weight's SHA-256; exit code 1 if any differs.");
        Option<string> rank = RankOption();
        Option<string> size = SizeOption();
        Option<string> threads = ThreadsOption();
        Command command = new("write", "Fills this process's share of a plan and writes it as one shard.")
        {
            plan, folder, dryRun, split, backend, digests, rank, size, threads,
        };
        command.SetAction(parsed =>
        {
            bool isDryRun = parsed.GetValue(dryRun);
            if (isDryRun == (parsed.GetValue(folder) is not null))
            {
                throw new InputException("one of --out and --dry-run must be given.");
            }

            return ShardedInitialize.WriteCommand.Run(
                new(
                    parsed.GetRequiredValue(plan),
                    parsed.GetValue(folder),
                    parsed.GetValue(split),
                    parsed.GetValue(backend),
                    parsed.GetValue(digests),
                    parsed.GetValue(rank),
                    parsed.GetValue(size),
                    parsed.GetValue(threads),
                    isDryRun),
                isDryRun ? session : session.WithOutputAsMessages());
        });
        return command;
    }

    private static Command VerifyCommand(Session session)
    {
        Argument<string> plan = PlanArgument();
        Argument<string> path = new("path") { Description = "A folder of shards, or one safetensors file." };
        Option<string> backend = Text(
            "--backend", BackendNames, "Whose numbers to expect; if not given, the files' own word, else the plan's.");
        Option<string> rank = RankOption();
        Option<string> size = SizeOption();
        Option<string> threads = ThreadsOption();
        Command command = new("verify", "Recomputes every weight from the plan and reports what differs.")
        {
            plan, path, backend, rank, size, threads,
        };
        command.SetAction(parsed => Verification.VerifyCommand.Run(
            new(
                parsed.GetRequiredValue(plan),
                parsed.GetRequiredValue(path),
                parsed.GetValue(backend),
                parsed.GetValue(rank),
                parsed.GetValue(size),
                parsed.GetValue(threads)),
            session.WithOutputAsMessages()));
        return command;
    }

    private static Argument<string> PlanArgument() =>
        new("plan") { Description = "The plan: JSON with the schema initializer-plan/2 or /1." };

    private static Option<string> RankOption() =>
        Text("--rank", "N", "This process's number, from 0; if not given, the launcher's environment says.");

    private static Option<string> SizeOption() => Text("--size", "N", "The number of processes; goes with --rank.");

    private static Option<string> ThreadsOption() =>
        Text("--threads", "N", "The most threads; a share of the processors if not given.");

    private static Option<string> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
