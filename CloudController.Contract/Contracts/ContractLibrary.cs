using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.Contract.Files;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Contracts;

/// <summary>All editions under <c>schemas/</c>. One file that cannot be read is an error that names it, and nothing is loaded.</summary>
public sealed class ContractLibrary
{
    /// <summary>How contract files are read: camelCase names, no unknown member, every required member.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The same on one line, for files that hold a value a line.</summary>
    public static JsonSerializerOptions JsonLine { get; } = new(Json) { WriteIndented = false };

    private ContractLibrary(
        IReadOnlyList<EndpointContract> endpoints,
        IReadOnlyList<EndpointContract> writes,
        IReadOnlyList<EndpointContract>? sources = null,
        IReadOnlyList<EndpointContract>? makers = null)
    {
        (Endpoints, Writes, Sources) = (endpoints, writes, sources ?? endpoints);
        Makers = makers ?? [.. writes.Where(write => write.Write!.Needs is null)];
        Editions = endpoints.Concat(writes).Select(endpoint => endpoint.Edition).Distinct().ToList();
    }

    /// <summary>Every endpoint of every edition that changes nothing.</summary>
    public IReadOnlyList<EndpointContract> Endpoints { get; }

    /// <summary>Every endpoint of every edition that changes something.</summary>
    public IReadOnlyList<EndpointContract> Writes { get; }

    /// <summary>
    /// How items are made and removed: all of <see cref="Writes"/> that need nothing else, those too that <see cref="Only"/> leaves out.
    /// </summary>
    public IReadOnlyList<EndpointContract> Makers { get; }

    /// <summary>Where subjects are taken from: every endpoint, those too that <see cref="Only"/> leaves out.</summary>
    public IReadOnlyList<EndpointContract> Sources { get; }

    /// <summary>Every edition that has an endpoint.</summary>
    public IReadOnlyList<Edition> Editions { get; }

    /// <summary>The folder <c>schemas</c> beside the running program, where the build copies it.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "schemas");

    /// <summary>Reads all editions below <paramref name="folder"/>.</summary>
    /// <exception cref="ContractDataException">A file is missing or does not have the documented form; the message names it.</exception>
    public static ContractLibrary Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ContractDataException(folder, "the folder of the contract does not exist");

        var editions = Folders(folder).SelectMany(Folders).Select(version => (Folder: version, Edition: LoadEdition(version))).ToList();
        return new ContractLibrary(LoadFrom(EndpointFolders), LoadFrom(WriteFolders));

        List<EndpointContract> LoadFrom(Func<string, IEnumerable<string>> folders) => editions
            .SelectMany(version => folders(version.Folder).Select(endpoint => LoadEndpoint(endpoint, version.Edition)))
            .OfType<EndpointContract>()
            .ToList();
    }

    /// <summary>
    /// The same library with no other endpoints than <paramref name="which"/> says; subjects may still come from all of them.
    /// </summary>
    public ContractLibrary Only(Func<EndpointContract, bool> which) =>
        new(Endpoints.Where(which).ToList(), Writes.Where(which).ToList(), Sources, Makers);

    private static IEnumerable<string> Folders(string parent) => Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal);

    /// <summary>Beside the endpoints an edition has a folder for what they share, and one for requests that change something.</summary>
    private static IEnumerable<string> EndpointFolders(string edition) =>
        Folders(edition).Where(folder => Path.GetFileName(folder) is not (EndpointFiles.Resources or EndpointFiles.Writes));

    private static IEnumerable<string> WriteFolders(string edition) =>
        Path.Combine(edition, EndpointFiles.Writes) is var writes && Directory.Exists(writes) ? Folders(writes) : [];

    private static Dated<Edition> LoadEdition(string folder)
    {
        var file = Path.Combine(folder, "edition.json");
        var (family, version) = (Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder));
        if (VersionNumber.Of(version) is null)
            throw new ContractDataException(folder, "the folder of an edition is called after a version");
        return new(file, Read<JsonElement>(file), (content, _) =>
        {
            var edition = Parse<Edition>(file, content);
            var errors = ResponseSchema.Load(Path.Combine(folder, edition.Errors.Schema));
            return edition with { Family = family, Version = version, ErrorSchema = errors };
        });
    }

    /// <returns>The endpoint; <c>null</c> for the draft of a write, which does not say what to send.</returns>
    private static EndpointContract? LoadEndpoint(string folder, Dated<Edition> dated)
    {
        var edition = dated.Newest;
        var id = EndpointId.Of(edition.Family, Path.GetFileName(folder))
            ?? throw new ContractDataException(folder, "the folder of an endpoint is called <resource>.<operation>");
        var file = Path.Combine(folder, "endpoint.json");
        var content = JsonSerializer.SerializeToElement(EndpointFiles.Endpoint(folder));
        if (Path.GetFileName(Path.GetDirectoryName(folder)) == EndpointFiles.Writes)
            return JsonPointer.Find(content, "/write") is null ? null : LoadWrite(folder, dated, id, file, content);
        var isFile = JsonPointer.Find(content, "/answer/file") is not null;
        var example = isFile ? (JsonElement?)null : Read<JsonElement>(Path.Combine(folder, "example.json"));
        var endpoint = new Dated<EndpointContract>(
            file, content, (json, _) => Parse<EndpointContract>(file, json) with { Id = id, Example = example });
        return new EndpointHistory(endpoint, dated,
            isFile ? null : ResponseSchema.LoadDated(Path.Combine(folder, "response.schema.json"))).Newest;
    }

    /// <summary>What is made or changed is answered with the item, whose schema is that of its resource.</summary>
    private static EndpointContract LoadWrite(
        string folder, Dated<Edition> dated, EndpointId id, string file, JsonElement content)
    {
        var endpoint = new Dated<EndpointContract>(file, content, (json, _) => Parse<EndpointContract>(file, json) with { Id = id });
        var resources = Path.Combine(EndpointFiles.EditionFolderOf(folder), EndpointFiles.Resources);
        var schema = JsonPointer.FindText(content, "/answer/item/of") is { } resource
            ? ResponseSchema.LoadDated(Path.Combine(resources, $"{resource}.schema.json"))
            : null;
        return new EndpointHistory(endpoint, dated, schema).Newest;
    }

    private static T Parse<T>(string file, JsonElement content)
    {
        try
        {
            return content.Deserialize<T>(Json)!;
        }
        catch (JsonException trouble)
        {
            throw new ContractDataException(file, trouble.Message, trouble);
        }
    }

    private static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(UnicodeFile.Read(file), Json)!;
        }
        catch (Exception trouble) when (trouble is JsonException or IOException)
        {
            throw new ContractDataException(file, trouble.Message, trouble);
        }
    }
}
