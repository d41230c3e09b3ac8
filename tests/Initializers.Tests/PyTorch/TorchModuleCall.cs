using System;
using System.Text.Json;
using Initializers.PyTorch;
using Initializers.Tensors;

namespace Initializers.Tests.PyTorch;

/// <summary>A constructor of a torch.nn module as a golden file writes it.</summary>
internal readonly struct TorchModuleCall(JsonElement row)
{
    private readonly JsonElement _arguments = row.GetProperty("args");
    private readonly JsonElement _named = row.GetProperty("kwargs");

    internal StateDict<T> Run<T>(Modules<T> nn)
        where T : unmanaged => row.GetProperty("module").GetString() switch
        {
            "Linear" => nn.Linear(At(0), At(1), Bias),
            "Bilinear" => nn.Bilinear(At(0), At(1), At(2), Bias),
            "Conv1d" => nn.Conv1d(At(0), At(1), At(2), Groups, Bias),
            "Conv2d" when _arguments[2].ValueKind == JsonValueKind.Array =>
                nn.Conv2d(At(0), At(1), new Shape(_arguments[2][0].GetInt64(), _arguments[2][1].GetInt64()), Groups, Bias),
            "Conv2d" => nn.Conv2d(At(0), At(1), At(2), Groups, Bias),
            "Conv3d" => nn.Conv3d(At(0), At(1), At(2), Groups, Bias),
            "ConvTranspose1d" => nn.ConvTranspose1d(At(0), At(1), At(2), Groups, Bias),
            "ConvTranspose2d" => nn.ConvTranspose2d(At(0), At(1), At(2), Groups, Bias),
            "Embedding" or "EmbeddingBag" => nn.Embedding(At(0), At(1), Number("padding_idx")),
            "RNN" => nn.RNN(At(0), At(1), Layers, Bias, Flag("bidirectional")),
            "GRU" => nn.GRU(At(0), At(1), Layers, Bias, Flag("bidirectional")),
            "LSTM" => nn.LSTM(At(0), At(1), Layers, Bias, Flag("bidirectional"), Number("proj_size") ?? 0),
            "RNNCell" => nn.RNNCell(At(0), At(1), Bias),
            "GRUCell" => nn.GRUCell(At(0), At(1), Bias),
            "LSTMCell" => nn.LSTMCell(At(0), At(1), Bias),
            "MultiheadAttention" => nn.MultiheadAttention(
                At(0), At(1), Bias, Flag("add_bias_kv"), Number("kdim"), Number("vdim")),
            "TransformerEncoderLayer" => nn.TransformerEncoderLayer(At(0), At(1), Number("dim_feedforward") ?? 2048),
            "TransformerDecoderLayer" => nn.TransformerDecoderLayer(At(0), At(1), Number("dim_feedforward") ?? 2048),
            "LayerNorm" => nn.LayerNorm([At(0)]),
            "BatchNorm2d" => nn.BatchNorm(At(0), trackRunningStats: false),
            "GroupNorm" => nn.GroupNorm(At(0), At(1)),
            "PReLU" => nn.PReLU(),
            string other => throw new FormatException($"The file names an unknown module, {other}."),
            null => throw new FormatException("The file names no module."),
        };

    private bool Bias => !_named.TryGetProperty("bias", out JsonElement value) || value.GetBoolean();

    private long Groups => Number("groups") ?? 1;

    private int Layers => (int)(Number("num_layers") ?? 1);

    private long At(int index) => _arguments[index].GetInt64();

    private bool Flag(string name) => _named.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private long? Number(string name) => _named.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : null;
}
