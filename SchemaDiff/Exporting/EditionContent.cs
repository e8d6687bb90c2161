using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>An edition as its files state it today, without dates.</summary>
/// <param name="Edition">What its endpoints have in common.</param>
/// <param name="Endpoints">The endpoints that change nothing, in the order of their names.</param>
/// <param name="Schemas">Every schema of the edition by the full path of its file; they refer to each other.</param>
/// <param name="ErrorFile">The file of the schema of errors.</param>
internal sealed record EditionContent(
    Edition Edition, IReadOnlyList<EndpointContent> Endpoints, IReadOnlyDictionary<string, JsonElement> Schemas, string ErrorFile)
{
    private const string SchemaPattern = "*.schema.json";

    /// <summary>Reads the edition called <paramref name="name"/> below <paramref name="schemas"/>.</summary>
    /// <exception cref="SnapshotException">There is none, or one of its files cannot be read.</exception>
    internal static async Task<EditionContent> ReadAsync(string schemas, string name, CancellationToken cancellation)
    {
        var (family, version, folder) = new EditionSource(schemas).Find(name);
        var snapshot = await FolderSource.ReadAsync(folder, name, cancellation);
        if (snapshot.Edition is not { } edition || snapshot.ErrorFile is not { } errors)
            throw new SnapshotException(name, "the edition has no edition.json that names a schema of errors");
        var common = Parsed<Edition>(edition, Path.Combine(folder, "edition.json")) with { Family = family, Version = version };
        var endpoints = new List<EndpointContent>();
        foreach (var endpoint in snapshot.Endpoints.Values.Where(endpoint => !IsWrite(endpoint)))
            endpoints.Add(await EndpointAsync(endpoint, common, cancellation));
        var files = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, SchemaPattern, SearchOption.AllDirectories))
            files[Path.GetFullPath(file)] = await ContractFiles.NewestAsync(file, cancellation);
        return new(common, endpoints, files, Path.GetFullPath(errors));
    }

    /// <summary>Drafts of requests that change something lie in a folder of their own; they state no answer.</summary>
    private static bool IsWrite(EndpointSnapshot endpoint) =>
        Path.GetFileName(Path.GetDirectoryName(Folder(endpoint))) == EndpointFiles.Writes;

    private static string Folder(EndpointSnapshot endpoint) => Path.GetDirectoryName(Path.GetFullPath(endpoint.File))!;

    private static async Task<EndpointContent> EndpointAsync(EndpointSnapshot endpoint, Edition edition, CancellationToken cancellation)
    {
        var folder = Folder(endpoint);
        var example = Path.Combine(folder, "example.json");
        var contract = Parsed<EndpointContract>(endpoint.Contract!.Value, Path.Combine(folder, ContractFiles.Endpoint)) with
        {
            Edition = edition,
            Id = EndpointId.Of(edition.Family, endpoint.Name)
                ?? throw new SnapshotException(folder, "the folder of an endpoint is called <resource>.<operation>"),
        };
        return new(
            contract,
            endpoint.Schema is null ? null : Path.Combine(folder, ContractFiles.Schema),
            File.Exists(example) ? JsonNode.Parse((await ContractFiles.JsonAsync(example, cancellation)).GetRawText()) : null);
    }

    private static T Parsed<T>(JsonElement content, string file)
    {
        try
        {
            return content.Deserialize<T>(ContractLibrary.Json)!;
        }
        catch (JsonException wrong)
        {
            throw new SnapshotException(file, wrong.Message, wrong);
        }
    }
}

/// <summary>One endpoint of an edition.</summary>
/// <param name="Contract">Everything its files say.</param>
/// <param name="SchemaFile">The full path of the schema of its answer; <c>null</c> where it has none.</param>
/// <param name="Example">The documented body; <c>null</c> where there is none.</param>
internal sealed record EndpointContent(EndpointContract Contract, string? SchemaFile, JsonNode? Example);
