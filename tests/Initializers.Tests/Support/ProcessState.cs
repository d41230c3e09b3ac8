using Xunit;

namespace Initializers.Tests.Support;

/// <summary>
/// Tests that change or measure what the whole process shares (global seeds, the default backend, allocated bytes): they
/// run alone, one after the other.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "Process state";
}
