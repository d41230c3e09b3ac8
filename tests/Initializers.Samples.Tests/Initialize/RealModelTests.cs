using System;
using System.Collections.Generic;
using System.IO;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

/// <summary>Seventeen real Keras models, every weight of them, against digests of Keras's values.</summary>
[Trait("Category", "WholeModel")]
public class RealModelTests
{
    private const double OrthogonalityTolerance = 1e-5;

    /// <summary>
    /// How many weights a model has, and how many of them no digest is stated for: those of Orthogonal and STFT.
    /// </summary>
    private static readonly (string Model, int Weights, int Unstated)[] Models =
    [
        ("audio-stft", 8, 2),
        ("convnext-small", 344, 0),
        ("densenet169", 846, 0),
        ("efficientnet-b3", 499, 0),
        ("efficientnet-v2-b2", 462, 0),
        ("gpt2-blocks", 69, 0),
        ("inception-v3", 378, 0),
        ("lstm-classifier", 12, 3),
        ("lstm-seq2seq", 16, 4),
        ("mobilenet-v3-large", 266, 0),
        ("nasnet-mobile", 1126, 0),
        ("resnet101v2", 544, 0),
        ("resnet50", 320, 0),
        ("separable-conv2d", 41, 0),
        ("transformer", 68, 0),
        ("vgg16", 32, 0),
        ("video-conv3d", 15, 1),
    ];

    public static TheoryData<string, string, int, int> Cases
    {
        get
        {
            TheoryData<string, string, int, int> cases = [];
            foreach ((string model, int weights, int unstated) in Models)
            {
                foreach (string backend in (string[])["tensorflow", "torch", "numpy", "jax"])
                {
                    // JAX without 64-bit mode has no int64: for the one such weight its digest is null.
                    int alsoUnstated = (model, backend) == ("efficientnet-b3", "jax") ? 1 : 0;
                    cases.Add(model, backend, weights - unstated - alsoUnstated, unstated + alsoUnstated);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_weight_has_the_digest_of_its_backend(string model, string backendName, int equal, int unstated)
    {
        Backend.TryGet(backendName, out Backend? backend).Should().BeTrue();
        Plan plan = PlanReader.Read(PathOf(model, "plan")).FreezeOn(backend!);
        var digests = DigestFile.Read(PathOf(model, "sha256"), backend!);
        ChunkedFill chunks = new();
        List<string> different = [];
        foreach (PlannedWeight weight in plan.Weights)
        {
            digests.TryGet(weight.Name, out string? expected).Should().BeTrue(weight.Name);
            if (expected is null)
            {
                unstated--;
                CheckWithoutDigest(weight);
            }
            else if (expected == WeightFill.Run(
                weight, Box.Whole(weight.Shape), chunks, _ => { }, isHashed: true, TestContext.Current.CancellationToken))
            {
                equal--;
            }
            else
            {
                different.Add($"{weight.Name} {weight.Initializer.GetType().Name} {weight.Shape}");
            }
        }

        string.Join(Environment.NewLine, different).Should().BeEmpty();
        (equal, unstated).Should().Be((0, 0), "every weight was equal or had no digest, as many as stated");
        digests.Names.Should().HaveCount(plan.Weights.Count);
    }

    // Values of STFT have their own tests against Keras's; an integer of JAX is here as it is on the other backends.
    private static void CheckWithoutDigest(PlannedWeight weight)
    {
        switch (weight.Initializer)
        {
            case Orthogonal:
                LargestDistanceFromOrthogonality(weight.Shape, weight.Initializer.Initialize(weight.Shape).Span)
                    .Should().BeLessThan(OrthogonalityTolerance, weight.Name);
                break;
            case STFT:
                break;
            default:
                (weight.Initializer.Backend.Name, weight.Type).Should().Be(("jax", ElementTypes.Int64), weight.Name);
                break;
        }
    }

    private static string PathOf(string model, string kind)
    {
        string path = Path.Combine(
            AppContext.BaseDirectory, model == "resnet50" ? "" : "Golden/models", $"{model}.{kind}.json");
        return File.Exists(path) ? path : path + ".gz";
    }

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
