using System.Threading;

namespace Initializers.Samples.Tests.Support;

/// <summary>The samples' programs, run inside this process.</summary>
internal static class Programs
{
    internal static ProgramRun Initialize(params string[] args) => Initialize(CancellationToken.None, args);

    internal static ProgramRun Initialize(CancellationToken cancellation, params string[] args) =>
        ProgramRun.Of(Samples.Initialize.Program.Run, args, cancellation);

    internal static ProgramRun Digits(params string[] args) => Digits(CancellationToken.None, args);

    internal static ProgramRun Digits(CancellationToken cancellation, params string[] args) =>
        ProgramRun.Of(Samples.Digits.Program.Run, args, cancellation);

    internal static ProgramRun Gallery(params string[] args) => Gallery(CancellationToken.None, args);

    internal static ProgramRun Gallery(CancellationToken cancellation, params string[] args) =>
        ProgramRun.Of(Samples.Gallery.Program.Run, args, cancellation);

    internal static ProgramRun SignalPropagation(params string[] args) => SignalPropagation(CancellationToken.None, args);

    internal static ProgramRun SignalPropagation(CancellationToken cancellation, params string[] args) =>
        ProgramRun.Of(Samples.SignalPropagation.Program.Run, args, cancellation);

    internal static ProgramRun Plans(params string[] args) =>
        ProgramRun.Of(
            (plansArgs, output, error, _) => Samples.Plans.Program.Run(plansArgs, output, error),
            args);
}
