namespace Initializers.Samples.Tests.Support;

/// <summary>The samples' programs, run inside this process.</summary>
internal static class Programs
{
    internal static ProgramRun Initialize(params string[] args) => ProgramRun.Of(Samples.Initialize.Program.Run, args);

    internal static ProgramRun Digits(params string[] args) => ProgramRun.Of(Samples.Digits.Program.Run, args);

    internal static ProgramRun Gallery(params string[] args) => ProgramRun.Of(Samples.Gallery.Program.Run, args);

    internal static ProgramRun SignalPropagation(params string[] args) =>
        ProgramRun.Of(Samples.SignalPropagation.Program.Run, args);

    internal static ProgramRun Layouts(params string[] args) => ProgramRun.Of(Samples.Layouts.Program.Run, args);

    internal static ProgramRun Plans(params string[] args) => ProgramRun.Of(
        (plansArgs, output, error, _) => Samples.Plans.Program.Run(plansArgs, output, error), args);
}
