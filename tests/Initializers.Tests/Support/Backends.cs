using System;

namespace Initializers.Tests.Support;

/// <summary>The backends of Keras by their names.</summary>
internal static class Backends
{
    internal static Backend Named(string name) => Backend.TryGet(name, out Backend? backend)
        ? backend
        : throw new ArgumentException($"No backend is called {name}.", nameof(name));
}
