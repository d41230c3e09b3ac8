namespace Initializers.Sampling.Torch;

/// <summary>The inner loops of PyTorch's values, over runs in memory: one implementation per vector width.</summary>
/// <remarks>Counts may be any number.</remarks>
internal unsafe interface ITorchKernel
{
    /// <summary>MT19937: replaces the state by the next 624 words.</summary>
    static abstract void Twist(uint* state);

    /// <summary>MT19937: the outputs that belong to words of the state.</summary>
    static abstract void Temper(uint* source, int count, uint* destination);

    /// <summary>The low 24 bits of a word as a fraction, times scale, plus offset, each rounded.</summary>
    static abstract void Uniform(uint* words, int count, float scale, float offset, float* destination);

    /// <summary>The low 24 bits of a word as a fraction, or 0 if that is not below the limit.</summary>
    static abstract void Fractions(uint* words, int count, float limit, float* destination);

    /// <summary>The low 53 bits of two words, the first one high, in the same way.</summary>
    static abstract void Uniform(uint* words, int count, double scale, double offset, double* destination);

    /// <summary>As <see cref="Uniform(uint*, int, float, float, float*)"/>, rounded once.</summary>
    static abstract void UniformFused(uint* words, int count, float scale, float offset, float* destination);

    /// <summary>As <see cref="Uniform(uint*, int, double, double, double*)"/>, rounded once.</summary>
    static abstract void UniformFused(uint* words, int count, double scale, double offset, double* destination);

    /// <summary>Box-Muller from the words of radius and angle; scale and offset are fused.</summary>
    static abstract void Pairs(
        uint* radius, uint* angle, int count, float scale, float offset, float* cosine, float* sine);

    /// <summary>Box-Muller from two words each of radius and angle; scale and offset are fused.</summary>
    static abstract void Pairs(
        uint* radius, uint* angle, int count, double scale, double offset, double* cosine, double* sine);
}
