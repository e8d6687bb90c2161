using System.Text.Json;
using CloudController.SchemaDiff.Reading;
using Kind = System.Text.Json.JsonValueKind;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>What draft-04 allows as the value of a keyword. A keyword that means nothing would be compared as if it were not there.</summary>
internal static class SchemaKeywords
{
    private static readonly (string[] Keywords, string Allowed, Func<JsonElement, bool> IsValid)[] Rows =
    [
        (["$ref", "$schema", "id", "title", "description", "pattern", "format"], "a text", value => value.ValueKind == Kind.String),
        (["required"], "a list of texts", IsTexts),
        (["type"], "a text or a list of texts", value => value.ValueKind == Kind.String || IsTexts(value)),
        (["enum", "oneOf", "anyOf", "allOf"], "a list", value => value.ValueKind == Kind.Array),
        (["properties", "patternProperties", "definitions", "not"], "an object", value => value.ValueKind == Kind.Object),
        (["items"], "an object or a list", value => value.ValueKind is Kind.Object or Kind.Array),
        (["additionalProperties", "additionalItems"], "an object, true or false", value => value.ValueKind is Kind.Object or Kind.True or Kind.False),
        (["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"], "a number", value => value.ValueKind == Kind.Number),
        (["uniqueItems", "exclusiveMinimum", "exclusiveMaximum"], "true or false", value => value.ValueKind is Kind.True or Kind.False),
    ];

    /// <summary>Checks the keywords of the schema of what is at <paramref name="pointer"/>.</summary>
    /// <exception cref="SnapshotException">The value of one is not allowed.</exception>
    internal static void Check(string name, JsonElement schema, string pointer)
    {
        foreach (var (keywords, allowed, isValid) in Rows)
        {
            if (keywords.FirstOrDefault(keyword => schema.TryGetProperty(keyword, out var value) && !isValid(value)) is { } wrong)
                throw new SnapshotException(name, $"the schema at '{pointer}' is malformed: {wrong} is not {allowed}");
        }
    }

    private static bool IsTexts(JsonElement value) => value.ValueKind == Kind.Array && value.EnumerateArray().All(item => item.ValueKind == Kind.String);
}
