using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Initializers.PyTorch.Drawing;
using Initializers.Sampling;
using Initializers.Sampling.Torch;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <summary>PyTorch's random number generator on the CPU: one stream of words that every call uses up further.</summary>
/// <remarks>
/// <para><b>Words.</b> MT19937, seeded with the seed modulo 2^32: seeds -1 and 2^32 - 1 are the same, as are s and
/// s + 2^32. What a call draws begins where the call before it ended.</para>
/// <para><b>The kept value.</b> A normal draw of fewer than 16 elements makes its values in pairs. If the second of the
/// last pair is left over, it is kept and is the first value of the next small normal draw of any element type,
/// whatever other draws come between; it is a standard normal, to which the mean and the standard deviation of the
/// later call apply.</para>
/// <para><b>Threads.</b> One at a time: a draw changes the generator.</para>
/// <para><b>PyTorch.</b> <c>torch.Generator()</c> and <c>torch.manual_seed(seed)</c>, version 2.13, CPU.</para>
/// <para><b>Source.</b> Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998; PyTorch,
/// <c>aten/src/ATen/CPUGeneratorImpl.cpp</c>.</para>
/// </remarks>
/// <example>
/// Two layers of a model, as after <c>torch.manual_seed(42)</c>:
/// <code>
/// TorchGenerator generator = new(42);
/// DenseTensor&lt;float&gt; first = Init.KaimingUniform(new DenseTensor&lt;float&gt;([128, 784]), generator);
/// DenseTensor&lt;float&gt; second = Init.KaimingUniform(new DenseTensor&lt;float&gt;([10, 128]), generator);
/// </code>
/// </example>
public sealed class TorchGenerator
{
    internal const int MostPermuted = (int)(uint.MaxValue / 20) - 1;

    private const int CacheLine = 64;

    // Pinned, and larger than the state, so that this can begin at a cache line: a vector that spans two
    // costs two accesses.
    private readonly uint[] _memory = GC.AllocateArray<uint>(
        Mt19937.StateLength + (CacheLine / sizeof(uint)) - 1, pinned: true);

    private int _index;
    private double? _kept;

    private unsafe Span<uint> State
    {
        get
        {
            nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
            int start = (int)((nuint)(-(nint)address) % CacheLine) / sizeof(uint);
            return _memory.AsSpan(start, Mt19937.StateLength);
        }
    }

    /// <summary>Makes a generator and seeds it.</summary>
    /// <param name="seed">Any integer; modulo 2^32.</param>
    public TorchGenerator(long seed) => ManualSeed(seed);

    /// <inheritdoc cref="TorchGenerator(long)"/>
    public TorchGenerator(ulong seed) => ManualSeed(seed);

    /// <summary>Starts the stream of a seed and forgets the kept value.</summary>
    /// <param name="seed">Any integer; modulo 2^32.</param>
    public void ManualSeed(long seed) => ManualSeed(unchecked((ulong)seed));

    /// <inheritdoc cref="ManualSeed(long)"/>
    public void ManualSeed(ulong seed)
    {
        Mt19937.Initialize(unchecked((uint)seed), State);
        _index = Mt19937.StateLength;
        _kept = null;
    }

    /// <summary>Takes the next word.</summary>
    /// <returns>
    /// 32 random bits. Modulo n they are what <c>torch.randint(0, n, (1,))</c> gives for n below 2^28; from there on that
    /// takes two words, the first one high.
    /// </returns>
    public uint NextWord()
    {
        if (_index == Mt19937.StateLength)
        {
            Mt19937.Twist(State);
            _index = 0;
        }

        return Mt19937.Temper(State[_index++]);
    }

    /// <summary>Puts the numbers 0, 1, ... in random order: one word for each but the last.</summary>
    /// <param name="destination">Receives the permutation; at most 214,748,363 numbers.</param>
    /// <remarks><b>PyTorch.</b> <c>torch.randperm(n)</c>, which has another method for more.</remarks>
    /// <exception cref="ArgumentException">The destination is too long.</exception>
    public void RandPerm(Span<int> destination)
    {
        if (destination.Length > MostPermuted)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"destination must hold at most {MostPermuted} numbers; received {destination.Length}."),
                nameof(destination));
        }

        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = i;
        }

        for (int i = 0; i < destination.Length - 1; i++)
        {
            int other = i + (int)(NextWord() % (uint)(destination.Length - i));
            (destination[i], destination[other]) = (destination[other], destination[i]);
        }
    }

    /// <summary>Draws into memory, on vectors of a given width or of the best.</summary>
    internal void Fill<T>(in TorchDraw draw, Span<T> destination, LaneWidth? width = null)
        where T : unmanaged
    {
        switch (width ?? LaneWidths.BestFused)
        {
            case LaneWidth.Bits512:
                Fill<T, VectorTorchKernel<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>>(
                    draw, destination);
                break;
            case LaneWidth.Bits256:
                Fill<T, VectorTorchKernel<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>>(
                    draw, destination);
                break;
            case LaneWidth.Bits128:
                Fill<T, VectorTorchKernel<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>>(
                    draw, destination);
                break;
            default:
                Fill<T, ScalarTorchKernel>(draw, destination);
                break;
        }
    }

    private unsafe void Fill<T, TKernel>(in TorchDraw draw, Span<T> destination)
        where T : unmanaged
        where TKernel : struct, ITorchKernel
    {
        int n = destination.Length;
        TorchSmallNormal small = new(draw.Std, draw.Mean) { Kept = _kept };
        fixed (uint* state = State)
        fixed (T* pointer = destination)
        {
            TorchWords<TKernel> words = new(state, _index);
            if (typeof(T) == typeof(float))
            {
                DrawFill<TorchSingle<TKernel>, float, TKernel> fill = new(
                    new(draw.Std, draw.Mean), new(draw.SingleWidth, draw.Low), new(1, 0), draw);
                fill.Fill(ref words, ref small, n, (float*)pointer);
            }
            else if (typeof(T) == typeof(double))
            {
                DrawFill<TorchDouble<TKernel>, double, TKernel> fill = new(
                    new(draw.Std, draw.Mean), new(draw.High - draw.Low, draw.Low), new(1, 0), draw);
                fill.Fill(ref words, ref small, n, (double*)pointer);
            }
            else if (typeof(T) == typeof(Half))
            {
                DrawFill<TorchNarrow<Half, HalfRounding, TKernel>, Half, TKernel> fill = new(
                    new(draw.Std, draw.Mean), new(draw.SingleWidth, draw.Low), new(1, 0), draw);
                fill.Fill(ref words, ref small, n, (Half*)pointer);
            }
            else
            {
                DrawFill<TorchNarrow<BFloat16, BFloat16Rounding, TKernel>, BFloat16, TKernel> fill = new(
                    new(draw.Std, draw.Mean), new(draw.SingleWidth, draw.Low), new(1, 0), draw);
                fill.Fill(ref words, ref small, n, (BFloat16*)pointer);
            }

            _index = words.Index;
        }

        _kept = small.Kept;
    }
}
