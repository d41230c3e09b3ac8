using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Fourier;
using MathNet.Numerics;
using Xunit;

namespace Initializers.Tests.Fourier;

public class WindowFunctionsTests
{
    private static readonly Lazy<JsonObject> Golden = new(static () => JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "stft-windows.json")))!.AsObject());

    [Fact]
    public void Evaluate_gives_the_values_of_SciPy()
    {
        double tolerance = (double)Golden.Value["tolerance_abs"]!;
        JsonArray windows = Golden.Value["windows"]!.AsArray();
        windows.Should().HaveCount(136);
        foreach (JsonNode? window in windows)
        {
            string name = (string)window!["name"]!;
            int length = (int)window["length"]!;
            bool isPeriodic = (bool)window["periodic"]!;
            WindowFunctions.TryParse(name, out WindowKind kind).Should().BeTrue();
            JsonArray bits = window["bits"]!.AsArray();
            bits.Should().HaveCount(length);
            for (int i = 0; i < length; i++)
            {
                double expected = BitConverter.UInt64BitsToDouble(
                    ulong.Parse((string)bits[i]!, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                WindowFunctions.Evaluate(kind, i, length, isPeriodic).Should().BeApproximately(
                    expected, tolerance, "{0} {1} of {2}, periodic {3}", name, i, length, isPeriodic);
            }
        }
    }

    [Fact]
    public void Names_are_accepted_and_refused_as_by_SciPy()
    {
        JsonArray names = Golden.Value["window_names"]!.AsArray();
        names.Should().HaveCount(66);
        foreach (JsonNode? entry in names)
        {
            string name = (string)entry!["name"]!;
            string result = (string)entry["result"]!;
            if (result == "ok")
            {
                new StftWindow(name).Name.Should().Be(name);
            }
            else
            {
                result.Should().Contain("needs one or more parameters");
                ((Action)(() => _ = new StftWindow(name))).Should().Throw<ArgumentException>()
                    .WithMessage($"*\"{name}\", which needs*");
            }
        }
    }

    [Fact]
    public void Aliases_name_the_same_window()
    {
        foreach (JsonNode? window in Golden.Value["windows"]!.AsArray())
        {
            WindowFunctions.TryParse((string)window!["name"]!, out WindowKind kind).Should().BeTrue();
            foreach (JsonNode? alias in window["aliases"]!.AsArray())
            {
                WindowFunctions.TryParse((string)alias!, out WindowKind same).Should().BeTrue();
                same.Should().Be(kind);
            }
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(1024)]
    public void Evaluate_agrees_with_MathNet_where_it_has_the_same_window(int length)
    {
        (double[] Expected, WindowKind Kind, bool IsPeriodic)[] windows =
        [
            (Window.Hann(length), WindowKind.Hann, false),
            (Window.HannPeriodic(length), WindowKind.Hann, true),
            (Window.LanczosPeriodic(length), WindowKind.Lanczos, true),
            (Window.Lanczos(length), WindowKind.Lanczos, false),
            (Window.Blackman(length), WindowKind.Blackman, false),
            (Window.BlackmanHarris(length), WindowKind.BlackmanHarris, false),
            (Window.BlackmanNuttall(length), WindowKind.Nuttall, false),
            (Window.Bartlett(length), WindowKind.Bartlett, false),
            (Window.BartlettHann(length), WindowKind.BartlettHann, false),
            (Window.Dirichlet(length), WindowKind.Boxcar, false),
        ];
        foreach ((double[] expected, WindowKind kind, bool isPeriodic) in windows)
        {
            double[] actual =
            [
                .. Enumerable.Range(0, length).Select(i => WindowFunctions.Evaluate(kind, i, length, isPeriodic)),
            ];
            actual.Zip(expected, static (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12, kind.ToString());
        }
    }

    [Fact]
    public void Symmetric_windows_read_the_same_backwards()
    {
        foreach (WindowKind kind in Enum.GetValues<WindowKind>())
        {
            for (int length = 2; length < 40; length++)
            {
                for (int i = 0; i < length / 2; i++)
                {
                    double left = WindowFunctions.Evaluate(kind, i, length, false);
                    double right = WindowFunctions.Evaluate(kind, length - 1 - i, length, false);
                    left.Should().BeApproximately(right, 1e-14, "{0} {1} of {2}", kind, i, length);
                }
            }
        }
    }

    [Fact]
    public void Periodic_windows_are_longer_symmetric_ones_cut_short()
    {
        foreach (WindowKind kind in Enum.GetValues<WindowKind>())
        {
            for (int i = 0; i < 17; i++)
            {
                WindowFunctions.Evaluate(kind, i, 17, true)
                    .Should().Be(WindowFunctions.Evaluate(kind, i, 18, false), "{0} {1}", kind, i);
            }
        }
    }
}
