using System;
using System.Globalization;
using System.IO;
using Initializers.Samples.ShardedInitialize.Launching;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>
/// Shows how far the work is: a bar for a process on its own in a terminal; else a line for every tenth, since many
/// processes share the output.
/// </summary>
internal static class Progress
{
    // Less than this is done before a person has read a line.
    private const long SmallestBytes = 256 << 20;
    private const int Steps = 10;

    internal static T Run<T>(
        Session session,
        ProcessGroup group,
        string title,
        long totalBytes,
        Func<Action<long>, T> work)
    {
        if (totalBytes < SmallestBytes)
        {
            return work(_ => { });
        }

        return group.Size == 1 && session.IsTerminal
            ? Terminal.WithProgress(Terminal.Create(session.Output), title, totalBytes, isBytes: true, work)
            : work(LinesTo(session.Error, $"{group}: {title}", totalBytes));
    }

    /// <summary>For work that writes its results as it goes: a person who watches them needs no more.</summary>
    internal static Action<long> BesideResults(Session session, ProcessGroup group, string title, long totalBytes)
    {
        bool isQuiet = totalBytes < SmallestBytes || session.IsTerminal;
        return isQuiet ? bytes => { } : LinesTo(session.Error, $"{group}: {title}", totalBytes);
    }

    internal static Action<long> LinesTo(TextWriter error, string title, long totalBytes)
    {
        long done = 0;
        return bytes =>
        {
            long before = Steps * done / totalBytes;
            done += bytes;
            if (Steps * done / totalBytes > before)
            {
                // In one piece, so that lines of different processes do not mix.
                error.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{OneLine.Of(title)}, {100.0 * done / totalBytes:0} %{Environment.NewLine}"));
            }
        };
    }
}
