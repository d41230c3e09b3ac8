using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Initializers.Fourier;
using Initializers.Printing;

namespace Initializers;

/// <summary>The window of <see cref="STFT"/>: a window function by name, the values themselves, or none.</summary>
/// <remarks>
/// <para>The default value is the window <c>hann</c>, as in Keras; another one is made by its name or its values:
/// <c>new STFT(window: new("hamming"))</c>.</para>
/// <para>The names are those of <c>scipy.signal.get_window</c>, abbreviations included, for windows without
/// parameters: <c>barthann</c>, <c>bartlett</c>, <c>blackman</c>, <c>blackmanharris</c>, <c>bohman</c>, <c>boxcar</c>,
/// <c>cosine</c>, <c>exponential</c>, <c>flattop</c>, <c>hamming</c>, <c>hann</c>, <c>lanczos</c>, <c>nuttall</c>,
/// <c>parzen</c>, <c>taylor</c>, <c>triang</c>, <c>tukey</c>. An ending <c>_periodic</c> or <c>_symmetric</c> wins over
/// <see cref="STFT.Periodic"/>, as in SciPy.</para>
/// </remarks>
public readonly partial struct StftWindow : IEquatable<StftWindow>
{
    private static readonly (string Ending, bool IsPeriodic)[] Endings = [("_periodic", true), ("_symmetric", false)];

    private readonly WindowKind _kind;
    private readonly bool? _isPeriodic;
    private readonly string? _name;
    private readonly double[]? _values;

    /// <summary>Takes a window function by its name.</summary>
    /// <param name="name">The name; case matters, as in SciPy.</param>
    /// <exception cref="ArgumentNullException">The name is null; <see cref="None"/> is no window.</exception>
    /// <exception cref="ArgumentException">
    /// There is no window of that name, or it needs parameters, as <c>kaiser</c> does.
    /// </exception>
    public StftWindow(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string function = name;
        foreach ((string ending, bool isPeriodic) in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                function = name[..^ending.Length];
                _isPeriodic = isPeriodic;
            }
        }

        if (!WindowFunctions.TryParse(function, out _kind))
        {
            throw new ArgumentException(
                WindowFunctions.NeedsParameters(function)
                    ? $"window must name a window function without parameters; received \"{name}\", which needs one or "
                        + "more. Give the values as an array instead."
                    : $"window must name a window function of scipy.signal; received \"{name}\".",
                nameof(name));
        }

        _name = name;
    }

    /// <summary>Takes the values of a window.</summary>
    /// <param name="values">One value for each row of the kernel; copied.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public StftWindow(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"window must hold finite numbers; received {value}."), nameof(values));
            }
        }

        _values = values.ToArray();
    }

    private StftWindow(WindowKind none)
    {
        _kind = none;
        IsNone = true;
    }

    /// <summary>No window: all rows of the kernel weigh the same, and nothing is scaled.</summary>
    public static StftWindow None { get; } = new(WindowKind.Boxcar);

    /// <summary>Whether there is no window.</summary>
    public bool IsNone { get; }

    /// <summary>The name that was given, or null for given values and for no window.</summary>
    public string? Name => IsNone || _values is not null ? null : _name ?? "hann";

    /// <summary>The values that were given, or null for a name and for no window.</summary>
    public IReadOnlyList<double>? Values => _values is null ? null : Array.AsReadOnly(_values);

    /// <summary>Whether two windows have the same name, the same values, or are both none.</summary>
    /// <param name="left">One window.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(StftWindow left, StftWindow right) => left.Equals(right);

    /// <summary>Whether two windows differ.</summary>
    /// <param name="left">One window.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(StftWindow left, StftWindow right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(StftWindow other) =>
        IsNone == other.IsNone
        && Name == other.Name
        && _values is null == other._values is null
        && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is StftWindow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(IsNone);
        hash.Add(Name);
        foreach (double value in _values.AsSpan())
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>The name, <c>none</c>, or how many values there are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        IsNone ? "none" : Name ?? FormattableString.Invariant($"{_values!.Length} values");

    /// <summary>How many values were given, or null for a name and for no window.</summary>
    internal int? ValueCount => _values?.Length;

    /// <summary>The values for a kernel of so many rows; given values must be as many.</summary>
    internal WindowSamples Sample(long length, bool isPeriodic) =>
        _values is null ? new(_kind, length, _isPeriodic ?? isPeriodic) : new(_values);

    /// <summary>Null, the name, or the values: as Keras writes it.</summary>
    internal JsonNode? ToNode() => _values is null
        ? Name
        : new JsonArray([.. _values.Select(static value => PythonNumber.ToNode(value))]);
}
