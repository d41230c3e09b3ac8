namespace Initializers;

/// <summary>What can be done to any initializer, a class of your own too: each gives a copy of the same class.</summary>
/// <remarks>What is done to an initializer is done to the initializers that it is made of.</remarks>
/// <example>
/// <code>
/// NoisyIdentity noisy = new NoisyIdentity(0.1).WithSeed(3).WithBackend(Backend.Jax);
/// </code>
/// </example>
public static class InitializerExtensions
{
    /// <summary>The same initializer with another seed.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="initializer">The initializer.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed drawn now.</param>
    /// <returns>A copy; the initializer itself if it draws nothing.</returns>
    /// <remarks>
    /// Where several draw, the initializer and its parts, an integer seed goes to part <c>i</c> as
    /// <c>seed.Derive("i")</c>, so that they do not give the same numbers. One part alone gets the seed itself.
    /// </remarks>
    public static T WithSeed<T>(this T initializer, Seed seed)
        where T : Initializer
    {
        ArgumentNullException.ThrowIfNull(initializer);
        return (T)Reseed(initializer, seed);
    }

    /// <summary>The same initializer on another backend.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="initializer">The initializer.</param>
    /// <param name="backend">The backend.</param>
    /// <returns>A copy.</returns>
    public static T WithBackend<T>(this T initializer, Backend backend)
        where T : Initializer
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(backend);
        return (T)Move(initializer, backend);
    }

    /// <summary>
    /// An initializer that repeats what the next call of this one would give: it takes the next pair of a
    /// <see cref="SeedGenerator"/> once, so that a tensor can be filled in several calls.
    /// </summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="initializer">The initializer.</param>
    /// <returns>An initializer whose every call gives the same values; itself if it is one.</returns>
    public static T Freeze<T>(this T initializer)
        where T : Initializer
    {
        ArgumentNullException.ThrowIfNull(initializer);
        return (T)Stop(initializer);
    }

    /// <summary>Another initializer with the same parameters: <c>keras.initializers.Initializer.clone</c>.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="initializer">The initializer.</param>
    /// <returns>
    /// A copy. One that was made without a seed gets a seed of its own, and a <see cref="SeedGenerator"/> starts again
    /// from its first pair, as in Keras; the initializer itself if it draws nothing.
    /// </returns>
    public static T Clone<T>(this T initializer)
        where T : Initializer
    {
        ArgumentNullException.ThrowIfNull(initializer);
        return (T)Repeat(initializer);
    }

    /// <summary>The same layer's kernel with its axes in another order.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="layout">The order of the axes in memory.</param>
    /// <param name="depthMultiplier">The outputs of each input in <see cref="KernelLayout.Depthwise"/>; else 1.</param>
    /// <returns>A <see cref="LayoutInitializer"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The layout is undefined, or the multiplier not 1 or more.</exception>
    public static LayoutInitializer InLayout(this Initializer initializer, KernelLayout layout, int depthMultiplier = 1) =>
        new(initializer, layout, depthMultiplier);

    private static Initializer Move(Initializer initializer, Backend backend) =>
        initializer.Change(itself => itself.OnBackend(backend), (part, _) => Move(part, backend));

    private static Initializer Reseed(Initializer initializer, Seed seed)
    {
        bool isShared = initializer.Parts.Count + (initializer is RandomInitializer ? 1 : 0) > 1;
        return initializer.Change(
            itself => itself is RandomInitializer random ? random.Reseeded(seed) : itself,
            (part, index) => Reseed(part, isShared ? seed.ForPart(index) : seed));
    }

    private static Initializer Stop(Initializer initializer) =>
        initializer.Change(
            static itself => itself is RandomInitializer random ? random.Frozen() : itself, static (part, _) => Stop(part));

    private static Initializer Repeat(Initializer initializer) =>
        initializer.Change(
            static itself => itself is RandomInitializer random ? random.Reseeded(random.CloneSeed()) : itself,
            static (part, _) => Repeat(part));
}
