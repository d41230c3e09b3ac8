namespace Initializers.Samples.Gallery;

/// <summary>One line of the report.</summary>
/// <param name="Name">The initializer's name.</param>
/// <param name="File">The name of its picture.</param>
/// <param name="Count">How many values were looked at.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StdDev">Their standard deviation.</param>
/// <param name="TheoryMean">The mean that theory says.</param>
/// <param name="TheoryStdDev">The standard deviation likewise.</param>
/// <param name="Fit">How far the values are from theory, and how far they may be.</param>
/// <param name="IsFit">Whether they are near enough.</param>
internal sealed record Finding(
    string Name,
    string File,
    int Count,
    double Mean,
    double StdDev,
    double TheoryMean,
    double TheoryStdDev,
    string Fit,
    bool IsFit);
