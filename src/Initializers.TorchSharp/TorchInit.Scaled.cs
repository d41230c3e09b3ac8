using System;
using Initializers.PyTorch;
using Initializers.Tensors;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <content>Functions whose spread comes from the fans.</content>
public static partial class TorchInit
{
    /// <summary>Fills with uniform values whose spread is set by both fans: <c>xavier_uniform_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2 or more.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor; see <see cref="Init.CalculateGain"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.XavierUniform</c>; or elements of the tensor share a place.</exception>
    public static T XavierUniform<T>(T tensor, TorchGenerator generator, double gain = 1)
        where T : Tensor => InOrderOfMemory(tensor, new XavierUniformFill(generator, gain));

    /// <summary>Fills with normal values whose spread is set by both fans: <c>xavier_normal_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2 or more.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor; see <see cref="Init.CalculateGain"/>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.XavierNormal</c>; or elements of the tensor share a place.</exception>
    public static T XavierNormal<T>(T tensor, TorchGenerator generator, double gain = 1)
        where T : Tensor => InOrderOfMemory(tensor, new XavierNormalFill(generator, gain, IsContiguous(tensor)));

    /// <summary>Fills with uniform values whose spread is set by one fan: <c>kaiming_uniform_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2 or more.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope, for <see cref="Nonlinearity.LeakyRelu"/>.</param>
    /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.KaimingUniform</c>; or elements of the tensor share a place.</exception>
    public static T KaimingUniform<T>(
        T tensor,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : Tensor => InOrderOfMemory(tensor, new KaimingUniformFill(generator, a, mode, nonlinearity));

    /// <summary>Fills with normal values whose spread is set by one fan: <c>kaiming_normal_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2 or more.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope, for <see cref="Nonlinearity.LeakyRelu"/>.</param>
    /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.KaimingNormal</c>; or elements of the tensor share a place.</exception>
    public static T KaimingNormal<T>(
        T tensor,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : Tensor =>
        InOrderOfMemory(tensor, new KaimingNormalFill(generator, a, mode, nonlinearity, IsContiguous(tensor)));

    private readonly record struct XavierUniformFill(TorchGenerator Generator, double Gain) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.XavierUniform(shape, run, Generator, Gain);
    }

    private readonly record struct XavierNormalFill(TorchGenerator Generator, double Gain, bool IsContiguous) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged
        {
            if (IsContiguous || run.IsEmpty || shape.Rank < 2)
            {
                Init.XavierNormal(shape, run, Generator, Gain);
                return;
            }

            double fans = run.Length / shape[0] + run.Length / shape[1];
            Init.Normal(run, Generator, 0, Gain * Math.Sqrt(2.0 / fans), isContiguous: false);
        }
    }

    private readonly record struct KaimingUniformFill(
        TorchGenerator Generator, double A, FanMode Mode, Nonlinearity Nonlinearity) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged => Init.KaimingUniform(shape, run, Generator, A, Mode, Nonlinearity);
    }

    private readonly record struct KaimingNormalFill(
        TorchGenerator Generator, double A, FanMode Mode, Nonlinearity Nonlinearity, bool IsContiguous) : ITensorFill
    {
        public bool TakesRuns => false;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged
        {
            if (IsContiguous || run.IsEmpty || shape.Rank < 2 || Mode == FanMode.FanAvg)
            {
                Init.KaimingNormal(shape, run, Generator, A, Mode, Nonlinearity);
                return;
            }

            double fan = run.Length / shape[Mode == FanMode.FanIn ? 0 : 1];
            Init.Normal(
                run, Generator, 0, Init.CalculateGain(Nonlinearity, A) / Math.Sqrt(fan), isContiguous: false);
        }
    }
}
