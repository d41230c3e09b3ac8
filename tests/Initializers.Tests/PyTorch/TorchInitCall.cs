using System;
using System.Text.Json;
using Initializers.PyTorch;
using Initializers.Tensors;
using Initializers.Tests.Support;

namespace Initializers.Tests.PyTorch;

/// <summary>A call of a torch.nn.init function as a golden file writes it.</summary>
internal readonly struct TorchInitCall(JsonElement row)
{
    private readonly JsonElement _arguments = row.GetProperty("args");

    internal string Function { get; } = row.GetProperty("function").GetString()!;

    internal Shape Shape { get; } = new(GoldenFile.Integers(row.GetProperty("shape")));

    /// <summary>Makes a tensor and fills it.</summary>
    internal DenseTensor<T> Run<T>(TorchGenerator generator)
        where T : unmanaged
    {
        DenseTensor<T> tensor = new(Shape);
        return Function switch
        {
            "uniform_" => Init.Uniform(tensor, generator, Number("a", 0), Number("b", 1)),
            "normal_" => Init.Normal(tensor, generator, Number("mean", 0), Number("std", 1)),
            "constant_" => Init.Constant(tensor, Number("val", double.NaN)),
            "ones_" => Init.Ones(tensor),
            "zeros_" => Init.Zeros(Init.Ones(tensor)),
            "eye_" => Init.Eye(Init.Ones(tensor)),
            "dirac_" => Init.Dirac(Init.Ones(tensor), (int)Number("groups", 1)),
            "xavier_uniform_" => Init.XavierUniform(tensor, generator, Number("gain", 1)),
            "xavier_normal_" => Init.XavierNormal(tensor, generator, Number("gain", 1)),
            "kaiming_uniform_" => Init.KaimingUniform(tensor, generator, Number("a", 0), Mode, Nonlinearity),
            "kaiming_normal_" => Init.KaimingNormal(tensor, generator, Number("a", 0), Mode, Nonlinearity),
            "trunc_normal_" => Init.TruncNormal(
                tensor, generator, Number("mean", 0), Number("std", 1), Number("a", -2), Number("b", 2)),
            "orthogonal_" => Init.Orthogonal(tensor, generator, Number("gain", 1)),
            "sparse_" => Init.Sparse(tensor, generator, Number("sparsity", double.NaN), Number("std", 0.01)),
            _ => throw new FormatException($"The file names an unknown function, {Function}."),
        };
    }

    private FanMode Mode => Text("mode", "fan_in") == "fan_in" ? FanMode.FanIn : FanMode.FanOut;

    private Nonlinearity Nonlinearity =>
        Enum.Parse<Nonlinearity>(Text("nonlinearity", "leaky_relu").Replace("_", "", StringComparison.Ordinal), true);

    private double Number(string name, double usual) =>
        _arguments.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : usual;

    private string Text(string name, string usual) =>
        _arguments.TryGetProperty(name, out JsonElement value) ? value.GetString()! : usual;
}
