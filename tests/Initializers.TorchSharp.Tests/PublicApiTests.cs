using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Tests.Conventions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Torch.Tests;

/// <summary>
/// The public surface of the package is <c>PublicApi.txt</c>. To accept a change, run the tests with the environment variable
/// <c>UPDATE_PUBLIC_API=1</c> and commit the file.
/// </summary>
public class PublicApiTests
{
    private static readonly string Accepted =
        Path.Combine(SourceTree.Library, "..", "..", "tests", "Initializers.TorchSharp.Tests", "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_that_of_the_file()
    {
        string[] actual = PublicApi.Describe(typeof(WeightPlan).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            File.WriteAllText(Accepted, string.Join('\n', actual) + "\n");
        }

        File.ReadAllLines(Accepted).Should().Equal(actual, "UPDATE_PUBLIC_API=1 accepts a change");
    }

    [Fact]
    public void No_namespace_hides_TorchSharp() =>
        typeof(WeightPlan).Assembly.GetTypes().Select(static type => type.Namespace ?? "")
            .Where(static name => name.StartsWith("Initializers", StringComparison.Ordinal)).Distinct()
            .Should().Equal("Initializers.Torch");
}
