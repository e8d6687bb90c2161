using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Observing;

/// <summary>What one endpoint showed, as it is kept; <c>observation.schema.json</c> describes it.</summary>
internal sealed record ObservationFile(
    string Endpoint, string Edition, int Pages, int Items, bool IsComplete, IReadOnlyList<ObservedField> Fields)
{
    /// <summary>The version of the form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>
    /// Writes <paramref name="list"/> into <paramref name="folder"/>, which is made where it does not exist, and returns the file's path.
    /// </summary>
    internal static async Task<string> WriteAsync(ObservedList list, string folder, CancellationToken cancellation)
    {
        var seen = list.Observation;
        var content = new ObservationFile(seen.Endpoint, seen.Edition, seen.Pages, list.Items, list.IsComplete, seen.Fields);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, seen.Endpoint + ObservationSource.Suffix);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(content, ContractLibrary.Json) + "\n", cancellation);
        return file;
    }
}
