using System.Linq;

namespace Initializers.Samples.ModelFiles;

/// <summary>Reads the names of backends.</summary>
public static class BackendNames
{
    /// <summary>Finds a backend.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="where">What says so, an option or a field: the beginning of the sentence about an unknown name.</param>
    /// <returns>The backend.</returns>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static Backend Parse(string name, string where) =>
        Backend.TryGet(name, out Backend? backend)
            ? backend
            : throw new InputException(
                $"{where} must be one of {string.Join(", ", Backend.All.Select(known => known.Name))}; "
                + $"received \"{name}\".");
}
