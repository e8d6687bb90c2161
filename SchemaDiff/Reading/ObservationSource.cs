using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Reading;

/// <summary>What was seen of a target: an observation file, a folder of them, or the report of a run.</summary>
internal sealed class ObservationSource : ISnapshotSource
{
    internal const string Suffix = ".observation.json";

    private const string Report = "/observations";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public bool Reads(string input) => Directory.Exists(input) ? Files(input).Length > 0 : File.Exists(input) && IsObservation(input);

    public async Task<Snapshot> ReadAsync(string input, CancellationToken cancellation)
    {
        var endpoints = new SortedDictionary<string, EndpointSnapshot>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(input) ? Files(input) : [input])
        {
            foreach (var observation in Observations(file, await OwnFile.JsonAsync(file, cancellation)).Where(observation =>
                observation.Pages > 0))
            {
                if (!endpoints.TryAdd(observation.Endpoint, new(observation.Endpoint, null, null, file, observation)))
                    throw new SnapshotException(input, $"there are two observations of {observation.Endpoint}");
            }
        }

        return endpoints.Count > 0
            ? new(input, endpoints, IsSingle: endpoints.Count == 1)
            : throw new SnapshotException(input, "no page was observed");
    }

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder, $"*{Suffix}").Order(StringComparer.Ordinal)];

    /// <summary>A file is known by what is in it, because reports are renamed where they are kept.</summary>
    private static bool IsObservation(string file) => file.EndsWith(Suffix, StringComparison.Ordinal)
        || (OwnFile.JsonIfAny(file) is { } root
            && (IsList(root, Report) || (IsList(root, "/fields") && JsonPointer.Find(root, "/pages") is not null)));

    private static bool IsList(JsonElement root, string pointer) => JsonPointer.Find(root, pointer) is { ValueKind: JsonValueKind.Array };

    private static IReadOnlyList<Observation> Observations(string file, JsonElement content)
    {
        try
        {
            return JsonPointer.Find(content, Report) is { } list
                ? list.Deserialize<List<Observation>>(Options)!
                : [content.Deserialize<Observation>(Options)!];
        }
        catch (JsonException wrong)
        {
            throw new SnapshotException(file, $"it is not an observation: {wrong.Message}", wrong);
        }
    }
}
