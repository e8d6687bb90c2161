using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>A rule that linters of OpenAPI recommend.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Offenders">What of a description breaks it.</param>
public sealed record OpenApiRule(string Name, Func<JsonNode, IEnumerable<string>> Offenders)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Those rules of redocly's recommended set that a description in itself can break.</summary>
internal static class OpenApiRules
{
    internal static readonly OpenApiRule[] All =
    [
        new("info-license", root => root["info"]!["license"]?["identifier"] is null ? ["info"] : []),
        new("no-empty-servers", root => root["servers"] is JsonArray { Count: > 0 } ? [] : ["servers"]),
        new("operation-operationId-unique", root => Operations(root).GroupBy(one => (string?)one.Operation["operationId"] ?? "")
            .Where(same => same.Key.Length == 0 || same.Count() > 1).Select(same => same.Key)),
        new("operation-summary", root => Where(root, operation => (string?)operation["summary"] is null or "")),
        new("operation-tag-defined", root => Where(root, operation => operation["tags"] is not JsonArray { Count: 1 } tags
            || !root["tags"]!.AsArray().Any(tag => (string)tag!["name"]! == (string)tags[0]!))),
        new("tag-description", root => root["tags"]!.AsArray().Where(tag => tag!["description"] is null)
            .Select(tag => tag!.ToJsonString())),
        new("operation-2xx-response", root => Where(root, operation => operation["responses"]!["200"] is null)),
        new("operation-4xx-response", root => Where(root, operation => operation["responses"]!["4XX"] is null)),
        new("security-defined", root => root["security"] is JsonArray { Count: 1 }
            && (string?)root["components"]!["securitySchemes"]!["bearer"]!["scheme"] == "bearer" ? [] : ["security"]),
        new("path-parameters-defined", root => Operations(root).Where(one => !Placeholders(one.Path).ToHashSet()
            .SetEquals(Parameters(root, one.Operation).Where(parameter => (string)parameter["in"]! == "path"
                && (bool)parameter["required"]!).Select(parameter => (string)parameter["name"]!))).Select(one => one.Path)),
        new("no-duplicate-parameters", root => Where(root, operation => Parameters(root, operation)
            .GroupBy(parameter => ((string)parameter["in"]!, (string)parameter["name"]!)).Any(same => same.Count() > 1))),
        new("no-identical-paths", root => root["paths"]!.AsObject()
            .GroupBy(path => string.Join('/', path.Key.Split('/').Select(part => part.StartsWith('{') ? "{}" : part)))
            .Where(same => same.Count() > 1).Select(same => same.Key)),
        new("no-unused-components", root => from kind in root["components"]!.AsObject()
                                            where kind.Key != "securitySchemes"
                                            from component in kind.Value!.AsObject()
                                            let reference = $"\"#/components/{kind.Key}/{component.Key}\""
                                            where !References(root).Contains(reference)
                                            select reference),
    ];

    private static IEnumerable<(string Path, JsonNode Operation)> Operations(JsonNode root) =>
        root["paths"]!.AsObject().Select(path => (path.Key, path.Value!["get"]!));

    private static IEnumerable<string> Where(JsonNode root, Func<JsonNode, bool> isBroken) =>
        Operations(root).Where(one => isBroken(one.Operation)).Select(one => one.Path);

    private static IEnumerable<JsonNode> Parameters(JsonNode root, JsonNode operation) =>
        (operation["parameters"] as JsonArray ?? []).Select(parameter => (string?)parameter!["$ref"] is { } reference
            ? root["components"]!["parameters"]![reference.Split('/')[^1]]! : parameter);

    private static IEnumerable<string> Placeholders(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    private static HashSet<string> References(JsonNode? node) => node switch
    {
        JsonObject members => [.. members.SelectMany(member => member.Key == "$ref"
            ? [member.Value!.ToJsonString()] : References(member.Value))],
        JsonArray items => [.. items.SelectMany(References)],
        _ => [],
    };
}
