using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>
/// Makes <c>endpoint.json</c> of the operations about one method and route. What does not apply or is not shown is left out.
/// </summary>
internal sealed class EndpointDraft(
    DocPage page,
    IReadOnlyList<DocOperation> operations,
    DraftOptions options,
    bool isList,
    IReadOnlyList<JsonElement> items,
    DocumentedMembers documented)
{
    private readonly DocOperation _first = operations[0];

    /// <summary>Those of the first request that shows any.</summary>
    private IReadOnlyList<DocHeader> RequestHeaders =>
        operations.Select(operation => operation.RequestHeaders).FirstOrDefault(headers => headers.Count > 0) ?? [];

    internal JsonObject ToJson(List<string> warnings)
    {
        var endpoint = new JsonObject
        {
            ["$schema"] = "../../../endpoint.schema.json",
            ["document"] = Document(),
            ["method"] = _first.Method,
            ["route"] = EndpointName.Template(_first.Route),
        };
        if ($"{page.Title} {_first.Title}".Contains("(experimental)", StringComparison.OrdinalIgnoreCase))
            endpoint["experimental"] = true;
        if (HeaderDraft.Authorization(RequestHeaders, warnings) is { } authorization)
            endpoint["authorization"] = authorization;
        endpoint["request"] = Request();
        endpoint["response"] = Response(warnings);
        var links = LinkDraft.Of(items);
        if (Answer() is { } answer)
            endpoint["answer"] = answer;
        if (isList && Resource(links) is { } resource)
            endpoint["resource"] = resource;
        endpoint["parameters"] = new JsonArray([.. Parameters()]);
        if (links.Count > 0)
            endpoint["links"] = new JsonArray([.. links.Select(link => link.ToJson())]);
        return endpoint;
    }

    private JsonObject Document()
    {
        var document = new JsonObject { ["title"] = $"{page.Title}, {_first.Title}" };
        if (options.Date is { } date)
            document["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (options.ApiVersion is { } version)
            document["apiVersion"] = version;
        return document;
    }

    private JsonObject Request()
    {
        var request = new JsonObject { ["headers"] = HeaderDraft.Of(RequestHeaders) };
        var rows = _first.Method == "GET" ? [] : operations.SelectMany(operation => operation.Fields);
        if (new DocumentedMembers(rows, [], "").ToJson() is { } fields)
            request["fields"] = fields;
        return request;
    }

    private JsonObject Response(List<string> warnings)
    {
        var answer = AnswerDraft.Of(page.File, operations, warnings);
        var response = new JsonObject();
        if (answer.Status is { } status)
            response["status"] = status;
        response["headers"] = HeaderDraft.Of(answer.Headers);
        if (documented.ToJson() is { } fields)
            response["fields"] = fields;
        return response;
    }

    private IEnumerable<JsonNode?> Parameters() =>
        operations
            .SelectMany(operation => operation.Parameters)
            .DistinctBy(row => row.Name)
            .Select(row => ParameterDraft.Of(row, _first.Route, items));

    /// <summary>The shape of the answer; only that of a list shows without doubt.</summary>
    private JsonObject? Answer() => isList ? new() { ["list"] = new JsonObject { ["of"] = Name, ["pointer"] = "/resources" } } : null;

    private JsonObject? Resource(IReadOnlyList<LinkDraft> links)
    {
        if (LinkDraft.GuidPointer(items) is not { } guid)
            return null;
        return new()
        {
            ["name"] = Name,
            ["route"] = links.FirstOrDefault(link => link.Self)?.Href ?? $"{EndpointName.Template(_first.Route)}/{{guid}}",
            ["guid"] = guid,
            ["label"] = Label() ?? guid,
        };
    }

    /// <summary>The resource in the singular.</summary>
    private string Name => EndpointName.Singular(EndpointName.Resource(_first.Route).Split('-')[^1]);

    /// <summary>The name or, without one, the first plain text that an item shows.</summary>
    private string? Label()
    {
        var parent = items.Any(item => JsonPointer.Find(item, "/entity") is not null) ? "/entity" : "";
        var names = items.Select(item => JsonPointer.Find(item, parent)).OfType<JsonElement>()
            .Where(fields => fields.ValueKind == JsonValueKind.Object)
            .SelectMany(fields => fields
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String
                    && ValueFormats.Of(member.Name, [member.Value.GetString()!]) is null))
            .Select(member => member.Name)
            .ToList();
        var label = names.Contains("name") ? "name" : names.FirstOrDefault();
        return label is null ? null : JsonPointer.Append(parent, label);
    }
}
