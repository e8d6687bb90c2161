using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;

namespace CloudController.SchemaDiff.Reading;

/// <summary>Reads the files of a contract.</summary>
internal static class ContractFiles
{
    internal const string Endpoint = "endpoint.json";

    internal const string Schema = "response.schema.json";

    private const string Edition = "edition.json";

    /// <summary>Whether <paramref name="folder"/> is that of one endpoint.</summary>
    internal static bool IsEndpoint(string folder) => File.Exists(Path.Combine(folder, Endpoint));

    /// <summary>The endpoint in <paramref name="folder"/>.</summary>
    internal static async Task<EndpointSnapshot> EndpointAsync(string folder, CancellationToken cancellation)
    {
        var schema = Path.Combine(folder, Schema);
        return new(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            await WholeAsync(Path.Combine(folder, Endpoint), () => EndpointFiles.Endpoint(folder), cancellation),
            File.Exists(schema) ? await WholeAsync(schema, () => SchemaBundle.Of(schema), cancellation) : null,
            File.Exists(schema) ? schema : Path.Combine(folder, Endpoint));
    }

    /// <summary>The edition in <paramref name="folder"/>, the schema of its errors and the file of that; nothing where the folder is not
    /// that of an edition.</summary>
    internal static async Task<(JsonElement? Edition, JsonElement? ErrorSchema, string? ErrorFile)> EditionAsync(
        string? folder, CancellationToken cancellation)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, Edition)))
            return (null, null, null);
        var edition = await NewestAsync(Path.Combine(folder, Edition), cancellation);
        var errors = JsonPointer.FindText(edition, "/errors/schema") is { } name ? Path.Combine(folder, name) : null;
        return (edition, errors is null ? null : await NewestAsync(errors, cancellation), errors);
    }

    /// <summary>The JSON of <paramref name="file"/> as it is today, without what the contract's dates say was removed before.</summary>
    /// <exception cref="SnapshotException">The file is missing or not JSON, or a date in it is malformed.</exception>
    internal static async Task<JsonElement> NewestAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return DatedJson.Newest(await JsonAsync(file, cancellation));
        }
        catch (FormatException malformed)
        {
            throw new SnapshotException(file, malformed.Message, malformed);
        }
    }

    /// <summary>The content of <paramref name="file"/> together with what other files of its edition add to it.</summary>
    private static async Task<JsonElement> WholeAsync(string file, Func<JsonObject> together, CancellationToken cancellation)
    {
        // An error in the file itself is told in the same form as for any other file.
        _ = await JsonAsync(file, cancellation);
        try
        {
            return DatedJson.Newest(JsonSerializer.SerializeToElement(together()));
        }
        catch (Exception trouble) when (trouble is ContractDataException or FormatException)
        {
            throw new SnapshotException(file, trouble.Message, trouble);
        }
    }

    /// <summary>The JSON of <paramref name="file"/>, read strictly.</summary>
    /// <exception cref="SnapshotException">The file is missing or not JSON.</exception>
    internal static async Task<JsonElement> JsonAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var reading = StrictJson.Read(await UnicodeFile.ReadAsync(file, cancellation));
            return reading.Fault == JsonFault.None ? reading.Root : throw new SnapshotException(file, reading.Problem);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(file, trouble.Message, trouble);
        }
    }
}
