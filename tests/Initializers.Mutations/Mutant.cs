namespace Initializers.Mutations;

/// <summary>One small change of a source file.</summary>
/// <param name="Id">Its number, counted from 1: the value of the switch that turns it on.</param>
/// <param name="File">The file, relative to the library's folder.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Change">What stands there and what takes its place.</param>
internal sealed record Mutant(int Id, string File, int Line, string Change);
