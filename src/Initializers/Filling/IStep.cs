namespace Initializers.Filling;

/// <summary>The kernel of a stream that starts anywhere: makes a fixed number of values at once.</summary>
/// <remarks>Values come in groups of a few that are made together: the four of a Philox block, for example.</remarks>
internal unsafe interface IStep<T>
    where T : unmanaged
{
    /// <summary>The number of values of a group; a step may begin at any group.</summary>
    static abstract int GroupLength { get; }

    /// <summary>The number of values a step makes: a multiple of the group's.</summary>
    static abstract int Length { get; }

    /// <summary>Writes the values <paramref name="first"/> and following: so many whole steps.</summary>
    void Write(long first, long steps, T* destination);

    /// <summary>Writes the values of groups whose numbers are listed, one after the other: so many whole steps.</summary>
    void Gather(ulong* groups, int steps, T* destination);
}
