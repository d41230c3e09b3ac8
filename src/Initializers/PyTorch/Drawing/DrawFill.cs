using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Sampling.Torch;
using Initializers.Tensors;

namespace Initializers.PyTorch.Drawing;

// What torch.nn.init draws, element type by element type, from words that go on where the last draw ended.
//
// Uniform     low + u (high - low), rounded once; what then equals high becomes low.
// Normal      TorchFill, which makes the same for Keras.
// Truncated   see DrawFill.Truncated.cs.
[SkipLocalsInit]
internal readonly unsafe ref partial struct DrawFill<TElement, T, TKernel>(
    TElement normal, TElement uniform, TElement unit, TorchDraw draw)
    where TElement : struct, ITorchElement<T>
    where T : unmanaged
    where TKernel : struct, ITorchKernel
{
    private const int BlockLength = 16;
    private const int PairsPerBlock = BlockLength / 2;
    private const int ChunkLength = 512;

    private T Low => normal.FromDouble(draw.Low);

    private T High => normal.FromDouble(draw.High);

    internal void Fill(ref TorchWords<TKernel> words, ref TorchSmallNormal small, int n, T* destination)
    {
        switch (draw.Kind)
        {
            case DrawKind.Uniform:
                FillUniform(ref words, n, destination);
                break;
            case DrawKind.Normal:
                FillNormal(ref words, ref small, n, destination);
                break;
            case DrawKind.NormalByValue:
                TorchFill<TElement, T, TKernel>.SmallNormal(ref words, normal, ref small, 0, n, destination);
                break;
            default:
                PendingElements pending = new(n);
                try
                {
                    if (draw.Kind == DrawKind.RedrawnNormal)
                    {
                        Redraw(ref words, ref small, pending, n, destination);
                    }
                    else
                    {
                        Accept(ref words, pending, n, destination);
                    }
                }
                finally
                {
                    pending.Free();
                }

                break;
        }
    }

    private void FillNormal(ref TorchWords<TKernel> words, ref TorchSmallNormal small, int n, T* destination)
    {
        if (n < BlockLength)
        {
            TorchFill<TElement, T, TKernel>.SmallNormal(ref words, normal, ref small, 0, n, destination);
        }
        else
        {
            TorchFill<TElement, T, TKernel>.Normal(ref words, normal, n, 0, n, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillUniform(ref TorchWords<TKernel> words, int n, T* destination)
    {
        uint* buffer = stackalloc uint[2 * ChunkLength];
        T low = Low;
        T high = High;
        bool reachesHigh = ReachesHigh();
        while (n > 0)
        {
            int count = Math.Min(ChunkLength, n);
            words.Read(buffer, count * TElement.Words);
            uniform.UniformFused(buffer, count, destination);
            if (reachesHigh)
            {
                Replace(destination, count, high, low);
            }

            destination += count;
            n -= count;
        }
    }

    // Values grow with their words, so that the largest ones tell.
    private bool ReachesHigh()
    {
        uint* words = stackalloc uint[2] { uint.MaxValue, uint.MaxValue };
        T largest;
        uniform.UniformFused(words, 1, &largest);
        return !(Element.ToDouble(largest) < Element.ToDouble(High));
    }

    private static void Replace(T* values, int count, T high, T low)
    {
        if (sizeof(T) == sizeof(ushort))
        {
            Replace(new Span<ushort>(values, count), Bits<ushort>(high), Bits<ushort>(low));
        }
        else if (sizeof(T) == sizeof(uint))
        {
            Replace(new Span<uint>(values, count), Bits<uint>(high), Bits<uint>(low));
        }
        else
        {
            Replace(new Span<ulong>(values, count), Bits<ulong>(high), Bits<ulong>(low));
        }
    }

    // As bits, since that is done with vectors; 0 and -0 are equal but have two patterns.
    private static void Replace<TBits>(Span<TBits> values, TBits high, TBits low)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        values.Replace(high, low);
        if (high << 1 == TBits.Zero)
        {
            values.Replace(high ^ TBits.RotateRight(TBits.One, 1), low);
        }
    }

    private static TBits Bits<TBits>(T value)
        where TBits : unmanaged => Unsafe.BitCast<T, TBits>(value);
}
