namespace Initializers.Sampling.Torch;

/// <summary>One element type's arithmetic: how PyTorch makes, scales and rounds its values.</summary>
internal unsafe interface ITorchElement<T>
    where T : unmanaged
{
    /// <summary>The number of words in a uniform value.</summary>
    static abstract int Words { get; }

    /// <summary>The number of words before those of the block that replaces the last 16 of n normal values.</summary>
    static abstract long WordsBeforeTail(long n);

    /// <summary>Uniform values, scaled and offset.</summary>
    void Uniform(uint* words, int count, T* destination);

    /// <summary>Uniform values, scaled and offset with one rounding before that to the type.</summary>
    void UniformFused(uint* words, int count, T* destination);

    /// <summary>Pairs of normal values, scaled and offset, from the words of radius and angle.</summary>
    void Normal(uint* radius, uint* angle, int count, T* cosine, T* sine);

    /// <summary>Pairs of unit normal values, from the words of radius and angle.</summary>
    void UnitNormal(uint* radius, uint* angle, int count, T* cosine, T* sine);

    /// <summary>Scales and offsets unit values in place.</summary>
    void Affine(T* values, int count);

    /// <summary>A double as an element.</summary>
    T FromDouble(double value);

    /// <summary>Whether a unit value lies strictly between -2 and 2.</summary>
    bool IsInside(T value);
}
