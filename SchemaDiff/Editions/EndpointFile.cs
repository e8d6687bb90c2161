using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Makes the short <c>endpoint.json</c> of an endpoint: what its edition and its resource say is left out.</summary>
/// <param name="model">The edition.</param>
/// <param name="subjects">Finds what stands for what varies in routes.</param>
/// <param name="since">The version of the edition, the first whose documents show the endpoint.</param>
internal sealed class EndpointFile(EditionModel model, SubjectDraft subjects, string since)
{
    private const int Usual = 200;

    /// <summary>The content of the file.</summary>
    internal JsonObject Of(DocEndpoint endpoint, List<string> remarks)
    {
        var (first, shape) = (endpoint.First, model.Shape(endpoint));
        var json = new JsonObject
        {
            ["$schema"] = endpoint.IsRead ? "../../../endpoint.schema.json" : null,
            ["document"] =
                new JsonObject { ["title"] = $"{(first.Section.Length > 0 ? first.Section : endpoint.Page.Title)}, {first.Title}" },
            ["method"] = endpoint.IsRead ? null : endpoint.Method,
            ["route"] = endpoint.Route,
            ["since"] = endpoint.IsRead ? since : null,
            ["experimental"] = endpoint.Operations.All(operation => operation.IsExperimental)
                || first.Title.Contains("(experimental)", StringComparison.OrdinalIgnoreCase) ? true : null,
            ["deprecated"] = endpoint.Operations.All(operation => operation.IsDeprecated) ? true : null,
            ["authorization"] = endpoint.IsOpen ? "none" : endpoint.IsOpenToo ? "optional" : null,
            ["roles"] = Roles(endpoint),
            ["answer"] = endpoint.IsRead ? shape.ToJson() : null,
            ["subject"] = subjects.Of(endpoint, remarks),
            ["equals"] = SubList.Of(endpoint, model, subjects),
            ["related"] = shape.IsList || shape.IsItem ? null : RelatedDraft.Of(endpoint),
            ["request"] = endpoint.IsRead ? null : Request(endpoint),
            ["response"] = endpoint.Status is { } status && status != Usual
                && !shape.IsFile ? new JsonObject { ["status"] = status } : null,
            ["uses"] = new JsonArray(),
            ["parameters"] = Parameters(endpoint, shape, remarks),
            [UnknownMembers.Undocumented] = shape.IsList && endpoint.First.Parameters.Any(row => row.Name == "orphan-relations")
                ? new JsonArray(UnknownMembers.Known("/orphans", "added where orphan-relations asks for it")) : null,
        };
        if (endpoint.Status is null)
            remarks.Add($"{endpoint.Place}: no status of the answer to {endpoint.Method} {endpoint.Route} is shown; 200 is taken");
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);
        return json;
    }

    private static JsonArray? Roles(DocEndpoint endpoint)
    {
        var roles = endpoint.Operations.SelectMany(operation => operation.Roles).DistinctBy(role => role.Name).ToList();
        return roles.Count == 0 ? null : new([.. roles.Select(role => role.ToJson())]);
    }

    private static JsonObject Request(DocEndpoint endpoint)
    {
        var request = new JsonObject { ["headers"] = new JsonArray() };
        if (new DocumentedMembers(endpoint.Operations.SelectMany(operation => operation.Fields), [], "").ToJson() is { } fields)
            request["fields"] = fields;
        return request;
    }

    private JsonArray Parameters(DocEndpoint endpoint, AnswerShape shape, List<string> remarks)
    {
        var items = shape.Resource is { } name && model.Resource(name) is { } resource ? resource.Samples : model.Items(endpoint);
        var query = new QueryDraft(endpoint.Route, items, model.Pages.SelectMany(page => page.Operators).Distinct().ToList());
        var local = new List<string>();
        var parameters = endpoint.Operations.SelectMany(operation => operation.Parameters).DistinctBy(row => row.Name)
            .Where(row => !endpoint.Route.Contains($"{{{row.Name}}}", StringComparison.Ordinal))
            .Select(row => !IsOfV2(endpoint) && IsTyped(row) ? query.Of(row, shape.IsList && endpoint.IsRead, local)
                : Compared(ParameterDraft.Of(row, endpoint.First.Route, items), items))
            .ToList();
        remarks.AddRange(local.Select(remark => $"{endpoint.Place}: {remark}"));
        return new([.. parameters]);
    }

    /// <summary>Parameters of v2 have names and values of their own.</summary>
    private static bool IsOfV2(DocEndpoint endpoint) => RoutePath.Family(endpoint.Route) == "v2";

    /// <summary>The tables of v2 have no column for types.</summary>
    private static bool IsTyped(DocRow row) => row.Type is not null || row.Name.EndsWith(']');

    /// <summary>What the values of a filter of v2 mean shows in the items.</summary>
    private static JsonObject Compared(JsonObject parameter, IReadOnlyList<System.Text.Json.JsonElement> items)
    {
        foreach (var filter in (parameter["filters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = (string)filter["name"]!;
            var compare = (string?)filter["field"] is { } field ? ValueComparison.Of(field, items)
                : name.EndsWith("_guid", StringComparison.Ordinal) ? "reference" : "none";
            if (compare is not null)
                filter["compare"] = compare;
        }

        return parameter;
    }
}
