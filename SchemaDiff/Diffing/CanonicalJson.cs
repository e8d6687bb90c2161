using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One text for all JSON that means the same: members sorted by name, no white space, numbers in one spelling.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of <paramref name="value"/>; <c>null</c> for nothing at all.</summary>
    public static string Text(JsonElement? value) => value is { } known ? Node(known)?.ToJsonString(Relaxed) ?? "null" : "";

    /// <summary>Any value as JSON.</summary>
    internal static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value);

    /// <summary>The same as a tree.</summary>
    internal static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            new JsonObject(value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Name, Node(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Node)]),
        JsonValueKind.Number => JsonNode.Parse(JsonNumber.Of(value)!.Value.ToString()),
        _ => JsonValue.Create(value),
    };
}
