using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>The configurations and errors of Keras itself, from <c>Golden/keras-config.json</c>.</summary>
internal static class KerasConfigGolden
{
    private static readonly JsonObject Root = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "keras-config.json")))!.AsObject();

    /// <summary>Every entry of a section, with a name for the test report.</summary>
    internal static TheoryData<int, string> Entries(string section, Func<JsonNode, string> name)
    {
        TheoryData<int, string> data = [];
        for (int i = 0; i < Section(section).Count; i++)
        {
            data.Add(i, name(Entry(section, i)));
        }

        return data;
    }

    internal static JsonNode Entry(string section, int index) => Section(section)[index]!;

    internal static IEnumerable<string> Texts(string section, string key) =>
        Section(section).Select(entry => Text(entry!, key)!);

    internal static string? Text(JsonNode entry, string key) => (string?)entry[key];

    private static JsonArray Section(string section) => Root[section]!.AsArray();
}
