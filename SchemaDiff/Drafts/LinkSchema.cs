using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The schema of a link: documents describe links in one sentence for all, and each by its example.</summary>
internal static class LinkSchema
{
    private const string Href = "href";

    private const string Method = "method";

    /// <summary>Whether <paramref name="objects"/>, which stand at <paramref name="pointer"/>, are links and no more.</summary>
    internal static bool IsLink(string pointer, IReadOnlyList<JsonElement> objects) =>
        JsonPointer.Segments(pointer).ToList() is [.., "links" or "_links", _] && objects.Count > 0
        && objects.All(value => value.TryGetProperty(Href, out _) && value.EnumerateObject().All(member => member.Name is Href or Method));

    /// <summary>Adds the members of links such as <paramref name="objects"/>: without a method it is GET, which need not be shown.</summary>
    internal static void AddMembers(JsonObject schema, IReadOnlyList<JsonElement> objects)
    {
        var methods = objects.Select(value => JsonPointer.FindText(value, $"/{Method}")).ToList();
        var properties = new JsonObject { [Href] = new JsonObject { ["type"] = "string", ["minLength"] = 1 } };
        if (methods.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } shown)
            properties[Method] =
                new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. shown.Select(method => JsonValue.Create(method))]) };
        schema["required"] = methods.Contains(null) || methods.Contains("GET") ? new JsonArray(Href) : new JsonArray(Href, Method);
        schema["additionalProperties"] = false;
        schema["properties"] = properties;
    }
}
