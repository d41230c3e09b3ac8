namespace Initializers.Filling;

/// <summary>Scratch memory on the stack.</summary>
internal static unsafe class StackMemory
{
    /// <summary>How much larger than needed scratch memory must be for <see cref="Align"/>, in bytes.</summary>
    internal const int Slack = CacheLine - 1;

    private const int CacheLine = 64;

    /// <summary>The first cache line in the memory: a vector that spans two lines costs two accesses.</summary>
    internal static byte* Align(byte* memory) => (byte*)(((nuint)memory + Slack) & ~(nuint)Slack);
}
