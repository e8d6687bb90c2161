using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>The lists of an invariant whose order says nothing.</summary>
internal static class InvariantLists
{
    private static readonly string[] Unordered = ["in", "notIn", "absent"];

    /// <summary><paramref name="invariant"/> with those lists in one order.</summary>
    internal static JsonElement? Sorted(JsonElement? invariant) =>
        invariant is { } known ? JsonSerializer.SerializeToElement(Sorted(known, "")) : null;

    private static JsonNode? Sorted(JsonElement value, string member) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value
            .EnumerateObject()
            .Select(part => KeyValuePair.Create(part.Name, Sorted(part.Value, part.Name)))),
        JsonValueKind.Array when Unordered.Contains(member) => new JsonArray([.. value
            .EnumerateArray()
            .OrderBy(item => CanonicalJson.Text(item), StringComparer.Ordinal)
            .Select(item => JsonNode.Parse(item.GetRawText()))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
