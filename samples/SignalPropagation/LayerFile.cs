using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Every layer of every case as comma-separated values.</summary>
internal static class LayerFile
{
    internal static void Write(string path, IEnumerable<LayerResult> results)
    {
        StringWriter file = new() { NewLine = "\n" };
        file.WriteLine("initializer,signal,layer,measured,theory,relative_error,relative_standard_error");
        foreach (LayerResult result in results)
        {
            Write(file, result.Case.Name, "outputs", result.Outputs);
            Write(file, result.Case.Name, "gradients", result.Gradients);
        }

        PendingFile.WriteAll(path, Encoding.UTF8.GetBytes(file.ToString()));
    }

    private static void Write(StringWriter file, string name, string signal, IReadOnlyList<Comparison> layers)
    {
        for (int layer = 0; layer < layers.Count; layer++)
        {
            Comparison row = layers[layer];
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name},{signal},{layer},{row.Measured.Mean:G6},{row.Theory:G6},{row.Error:G4},{row.Chance:G4}"));
        }
    }
}
