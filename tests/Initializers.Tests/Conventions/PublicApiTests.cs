using System;
using System.IO;
using System.Linq;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Conventions;

/// <summary>
/// The public surface of the library is <c>PublicApi.txt</c>, so that a change to it is a visible one. To accept a
/// change, run the tests with the environment variable <c>UPDATE_PUBLIC_API=1</c> and commit the file.
/// </summary>
public class PublicApiTests
{
    private static readonly string File = Path.Combine(SourceTree.Tests, "Conventions", "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_that_of_the_file()
    {
        string[] actual = PublicApi.Describe(typeof(Initializer).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            System.IO.File.WriteAllText(File, string.Join('\n', actual) + "\n");
        }

        string[] expected = System.IO.File.ReadAllLines(File);
        string[] difference =
        [
            .. expected.Except(actual).Select(line => $"- {line}"), .. actual.Except(expected).Select(line => $"+ {line}"),
        ];
        string.Join('\n', difference).Should().BeEmpty("the public surface changed; UPDATE_PUBLIC_API=1 accepts it");
        expected.Should().Equal(actual);
    }

    [Fact]
    public void A_value_once_checked_stays_checked() =>
        typeof(Initializer).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && !type.IsEnum)
            .Where(type => type != typeof(SeedPair)) // Any two numbers are a pair: it has no checks.
            .SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Should().BeEmpty("a setter, of with too, would pass over the constructor's checks");
}
