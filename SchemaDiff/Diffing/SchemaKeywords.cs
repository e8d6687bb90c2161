using System.Text.Json;
using CloudController.SchemaDiff.Reading;
using JsonKind = System.Text.Json.JsonValueKind;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// What the drafts allow as the value of a keyword. A keyword that means nothing would be compared as if it were not there.
/// </summary>
internal static class SchemaKeywords
{
    private static readonly (string[] Keywords, string Allowed, Func<JsonElement, bool> IsValid)[] Rows =
    [
        (["$ref", "$schema", "id", "$id", "title", "description", "pattern", "format"], "a text",
            value => value.ValueKind == JsonKind.String),
        (["required"], "a list of texts", IsTexts),
        (["type"], "a text or a list of texts", value => value.ValueKind == JsonKind.String || IsTexts(value)),
        (["enum", "oneOf", "anyOf", "allOf"], "a list", value => value.ValueKind == JsonKind.Array),
        (["properties", "patternProperties", "definitions", "not"], "an object", value => value.ValueKind == JsonKind.Object),
        (["items"], "an object or a list", value => value.ValueKind is JsonKind.Object or JsonKind.Array),
        (["additionalProperties", "additionalItems"], "an object, true or false",
            value => value.ValueKind is JsonKind.Object or JsonKind.True or JsonKind.False),
        (["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
            "a number", value => value.ValueKind == JsonKind.Number),
        (["exclusiveMinimum", "exclusiveMaximum"], "true, false or a number",
            value => value.ValueKind is JsonKind.True or JsonKind.False or JsonKind.Number),
        (["uniqueItems", "nullable", "x-nullable", "deprecated"], "true or false",
            value => value.ValueKind is JsonKind.True or JsonKind.False),
    ];

    /// <summary>Checks the keywords of the schema at <paramref name="pointer"/> of the document.</summary>
    /// <exception cref="SnapshotException">The value of one is not allowed.</exception>
    internal static void Check(string name, JsonElement schema, string pointer)
    {
        foreach (var (keywords, allowed, isValid) in Rows)
        {
            if (keywords.FirstOrDefault(keyword => schema.TryGetProperty(keyword, out var value) && !isValid(value)) is { } wrong)
                throw new SnapshotException(name, $"the schema at '#{pointer}' is malformed: {wrong} is not {allowed}");
        }
    }

    private static bool IsTexts(JsonElement value) =>
        value.ValueKind == JsonKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonKind.String);
}
