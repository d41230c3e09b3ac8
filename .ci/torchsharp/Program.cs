// A small consumer of the packed library for TorchSharp, with all the usual names of TorchSharp in sight. It builds without
// libtorch; what needs libtorch runs where that is there.

using System;
using System.IO;
using System.Linq;
using Initializers;
using Initializers.PyTorch;
using Initializers.Tensors;
using Initializers.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

WeightPlan plan = new WeightPlan(seed: 42)
{
    { "*.bias", new Zeros() },
    { typeof(Embedding), "weight", new RandomNormal(0, 0.02) },
    { "*", new GlorotUniform() },
}.Pad("embed.weight", row: 0);
Check(plan.SequenceEqual(["*.bias", "Embedding: weight", "*"]), "plan");
Check(WeightPlan.ResNet(seed: 1).Any() && WeightPlan.Gpt2(layers: 12).Any() && WeightPlan.Keras().Any(), "preset");
Shape shape = [100, 64];
Check(shape.ElementCount == 6400, "shape beside TorchSharp's names");

try
{
    using Tensor probe = zeros(1);
}
catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException)
{
    Console.WriteLine("consumer of Initializers.TorchSharp: built; libtorch is not there");
    return;
}

using Sequential model = nn.Sequential(("embed", nn.Embedding(1000, 64)), ("fc", nn.Linear(64, 100)));
model.Initialize(plan, out WeightReport report);
Check(!report.Left.Any(), "report");
TorchGenerator generator = new(42);
model.ResetParameters(generator);
TorchInit.TruncNormal(model.parameters().First(), generator, std: 0.02);
Console.WriteLine(report);

static void Check(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidDataException($"The packed library gives a wrong {what}.");
    }
}
