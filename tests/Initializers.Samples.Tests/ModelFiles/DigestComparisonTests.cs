using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Xunit;

namespace Initializers.Samples.Tests.ModelFiles;

public class DigestComparisonTests
{
    [Fact]
    public void A_digest_that_is_null_or_missing_is_never_equal_and_every_weight_is_counted_once()
    {
        string a = new('a', 64);
        string b = new('b', 64);
        using TemporaryFolder folder = new();
        string path = folder.Write(
            "d.json",
            $$"""{"weights":[{"name":"equal","jax_sha256":"{{a}}"},{"name":"other","jax_sha256":"{{a}}"},{"name":"null","jax_sha256":null},{"name":"missing"},{"name":"absent","jax_sha256":"{{b}}"}]}""");
        DigestComparison comparison = new(DigestFile.Read(path, Backend.Jax), new Plan("m", []));

        foreach (string name in (string[])["equal", "null", "missing"])
        {
            comparison.Add(name, a);
        }

        comparison.Add("other", b);
        comparison.Add("unlisted", b);

        (comparison.Equal, comparison.Unstated).Should().Be((1, 2));
        comparison.Mismatches.Should().Equal(new DigestMismatch("other", a, b), new DigestMismatch("unlisted", null, b));
        comparison.Absent().Should().Equal(new DigestMismatch("absent", b, null));
    }
}
