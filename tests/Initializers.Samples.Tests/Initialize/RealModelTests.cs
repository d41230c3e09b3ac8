using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.Samples.Initialize;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Tests.Support;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

/// <summary>Three real Keras models, every weight of them, against digests of Keras's values.</summary>
public class RealModelTests
{
    private const double OrthogonalityTolerance = 1e-5;

    public static TheoryData<string, string, int, int> Models => new()
    {
        { "resnet50", "tensorflow", 320, 0 },
        { "transformer", "tensorflow", 68, 0 },
        { "lstm-classifier", "tensorflow", 9, 3 },
        { "resnet50", "numpy", 320, 0 },
        { "transformer", "numpy", 68, 0 },
        { "lstm-classifier", "numpy", 9, 3 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_weight_has_the_digest_of_its_backend(string model, string backendName, int equal, int orthogonal)
    {
        using TemporaryFolder folder = new();
        Backend.TryGet(backendName, out Backend? backend).Should().BeTrue();
        Plan plan = PlanReader.Read(PathOf(model, "plan")).WithBackend(backend!);
        string path = folder.File("m.safetensors");

        ModelResult result = ModelJob.Run(
            plan,
            path,
            new Dictionary<string, string>(),
            DigestFile.Read(PathOf(model, "sha256"), backend!),
            _ => { },
            TestContext.Current.CancellationToken);

        result.Mismatches.Should().BeEmpty();
        result.Equal.Should().Be(equal);
        result.Unstated.Should().Be(orthogonal);
        using SafetensorsReader reader = new(path);
        reader.Entries.Should().HaveCount(plan.Weights.Count);
        foreach (PlannedWeight weight in plan.Weights.Where(weight => weight.Initializer is Orthogonal))
        {
            orthogonal--;
            byte[] bytes = reader.ReadAll(reader.Find(weight.Name)!);
            LargestDistanceFromOrthogonality(weight.Shape, MemoryMarshal.Cast<byte, float>(bytes))
                .Should().BeLessThan(OrthogonalityTolerance, weight.Name);
        }

        orthogonal.Should().Be(0, "the weights without a digest are the orthogonal ones");
    }

    private static string PathOf(string model, string kind) => Path.Combine(
        AppContext.BaseDirectory, model == "resnet50" ? "" : "Golden/models", $"{model}.{kind}.json");

    // The shorter of rows and columns are orthonormal; compares all their inner products with 1 and 0.
    private static double LargestDistanceFromOrthogonality(Shape shape, ReadOnlySpan<float> values)
    {
        int columns = (int)shape[shape.Rank - 1];
        int rows = values.Length / columns;
        bool byRows = rows < columns;
        (int vectors, int length) = byRows ? (rows, columns) : (columns, rows);
        (int vectorStride, int elementStride) = byRows ? (columns, 1) : (1, columns);
        double largest = 0;
        for (int i = 0; i < vectors; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = 0;
                for (int k = 0; k < length; k++)
                {
                    product += (double)values[(i * vectorStride) + (k * elementStride)]
                        * values[(j * vectorStride) + (k * elementStride)];
                }

                largest = Math.Max(largest, Math.Abs(product - (i == j ? 1 : 0)));
            }
        }

        return largest;
    }
}
