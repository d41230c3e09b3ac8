using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;

namespace Initializers.Samples.Gallery;

/// <summary>One initializer of the gallery.</summary>
internal interface IExhibit
{
    Caption Caption { get; }

    /// <summary>What was measured.</summary>
    Finding Finding { get; }

    /// <summary>The finding in a few words.</summary>
    string Brief { get; }

    /// <summary>What theory says, if it belongs on the scale that all weights share.</summary>
    Law? Law { get; }

    /// <summary>Draws the picture of this initializer alone.</summary>
    Figure Draw();

    /// <summary>Draws its panel of the page that shows all.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="reach">The end of the scale that all weights share.</param>
    /// <param name="peak">The greatest density of any of them.</param>
    void DrawSmall(Panel panel, double reach, double peak);
}
