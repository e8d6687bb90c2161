using System.Text.Json.Nodes;
using CloudController.Contract.Files;

namespace CloudController.Contract.Contracts;

/// <summary>
/// Puts together what the files of an edition say of one endpoint. What all endpoints share stands once in <c>edition.json</c>, what all
/// answers with a resource share once in <c>resources/&lt;name&gt;.json</c>; here it becomes one <c>endpoint.json</c> that says everything
/// itself.
/// </summary>
public static class EndpointFiles
{
    /// <summary>The folder, beside those of the endpoints, of what answers with a resource share.</summary>
    public const string Resources = "resources";

    /// <summary>The folder, beside those of the endpoints, of the requests that change something.</summary>
    public const string Writes = "writes";

    private const string Groups = "groups";

    private const string UnknownItem = "unknownItem";

    private static readonly string[] OfResource = ["links", "invariants"];

    /// <summary>Everything that is said of the endpoint in <paramref name="folder"/>.</summary>
    /// <exception cref="ContractDataException">
    /// A file is missing, is not JSON, or names a group or a resource that is not there.
    /// </exception>
    public static JsonObject Endpoint(string folder)
    {
        var file = Path.Combine(folder, "endpoint.json");
        var endpoint = ContractFile.ReadObject(file);
        var editionFolder = EditionFolderOf(folder);
        var editionFile = Path.Combine(editionFolder, "edition.json");
        var edition = File.Exists(editionFile) ? ContractFile.ReadObject(editionFile) : [];

        endpoint.TryAdd("method", "GET");
        (endpoint["answer"]?["list"] as JsonObject)?.TryAdd("pointer", ListAnswer.UsualPointer);
        AddEditions(endpoint, edition);
        AddGroups(endpoint, edition, file);
        if (ResourceOf(endpoint) is { } resource && !endpoint.ContainsKey("resource"))
            AddResource(endpoint, ContractFile.ReadObject(Path.Combine(editionFolder, Resources, resource + ".json")), resource);
        return endpoint;
    }

    /// <summary>The folder of the edition that the endpoint in <paramref name="folder"/> belongs to.</summary>
    internal static string EditionFolderOf(string folder)
    {
        var around = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        return Path.GetFileName(around) == Writes ? Path.GetDirectoryName(around)! : around;
    }

    /// <summary>What the edition says of documents, headers and authorisation, where the endpoint says nothing else.</summary>
    private static void AddEditions(JsonObject endpoint, JsonObject edition)
    {
        if (endpoint["document"] is JsonObject document)
        {
            AddMissing(document, edition, "date", from: "documented");
            AddMissing(document, edition, "apiVersion");
        }

        var word = endpoint["authorization"] is JsonValue text ? (string?)text : null;
        if (word is not null)
            endpoint.Remove("authorization");
        if (word == "optional")
            endpoint["anonymous"] = true;
        if (word != "none")
            AddMissing(endpoint, edition, "authorization");

        var response = endpoint["response"] as JsonObject ?? [];
        response.TryAdd("status", (int?)endpoint["answer"]?["file"]?["redirect"] ?? 200);
        AddMissing(response, edition, "headers");
        endpoint["response"] = response.Parent is null ? response : response.DeepClone();
    }

    private static void AddMissing(JsonObject to, JsonObject edition, string name, string? from = null)
    {
        if (!to.ContainsKey(name) && edition[from ?? name] is { } value)
            to[name] = value.DeepClone();
    }

    /// <summary>The parameters of the groups that the endpoint uses, before its own; of two of one name its own counts.</summary>
    private static void AddGroups(JsonObject endpoint, JsonObject edition, string file)
    {
        var own = endpoint["parameters"]?.AsArray().Select(parameter => parameter?.DeepClone()).ToList() ?? [];
        var shared =
            from name in endpoint["uses"]?.AsArray().Select(name => (string)name!) ?? []
            let known = edition[Groups]?[name]?.AsArray()
                ?? throw new ContractDataException(file, $"uses '{name}', which is no group of edition.json")
            from parameter in known
            where !own.Exists(mine => (string?)mine?["name"] == (string?)parameter["name"])
            select parameter.DeepClone();
        JsonArray all = [.. shared.Concat(own)];
        endpoint.Remove("uses");
        endpoint["parameters"] = all;
    }

    /// <summary>The resource that the answer is made of; <c>null</c> where it is made of none.</summary>
    private static string? ResourceOf(JsonObject endpoint) => endpoint["answer"] is JsonObject answer
        ? (string?)(answer["list"]?["of"] ?? answer["item"]?["of"] ?? answer["nothing"]?["of"])
        : null;

    private static void AddResource(JsonObject endpoint, JsonObject resource, string name)
    {
        resource.Remove("$schema");
        resource["name"] = name;
        foreach (var member in OfResource)
        {
            if (resource[member] is not JsonArray shared)
                continue;
            resource.Remove(member);
            endpoint[member] = new JsonArray([.. shared.Concat(endpoint[member]?.AsArray() ?? []).Select(entry => entry?.DeepClone())]);
        }

        if (resource[UnknownItem] is { } unknown)
            endpoint.TryAdd(UnknownItem, unknown.DeepClone());
        resource.Remove(UnknownItem);
        AddUndocumented(endpoint, resource);
        endpoint["resource"] = resource;
    }

    /// <summary>
    /// Pointers in resources start at an item, those in endpoints at the answer: the place of the item is put in front of them.
    /// </summary>
    private static void AddUndocumented(JsonObject endpoint, JsonObject resource)
    {
        const string undocumented = "undocumented";
        if (resource[undocumented] is not JsonArray ofItems)
            return;
        resource.Remove(undocumented);
        var item = endpoint["answer"]?["list"] is { } list ? $"{(string?)list["pointer"]}/*" : "";
        var moved = ofItems.Select(entry =>
        {
            var copy = entry!.DeepClone();
            copy["place"] = item + (string?)copy["place"];
            return (JsonNode?)copy;
        });
        endpoint[undocumented] = new JsonArray([.. moved, .. endpoint[undocumented]?.AsArray().Select(entry => entry?.DeepClone()) ?? []]);
    }
}
