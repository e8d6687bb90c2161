using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Documents;

/// <summary>What contracts say and OpenAPI has no word for: the extensions that descriptions of ours have.</summary>
internal static class OpenApiMarks
{
    /// <summary><c>true</c> at what may change without notice.</summary>
    private const string Experimental = "x-experimental";

    /// <summary>
    /// Who may send a request: a list of objects, each with <c>name</c> and, where a note limits what is seen, <c>limited</c>.
    /// </summary>
    private const string Roles = "x-roles";

    /// <summary>The extensions of what is experimental or has roles; <c>null</c> where it is neither.</summary>
    internal static Dictionary<string, IOpenApiExtension>? Of(bool isExperimental, params IReadOnlyList<DocRole> roles)
    {
        var marks = new Dictionary<string, IOpenApiExtension>();
        if (isExperimental)
            marks[Experimental] = new JsonNodeExtension(JsonValue.Create(true));
        if (roles.Count > 0)
            marks[Roles] = new JsonNodeExtension(new JsonArray([.. roles.Select(role => role.ToJson())]));
        return marks.Count == 0 ? null : marks;
    }

    /// <summary>Whether <paramref name="extensions"/> say that something is experimental.</summary>
    internal static bool IsExperimental(IDictionary<string, IOpenApiExtension>? extensions) =>
        Node(extensions, Experimental) is JsonValue value && IsTrue(value);

    /// <summary>The roles that <paramref name="extensions"/> state; empty where they state none.</summary>
    internal static IReadOnlyList<DocRole> RolesOf(IDictionary<string, IOpenApiExtension>? extensions) =>
        (Node(extensions, Roles) as JsonArray ?? []).OfType<JsonObject>()
            .Select(role => (Name: role["name"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null,
                IsLimited: role["limited"] is JsonValue limited && IsTrue(limited)))
            .Where(role => role.Name is not null)
            .Select(role => new DocRole(role.Name!, role.IsLimited))
            .ToList();

    private static JsonNode? Node(IDictionary<string, IOpenApiExtension>? extensions, string name) =>
        extensions?.TryGetValue(name, out var extension) == true ? (extension as JsonNodeExtension)?.Node : null;

    private static bool IsTrue(JsonValue value) => value.TryGetValue<bool>(out var isTrue) && isTrue;
}
