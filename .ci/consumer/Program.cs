// A small consumer of the packed library: builds a model's weights, reads a configuration, checks known bits.
using System;
using System.IO;
using Initializers;
using Initializers.Serialization;
using Initializers.Tensors;

DenseTensor<float> kernel = new GlorotUniform(seed: 42).Initialize([784, 256]);
Check(kernel.Shape == [784, 256], "shape");

// Keras on TensorFlow: RandomUniform(seed=42)(shape=()).
float scalar = new RandomUniform(seed: 42).Initialize([]).Span[0];
Check(BitConverter.SingleToUInt32Bits(scalar) == 0xBCB23B13, $"bits of a scalar, {scalar:R}");

float[] run = new float[1000];
new GlorotUniform(seed: 42).Fill([784, 256], 5_000, run.AsSpan());
Check(run.AsSpan().SequenceEqual(kernel.Span.Slice(5_000, 1000)), "a run of the tensor");

Initializer read = KerasConfig.Deserialize(
    """{"module": "keras.initializers", "class_name": "HeNormal", "config": {"seed": 7}, "registered_name": null}""");
Check(read is HeNormal, "configuration");
Check(KerasConfig.ToJson(read).Contains("\"seed\":7", StringComparison.Ordinal)
    || KerasConfig.ToJson(read).Contains("\"seed\": 7", StringComparison.Ordinal), "configuration text");
Check(new Orthogonal(seed: 1).Initialize([32, 16]).Length == 512, "orthogonal");
Console.WriteLine($"consumer: {kernel.Length} weights, first {kernel.Span[0]:R}");

static void Check(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidDataException($"The packed library gives a wrong {what}.");
    }
}
