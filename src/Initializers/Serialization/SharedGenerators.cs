using System.Text.Json.Nodes;

namespace Initializers.Serialization;

/// <summary>The generators of one model by their numbers, so that those which were one stay one.</summary>
internal sealed class SharedGenerators
{
    /// <summary>Keras's key for the number of an object.</summary>
    internal const string IdKey = "shared_object_id";

    private readonly Dictionary<string, SeedGenerator> _byId = [];
    private readonly Dictionary<SeedGenerator, int> _ids = [];

    internal SeedGenerator Get(JsonObject members, Func<JsonObject, SeedGenerator> read)
    {
        if (members[IdKey] is not { } number)
        {
            return read(members);
        }

        lock (_byId)
        {
            string id = number.ToJsonString();
            if (!_byId.TryGetValue(id, out SeedGenerator? generator))
            {
                generator = read(members);
                _byId.Add(id, generator);
            }

            return generator;
        }
    }

    internal int IdOf(SeedGenerator generator)
    {
        lock (_ids)
        {
            _ids.TryAdd(generator, _ids.Count + 1);
            return _ids[generator];
        }
    }
}
