using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One text for all JSON that means the same: members sorted by name, no white space.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of <paramref name="value"/>; <c>null</c> for nothing at all.</summary>
    public static string Text(JsonElement? value) => value is { } known ? Sorted(known)?.ToJsonString(Relaxed) ?? "null" : "";

    /// <summary>Any value as JSON.</summary>
    internal static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static JsonNode? Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Name, Sorted(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Sorted)]),
        _ => JsonValue.Create(value),
    };
}
