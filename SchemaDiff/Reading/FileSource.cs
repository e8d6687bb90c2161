using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Reading;

/// <summary>A JSON schema, or the <c>endpoint.json</c> of an endpoint.</summary>
internal sealed class FileSource : ISnapshotSource
{
    public bool Reads(string input) => File.Exists(input);

    public async Task<Snapshot> ReadAsync(string input, CancellationToken cancellation)
    {
        var content = await ContractFiles.NewestAsync(input, cancellation);
        var isSchema = JsonPointer.FindText(content, "/$schema")?.Contains("json-schema.org", StringComparison.Ordinal) == true;
        var isEndpoint = JsonPointer.FindText(content, "/route") is not null
            && (JsonPointer.Find(content, "/method") ?? JsonPointer.Find(content, "/answer")) is not null;
        if (!isSchema && !isEndpoint)
            throw new SnapshotException(input,
                "the file is neither a JSON schema (it has no $schema of json-schema.org) nor an endpoint.json");
        var endpoint = new EndpointSnapshot(Path.GetFileName(input), isEndpoint ? content : null, isSchema ? content : null, input);
        return new(input, new Dictionary<string, EndpointSnapshot> { [endpoint.Name] = endpoint }, IsSingle: true);
    }
}
