using System;
using Initializers.PyTorch;
using Initializers.Tensors;

namespace Initializers.Torch;

/// <content>A function and its arguments, before the element type is known.</content>
public static partial class TorchInit
{
    private readonly record struct UniformFill(TorchGenerator Generator, double A, double B) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Uniform(run, Generator, A, B);
    }

    private readonly record struct NormalFill(TorchGenerator Generator, double Mean, double Std, bool IsContiguous)
        : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Normal(run, Generator, Mean, Std, IsContiguous);
    }

    private readonly record struct TruncNormalFill(TorchGenerator Generator, double Mean, double Std, double A, double B)
        : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.TruncNormal(run, Generator, Mean, Std, A, B);
    }

    private readonly record struct ConstantFill(double Val) : ITensorFill
    {
        public bool TakesRuns => true;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Constant(run, Val);
    }

    private readonly record struct EyeFill : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Eye(shape, run);
    }

    private readonly record struct DiracFill(int Groups) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Dirac(shape, run, Groups);
    }

    private readonly record struct OrthogonalFill(TorchGenerator Generator, double Gain, int Degree) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Orthogonal(shape, run, Generator, Gain, Degree);
    }

    private readonly record struct SparseFill(
        TorchGenerator Generator, double Sparsity, double Std, TorchGenerator? Permutations) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.Sparse(shape, run, Generator, Sparsity, Std, Permutations);
    }
}
