namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>Something that is not as the plan has it.</summary>
/// <param name="Subject">The weight, or the file.</param>
/// <param name="Problem">What is wrong, as the end of a sentence that starts with the subject.</param>
internal sealed record Difference(string Subject, string Problem);
