using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>The schema of a page of a list: items of a resource, and what stands beside them.</summary>
internal static class ListSchema
{
    /// <summary>The member with the resources that parameters add.</summary>
    internal const string Included = "included";

    /// <summary>What schemas of answers are written in.</summary>
    internal const string Dialect = "http://json-schema.org/draft-04/schema#";

    /// <summary>What is called that stands beside the items of lists that cannot be asked for other pages.</summary>
    internal static string Unpaged(string name) => $"unpaged_{name}";

    /// <summary>
    /// The schema of what stands beside the items of a list without parameters for other pages: where a link to one can be null, it is.
    /// </summary>
    internal static JsonObject WithoutOtherPages(JsonObject schema)
    {
        var alone = schema.DeepClone().AsObject();
        foreach (var (name, member) in (alone["properties"] as JsonObject ?? []).ToList())
        {
            if (member?["type"] is JsonArray types && types.Any(type => (string)type! == "null"))
                alone["properties"]![name] = new JsonObject { ["type"] = "null", ["description"] = "there is no other page" };
        }

        return alone;
    }

    /// <summary>The schema of the answer of <paramref name="endpoint"/>.</summary>
    /// <param name="endpoint">What is documented of it.</param>
    /// <param name="shape">The shape of the answer.</param>
    /// <param name="title">What the schema is called.</param>
    /// <param name="edition">The way to the folder of the edition.</param>
    /// <param name="file">Its <c>endpoint.json</c>.</param>
    internal static JsonObject Of(DocEndpoint endpoint, AnswerShape shape, string title, string edition, JsonObject file)
    {
        var place = JsonPointer.Segments(shape.ListPointer!).Last();
        var names = endpoint.Roots.Count == 0 ? [place] : endpoint.Roots[0].EnumerateObject().Select(member => member.Name)
            .Where(name => endpoint.Roots.All(root => root.TryGetProperty(name, out _))).ToList();
        var properties = new JsonObject();
        foreach (var name in names.Union(Stated(endpoint)).Where(name => name != Included))
        {
            properties[name] = name == place
                ? Array(Reference($"{edition}resources/{shape.Resource}.schema.json"))
                : Reference($"{edition}{SharedSchemas.File}#/definitions/{EditionText.Camel(endpoint.TakesPage ? name : Unpaged(name))}");
        }

        if (Added(file) is { Count: > 0 } added)
            properties[Included] = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = added };
        else if (IncludesSomething(file)
            || endpoint.Roots.Any(root => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Included, out _)))
            properties[Included] = new JsonObject { ["type"] = "object" };
        return new()
        {
            ["$schema"] = Dialect,
            ["title"] = title,
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Where(name => name != Included).Select(name => JsonValue.Create(name))]),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }

    /// <summary>The members that the source says stand at the top of the answer.</summary>
    internal static IEnumerable<string> Stated(DocEndpoint endpoint) =>
        endpoint.First.AnswerMembers.Select(row => row.Name).Where(name => !name.Contains('.', StringComparison.Ordinal));

    /// <summary>
    /// What parameters of the endpoint add: a resource that is included is known by its guid, but of one that parts are asked of no part is
    /// sure to be there.
    /// </summary>
    private static JsonObject Added(JsonObject file)
    {
        var properties = new JsonObject();
        var parameters = (file["parameters"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        foreach (var place in parameters.Select(parameter => (string?)parameter["at"]).OfType<string>())
            properties[JsonPointer.Segments(place).Last()] = Array(new() { ["type"] = "object" });
        foreach (var include in parameters.SelectMany(parameter => parameter["includes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            properties.TryAdd(JsonPointer.Segments((string)include["adds"]!).Last(), Array(new()
            {
                ["type"] = "object",
                ["required"] = new JsonArray("guid"),
                ["properties"] = new JsonObject { ["guid"] = Reference("#/definitions/guid") },
            }));
        }

        return properties;
    }

    /// <summary>Whether a parameter adds resources, though the documents do not say which.</summary>
    private static bool IncludesSomething(JsonObject file) => (file["parameters"] as JsonArray ?? []).OfType<JsonObject>()
        .Any(parameter => (string?)parameter["kind"] == "include");

    private static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Reference(string place) => new() { ["$ref"] = place };
}
