using System;
using System.Linq;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Sampling.TensorFlow;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

/// <summary>Values that TensorFlow itself publishes.</summary>
public class PublishedValuesTests
{
    [Fact]
    public void Normals_of_a_generator_are_those_of_the_documentation()
    {
        // tf.random.Generator: Generator.from_seed(1234).normal(shape=(2, 3)).
        float[] documented = [0.9356609f, 1.0854305f, -0.93788373f, -0.5061547f, 1.3169702f, 0.7137579f];
        Normals(1234).Should().Equal(documented);
    }

    [Fact]
    public void Normals_of_the_next_call_are_those_of_TensorFlows_test_within_a_unit_in_the_last_place()
    {
        // stateful_random_ops_test.py, testTF1, the second normal((2, 3)); the platform of these numbers is not told.
        float[] written = [-0.3964749f, 0.8369565f, -0.30946946f, 1.1206646f, 1.00852597f, -0.10185789f];
        int[] distances = [.. Normals(1234 + (6 * 256)).Zip(
            written, (a, b) => Math.Abs(BitConverter.SingleToInt32Bits(a) - BitConverter.SingleToInt32Bits(b)))];
        distances.Should().OnlyContain(distance => distance <= 1);
        distances.Count(distance => distance == 0).Should().Be(4);
    }

    // Such a generator has its seed as counter and the key 0; a call of n values moves it by 256 n.
    private static float[] Normals(long counter)
    {
        float[] values = new float[6];
        unsafe
        {
            fixed (float* pointer = values)
            {
                FillTarget<float> target = new(pointer, values.Length, 4 * counter, 1, long.MaxValue);
                ScalarTensorFlow.Fill(new(DistributionKind.Normal, new PhiloxState(0, 0), 1, 0), target);
            }
        }

        return values;
    }
}
