using System.Linq;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Xunit;

namespace Initializers.Tests.BitGenerators;

public class Mt19937VectorizedTests
{
    [Fact]
    public void Twist_and_Temper_give_the_words_of_Next_at_every_width()
    {
        Check<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();
        Check<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();
        Check<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();
    }

    private static unsafe void Check<TLanes, TWords, TDoubles, TSingles>()
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        Mt19937 generator = new(20_240_229u);
        uint[] state = new uint[Mt19937.StateLength];
        uint[] words = new uint[Mt19937.StateLength];
        Mt19937.Initialize(20_240_229u, state);
        for (int block = 0; block < 5; block++)
        {
            // Lengths that are no multiple of any vector, too.
            int length = Mt19937.StateLength - block;
            fixed (uint* from = state, to = words)
            {
                Mt19937.Twist<TLanes, TWords, TDoubles, TSingles>(from);
                Mt19937.Temper<TLanes, TWords, TDoubles, TSingles>(from, length, to);
            }

            uint[] expected = [.. Enumerable.Range(0, Mt19937.StateLength).Select(_ => generator.Next())];
            words.Take(length).Should().Equal(expected.Take(length));
        }
    }
}
