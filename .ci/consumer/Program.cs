// A small consumer of the packed library: builds a model's weights, reads a configuration, checks known bits.

using System;
using System.IO;
using System.Text.Json;
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

Box columns = Box.Whole([784, 256]).Part(axis: 1, index: 1, count: 4);
float[] part = new float[columns.ElementCount];
new GlorotUniform(seed: 42).FillBox([784, 256], columns, part.AsSpan());
Check(part[0] == kernel[0, 64] && part[^1] == kernel[783, 127], "box");

var matrix = kernel.ToMatrix();
Check(matrix[3, 5] == kernel[3, 5] && matrix.RowCount == 784, "matrix");
Check(DenseTensor.Create(matrix).Span.SequenceEqual(kernel.Span), "tensor of a matrix");
Check(DenseTensor.Create([1.0, 2.0]).ToVector().Sum() == 3, "vector");

const string Settings =
    """{"Units":4,"Kernel":{"module":"keras.initializers","class_name":"Zeros","config":{},"registered_name":null},"Recurrent":{"module":"keras.initializers","class_name":"HeUniform","config":{"seed":7,"input_axes":null,"output_axes":null},"registered_name":null}}""";
LayerSettings layer = JsonSerializer.Deserialize(Settings, SettingsContext.Default.LayerSettings)!;
Check(layer.Kernel is Zeros && layer.Recurrent is HeUniform, "initializer in settings");
Check(JsonSerializer.Serialize(layer, SettingsContext.Default.LayerSettings) == Settings, "text of settings");
Console.WriteLine($"consumer: {kernel.Length} weights, first {kernel.Span[0]:R}");

static void Check(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidDataException($"The packed library gives a wrong {what}.");
    }
}
