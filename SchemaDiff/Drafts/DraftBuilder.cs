using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Makes the contract drafts of a page.</summary>
public static class DraftBuilder
{
    private const string ItemsMember = "resources";

    /// <summary>
    /// The operations of <paramref name="page"/>, those about the same method and route together; each such group makes one draft.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<DocOperation>> Endpoints(DocPage page) =>
        page.Operations.GroupBy(operation => (operation.Method, operation.Route)).Select(same => same.ToList()).ToList();

    /// <summary>One draft for each endpoint of <paramref name="page"/>.</summary>
    /// <exception cref="PageException">A documented body is not JSON, and reading is not lenient.</exception>
    public static IReadOnlyList<ContractDraft> Build(DocPage page, DraftOptions options) =>
        Endpoints(page).Select(operations => Build(page, operations, options)).ToList();

    /// <summary>The draft of one endpoint of <paramref name="page"/>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">One of its <see cref="Endpoints"/>.</param>
    /// <param name="options">What the page does not say of itself.</param>
    /// <exception cref="PageException">A documented body is not JSON, and reading is not lenient.</exception>
    public static ContractDraft Build(DocPage page, IReadOnlyList<DocOperation> operations, DraftOptions options)
    {
        var first = operations[0];
        var warnings = operations.SelectMany(operation => operation.Warnings).ToList();
        var bodies = operations.Where(HasJson)
            .Select(operation => ExampleBody.Read(operation.ResponseBody!, page.File, options.Lenient, warnings))
            .OfType<ExampleBody>()
            .ToList();
        var roots = bodies.Select(body => body.Root).ToList();
        var lists = roots
            .Select(root => JsonPointer.Find(root, $"/{ItemsMember}"))
            .OfType<JsonElement>()
            .Where(list => list.ValueKind == JsonValueKind.Array)
            .ToList();
        var isList = first.Method == "GET"
            && (lists.Count > 0 || (roots.Count == 0 && first.Title.StartsWith("List ", StringComparison.OrdinalIgnoreCase)));
        var items = isList ? lists.SelectMany(list => list.EnumerateArray()).ToList() : roots;
        var documented = new DocumentedMembers(ResponseRows(operations), items, isList ? $"/{ItemsMember}/*" : "");
        var endpoint = new EndpointDraft(page, operations, options, isList, items, documented).ToJson(warnings);
        return new(
            EndpointName.Of(first.Method, first.Route, isList),
            endpoint,
            roots.Count == 0 ? null : Schema(EndpointName.Resource(first.Route), isList, roots, new(documented, warnings)),
            bodies.FirstOrDefault()?.Text,
            warnings)
        {
            Title = first.Title,
        };
    }

    /// <summary>Downloads and redirects have bodies too, but not of JSON.</summary>
    private static bool HasJson(DocOperation operation) =>
        !string.IsNullOrWhiteSpace(operation.ResponseBody?.Text)
        && operation.ResponseHeaders.All(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || header.Value.Contains("json", StringComparison.OrdinalIgnoreCase));

    /// <summary>A page of a GET describes the members of the answer in the table that other pages describe the request in.</summary>
    private static IEnumerable<DocRow> ResponseRows(IReadOnlyList<DocOperation> operations) =>
        operations.SelectMany(operation => operation.Method == "GET"
            ? operation.Fields.Concat(operation.ResponseFields)
            : operation.ResponseFields);

    private static JsonObject Schema(string resource, bool isList, IReadOnlyList<JsonElement> roots, SchemaInference inference)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-04/schema#",
            ["title"] = isList ? $"A page of {resource}" : $"The answer of {resource}",
        };
        foreach (var (keyword, value) in inference.Infer("", roots).ToList())
            schema[keyword] = value?.DeepClone();

        var definitions = new JsonObject();
        if (isList && schema["properties"]?[ItemsMember] is JsonObject list && list["items"] is { } item)
        {
            var name = EndpointName.Singular(resource.Split('-')[^1]);
            // Items can be called like a form of text.
            name = ValueFormats.Has(name) ? $"{name}_item" : name;
            definitions[name] = item.DeepClone();
            list["items"] = new JsonObject { ["$ref"] = $"#/definitions/{name}" };
        }

        foreach (var (name, definition) in inference.Definitions())
            definitions[name] = definition;
        if (definitions.Count > 0)
            schema["definitions"] = definitions;
        return schema;
    }
}
