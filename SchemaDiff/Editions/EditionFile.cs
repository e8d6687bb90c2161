using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Makes <c>edition.json</c>: what the documents say of all endpoints alike. What they do not say is left out, and told.</summary>
/// <param name="model">The edition.</param>
/// <param name="options">What the documents do not say of themselves.</param>
internal sealed class EditionFile(EditionModel model, EditionOptions options)
{
    /// <summary>The name of the file.</summary>
    internal const string Name = "edition.json";

    /// <summary>The name of the schema of errors.</summary>
    internal const string ErrorSchema = "error.schema.json";

    /// <summary>The cases of <c>edition.json</c>, and the error that the interface names in each.</summary>
    private static readonly (string Case, string Error)[] Cases =
    [
        ("missingToken", "CF-NotAuthenticated"),
        ("invalidToken", "CF-InvalidAuthToken"),
        ("badParameter", "CF-BadQueryParameter"),
        ("unknownRoute", "CF-NotFound"),
        ("unknownItem", "CF-ResourceNotFound"),
    ];

    private static readonly string[] SelfPlaces = ["/links/self/href", "/_links/self/href", "/metadata/url"];

    private IEnumerable<DocOperation> Reads =>
        model.Endpoints.Where(endpoint => endpoint.IsRead).SelectMany(endpoint => endpoint.Operations);

    /// <summary>The content of the file.</summary>
    internal JsonObject Of(string version, JsonObject groups, JsonElement? error, List<string> remarks)
    {
        var roots = model.Endpoints.Where(endpoint => model.Shape(endpoint).IsList).SelectMany(endpoint => endpoint.Roots).ToList();
        var hrefs = model.Resources.SelectMany(resource => resource.Samples.SelectMany(item => Hrefs(item))).ToList();
        var json = new JsonObject
        {
            ["$schema"] = "../../edition.schema.json",
            ["documented"] = options.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["apiVersion"] = version,
            ["stability"] = Reads.Any()
                && Reads.Count(operation => operation.IsExperimental) * 2 > Reads.Count() ? "experimental" : "stable",
            ["paging"] = roots.Exists(root => JsonPointer.Find(root, "/pagination") is not null) ? "links"
                : roots.Exists(root => JsonPointer.Find(root, "/total_results") is not null) ? "urls" : null,
            ["linkForm"] = hrefs.Count == 0 ? null : hrefs.Count(href => href.StartsWith('/')) * 2 > hrefs.Count ? "relative" : "absolute",
            ["unknownParameters"] = Error("badParameter") is null ? null : "refused",
            ["errors"] = Errors(error, remarks),
            ["authorization"] = Reads.Select(operation => HeaderDraft.Authorization(operation.RequestHeaders, [])).OfType<JsonObject>()
                .FirstOrDefault(),
            ["headers"] = Headers(),
            ["groups"] = groups.Count == 0 ? null : groups,
        };
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            json.Remove(name);
            if (name is not ("groups" or "authorization"))
                remarks.Add($"{Name}: the documents do not say what '{name}' is; an overlay can");
        }

        return json;
    }

    private static IEnumerable<string> Hrefs(JsonElement item) =>
        SelfPlaces.Select(place => JsonPointer.FindText(item, place)).OfType<string>();

    private JsonObject Errors(JsonElement? error, List<string> remarks)
    {
        var errors = new JsonObject();
        if (error is { } root)
        {
            var first = JsonPointer.Find(root, "/errors/0") is null ? "" : "/errors/0";
            errors["schema"] = ErrorSchema;
            errors["code"] = $"{first}/code";
            errors["name"] = JsonPointer.Find(root, $"{first}/title") is null ? $"{first}/error_code" : $"{first}/title";
        }
        else
        {
            remarks.Add($"{Name}: the documents show no error; an overlay can add 'errors/schema', 'errors/code' and 'errors/name'");
        }

        foreach (var (name, _) in Cases)
        {
            if (Error(name) is { } documented)
                errors[name] = new JsonObject { ["status"] = documented.Status, ["code"] = documented.Code, ["name"] = documented.Name };
            else
                remarks.Add($"{Name}: the documents do not say what 'errors/{name}' is; an overlay can");
        }

        return errors;
    }

    private DocError? Error(string name)
    {
        var error = Cases.First(known => known.Case == name).Error;
        return model.Pages.SelectMany(page => page.Errors).FirstOrDefault(documented => documented.Name == error);
    }

    /// <summary>The headers that almost every answer with a body shows, with the value where that is the same in all of them.</summary>
    private JsonArray Headers()
    {
        var answers = Reads.Where(operation => operation.ResponseHeaders.Count > 0 && !DocEndpoint.IsOther(operation)).ToList();
        var usual = from header in answers.SelectMany(answer => answer.ResponseHeaders)
                    group header by header.Name.ToUpperInvariant() into same
                    where same.Count() * 10 >= answers.Count * 9
                    let values = same.Select(header => header.Value).Distinct().ToList()
                    select new DocHeader(same.First().Name, values is [var only] ? only : HeaderDraft.IsRequestId(values[0]) ? values[0]
                        : "");
        return HeaderDraft.Of(usual);
    }
}
