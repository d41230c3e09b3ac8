using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers.Serialization;

/// <summary>Reads a window: null, a name, numbers, or Keras's object of an array of numbers.</summary>
internal static class WindowReader
{
    private const string Rule = "be null, a name, a list of numbers or the object of an array of them";

    /// <param name="key">The key that errors name.</param>
    /// <param name="node">What stands there.</param>
    /// <param name="integerDigits">Receives the digits of values that are integers, by key and place.</param>
    internal static StftWindow Read(string key, JsonNode? node, Dictionary<string, string>? integerDigits = null)
    {
        switch (node)
        {
            case null:
                return StftWindow.None;
            case JsonObject array:
                DenseTensor<double> elements = ConstantReader.Read(array).Value;
                return elements.Rank == 1 ? new(elements.Span) : throw ConfigReader.Error(key, Rule, node);
            case JsonArray list:
                double[] values = new double[list.Count];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = JsonNumber.TryRead(list[i], out JsonNumber number)
                        ? number.Value
                        : throw ConfigReader.Error(key, Rule, node);
                    if (number.IntegerDigits is { } digits)
                    {
                        integerDigits?.Add(FormattableString.Invariant($"{key}[{i}]"), digits);
                    }
                }

                return new(values);
            default:
                return ConfigReader.TryReadString(node, out string name)
                    ? new(name)
                    : throw ConfigReader.Error(key, Rule, node);
        }
    }
}
