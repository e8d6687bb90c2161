using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Makes operations of one request of an OpenAPI description.</summary>
internal sealed class OpenApiRequest(
    PageText page, string path, string method, IOpenApiPathItem item, OpenApiOperation operation,
        IList<OpenApiSecurityRequirement>? security, List<string> warnings)
{
    private const string Json = "json";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An operation for each example of the answer; one where there is none.</summary>
    internal IEnumerable<DocOperation> Operations()
    {
        if (RequestLine.Of($"{method} {path}") is not { } line)
        {
            warnings.Add($"{page.Name}: '{method} {path}' is not a method and a path; it is left out");
            yield break;
        }

        var (status, response) = Answer();
        var content = response?.Content?.OrderByDescending(type => type.Key.Contains(Json, StringComparison.Ordinal)).FirstOrDefault()
            ?? default;
        var documented = Documented(line) with
        {
            Status = status,
            ResponseHeaders = [.. content.Key is null ? [] : new[] { new DocHeader("Content-Type", content.Key) }, .. Headers(response)],
            AnswerMembers = content.Value?.Schema is { } schema
                && content.Key!.Contains(Json, StringComparison.Ordinal) ? new OpenApiMembers(page.Name, warnings).Of(schema) : [],
        };
        var bodies = Examples(content.Value).Distinct().ToList();
        if (bodies.Count == 0)
            yield return documented;
        foreach (var body in bodies)
            yield return documented with { ResponseBody = PlacedText.Plain(new(page.Name, body), 0, body.Length) };
    }

    private DocOperation Documented(RequestLine line) => new()
    {
        Title = operation.Summary ?? operation.OperationId ?? line.ToString(),
        Section = operation.Tags?.FirstOrDefault()?.Name ?? "",
        Method = method,
        Route = line.Path,
        Place = Place(),
        RequestHeaders = Authorization(),
        Parameters = Folded((item.Parameters ?? []).Concat(operation.Parameters ?? [])
            .Where(parameter => parameter.In == ParameterLocation.Query).Select(Parameter).DistinctBy(row => row.Name).ToList()),
        Fields = operation.RequestBody?.Content?.Where(type => type.Key.Contains(Json, StringComparison.Ordinal))
            .Select(type => type.Value.Schema).OfType<IOpenApiSchema>()
            .SelectMany(new OpenApiMembers(page.Name, warnings).Of).Where(row => !row.Name.Contains('*', StringComparison.Ordinal)).ToList()
                ?? [],
        IsOpen = Security is { Count: 0 },
        // Of several requirements one is enough, and an empty one is always met.
        IsOpenToo = Security?.Any(requirement => requirement.Count == 0) ?? false,
        Roles = OpenApiMarks.RolesOf(operation.Extensions),
        IsDeprecated = operation.Deprecated,
        IsExperimental = (operation.Summary ?? "").Contains("(experimental)", StringComparison.OrdinalIgnoreCase)
            || OpenApiMarks.IsExperimental(operation.Extensions),
    };

    private IList<OpenApiSecurityRequirement>? Security => operation.Security ?? security;

    /// <summary>The scheme of the token that is asked for, as the header of a request shows it.</summary>
    private IReadOnlyList<DocHeader> Authorization() =>
        (Security ?? []).SelectMany(requirement => requirement.Keys).Where(scheme => scheme.Type == SecuritySchemeType.Http)
            .Select(scheme => new DocHeader("Authorization", scheme.Scheme ?? "")).Take(1).ToList();

    /// <summary>The headers of <paramref name="response"/>, with the value of those that have only one.</summary>
    private static IEnumerable<DocHeader> Headers(IOpenApiResponse? response) =>
        (response?.Headers ?? new Dictionary<string, IOpenApiHeader>())
            .Select(header => new DocHeader(header.Key, OpenApiMembers.Values(header.Value.Schema) is [var only] ? only : ""));

    /// <summary>
    /// OpenAPI states <c>created_ats[lt]</c> as a parameter of its own; elsewhere it is an operator of <c>created_ats</c>.
    /// </summary>
    private static List<DocRow> Folded(IReadOnlyList<DocRow> rows)
    {
        var names = rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var operators = rows.Select(row => (row.Name, Parts: row.Name.TrimEnd(']').Split('[')))
            .Where(row => row.Name.EndsWith(']') && row.Parts.Length == 2 && names.Contains(row.Parts[0])).ToList();
        return rows.Where(row => !operators.Exists(one => one.Name == row.Name))
            .Select(row => row with { Operators = operators.Where(one => one.Parts[0] == row.Name).Select(one => one.Parts[1]).ToList() })
            .ToList();
    }

    private DocRow Parameter(IOpenApiParameter parameter)
    {
        var type = OpenApiMembers.TypeOf(parameter.Schema);
        var values = OpenApiMembers.Values(parameter.Schema) is { Count: > 0 } own ? own : OpenApiMembers.Values(parameter.Schema?.Items);
        return new()
        {
            Name = parameter.Name ?? "",
            Type = type ?? new() { Name = "string" },
            Description = parameter.Description?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            ValidValues = values,
            Default = parameter.Schema?.Default is JsonValue value ? value.ToString() : null,
            Minimum = Bound(parameter.Schema?.Minimum),
            Maximum = Bound(parameter.Schema?.Maximum),
            Required = parameter.Required,
            Deprecated = parameter.Deprecated,
            Experimental = (parameter.Description ?? "").Contains("experimental", StringComparison.OrdinalIgnoreCase)
                || OpenApiMarks.IsExperimental(parameter.Extensions),
            Place = Place(),
        };
    }

    private static long? Bound(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound) ? bound : null;

    /// <summary>The first answer that is no refusal; one that leads to a file before the file itself.</summary>
    private (int? Status, IOpenApiResponse? Response) Answer()
    {
        var answers = new List<(int? Status, IOpenApiResponse? Response)>();
        foreach (var (code, response) in (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and < 400)
                answers.Add((status, response));
        }

        return answers.OrderBy(answer => answer switch
        {
            { Response.Content: { Count: > 0 } content } when content.Keys.Any(IsJson) => 0,
            { Status: >= 300 } => 1,
            _ => 2,
        }).FirstOrDefault();
    }

    private static bool IsJson(string type) => type.Contains(Json, StringComparison.Ordinal);

    private static IEnumerable<string> Examples(IOpenApiMediaType? content)
    {
        var values = (content?.Examples?.Values.Select(example => example.Value) ?? []).Append(content?.Example);
        // The library writes a text of its own where a document has null.
        return values.OfType<JsonNode>().Where(value => value is not JsonValue)
            .Select(value => value.ToJsonString(Indented)
            .Replace(JsonNullSentinel.JsonNull.ToJsonString(), "null", StringComparison.Ordinal));
    }

    /// <summary>The line of the path.</summary>
    private (int Line, int Column) Place()
    {
        string[] keys = [$"\n  {path}:", $"\n  '{path}':", $"\n  \"{path}\":", $"\"{path}\""];
        var at = keys.Select(key => page.Text.IndexOf(key, StringComparison.Ordinal)).FirstOrDefault(found => found >= 0, -1);
        return at < 0 ? (1, 1) : page.Place(at + (page.Text[at] == '\n' ? 3 : 0));
    }
}
