using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.ModelFiles;

/// <summary>What an initializer of a plan is made of.</summary>
public static class InitializerParts
{
    /// <summary>The initializer and all that it holds.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <returns>The initializer first.</returns>
    public static IEnumerable<Initializer> WithParts(this Initializer initializer) => initializer switch
    {
        LayoutInitializer layout => [layout, .. layout.Inner.WithParts()],
        Blocks blocks => [blocks, .. blocks.Initializers.SelectMany(WithParts)],
        _ => [initializer],
    };
}
