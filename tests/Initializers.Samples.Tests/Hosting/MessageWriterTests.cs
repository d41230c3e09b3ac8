using System.IO;
using FluentAssertions;
using Xunit;

namespace Initializers.Samples.Tests.Hosting;

public class MessageWriterTests
{
    [Fact]
    public void What_can_be_written_is_and_the_rest_is_dropped()
    {
        using StringWriter inner = new();
        using MessageWriter writer = new(inner);
        writer.NewLine = "\n";

        writer.Write('a');
        writer.Write("b");
        writer.Write("xyz".ToCharArray(), 1, 1);
        writer.WriteLine("c");
        inner.ToString().Should().Be("abyc\n");
        writer.IsTerminal.Should().BeFalse();

        inner.Dispose();
        writer.Write("d");
        writer.Flush();
        inner.ToString().Should().Be("abyc\n");
    }
}
