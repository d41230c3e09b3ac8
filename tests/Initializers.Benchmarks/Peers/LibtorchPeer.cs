using System;
using System.Runtime.InteropServices;
using Initializers.Tensors;
using TorchSharp;

namespace Initializers.Benchmarks.Peers;

/// <summary>A tensor of libtorch and one in-place operation on it; compared for speed, never for values.</summary>
/// <remarks>Its package is large, so it is compiled in only with <c>-p:WithLibtorch=true</c>.</remarks>
internal sealed class LibtorchPeer : IDisposable
{
    private static readonly string? LoadError = Load();

    private readonly torch.Tensor _tensor;
    private readonly PeerOperation _operation;

    private LibtorchPeer(PeerOperation operation, ElementTypes type, long[] dimensions)
    {
        _operation = operation;
        _tensor = torch.empty(dimensions, TypeOf(type));
    }

    internal static string Status => LoadError ?? $"{torch.__version__} through TorchSharp";

    /// <summary>The operation on a new tensor; null if libtorch is not there or cannot do it.</summary>
    internal static LibtorchPeer? TryCreate(PeerOperation operation, ElementTypes type, params long[] dimensions)
    {
        if (LoadError is not null)
        {
            return null;
        }

        try
        {
            using LibtorchPeer trial = new(operation, type, [16, 16]);
            trial.Run();
        }
        catch (Exception e) when (e is ExternalException or NotImplementedException or ArgumentException)
        {
            return null;
        }

        return new LibtorchPeer(operation, type, dimensions);
    }

    internal static void SetThreads(int count) => torch.set_num_threads(count);

    internal void Run()
    {
        using IDisposable noGradient = torch.no_grad();
        switch (_operation)
        {
            case PeerOperation.Constant:
                _tensor.fill_(0.5);
                break;
            case PeerOperation.Zeros:
                torch.nn.init.zeros_(_tensor);
                break;
            case PeerOperation.Ones:
                torch.nn.init.ones_(_tensor);
                break;
            case PeerOperation.Uniform:
                _tensor.uniform_(-0.05, 0.05);
                break;
            case PeerOperation.Normal:
                _tensor.normal_(0.0, 0.05);
                break;
            case PeerOperation.TruncatedNormal:
                // TorchSharp swaps mean and standard deviation: equal ones keep the usual interval.
                torch.nn.init.trunc_normal_(_tensor, 1.0, 1.0, -1.0, 3.0);
                break;
            case PeerOperation.XavierUniform:
                torch.nn.init.xavier_uniform_(_tensor);
                break;
            case PeerOperation.Orthogonal:
                torch.nn.init.orthogonal_(_tensor);
                break;
            default:
                RunKerasTruncatedNormal();
                break;
        }
    }

    public void Dispose() => _tensor.Dispose();

    private static torch.ScalarType TypeOf(ElementTypes type) => type switch
    {
        ElementTypes.Float64 => torch.ScalarType.Float64,
        ElementTypes.Float16 => torch.ScalarType.Float16,
        ElementTypes.BFloat16 => torch.ScalarType.BFloat16,
        _ => torch.ScalarType.Float32,
    };

    private static string? Load()
    {
        try
        {
            using torch.Tensor probe = torch.zeros(1);
            return null;
        }
        catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            return $"not loaded: {e.GetBaseException().Message.Split('\n')[0]}";
        }
    }

    private void RunKerasTruncatedNormal()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor candidates = torch.empty([.. _tensor.shape, 4], _tensor.dtype).normal_(0.0, 1.0);
        torch.Tensor fits = candidates.lt(2).logical_and(candidates.gt(-2));
        torch.Tensor first = fits.max(-1, true).indexes;
        _tensor.copy_(candidates.gather(-1, first).squeeze(-1)).mul_(0.05).add_(0.0);
    }
}
