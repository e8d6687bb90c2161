using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.Contract.Validation;

/// <summary>
/// Refuses schema keywords that are not proven to work: NJsonSchema ignores several silently, and a constraint that is ignored looks like a
/// check and is none. SelfTests proves each keyword of the list.
/// </summary>
public static class SchemaLint
{
    /// <summary>The keywords that constrain and are proven to do so.</summary>
    public static IReadOnlyList<string> Constraints { get; } =
    [
        "type", "required", "properties", "additionalProperties", "items", "enum", "pattern", "minLength", "minimum", "oneOf", "$ref",
    ];

    private static readonly string[] Annotations = ["$schema", "title", "description", "definitions"];

    private const string Dialect = "http://json-schema.org/draft-04/schema#";

    /// <summary>What is wrong with <paramref name="schema"/>, a sentence each; empty where nothing is.</summary>
    public static IReadOnlyList<string> Check(JsonElement schema)
    {
        var problems = new List<string>();
        if (JsonPointer.FindText(schema, "/$schema") != Dialect)
            problems.Add($"$schema must be {Dialect}");
        Visit(schema, "", problems);
        return problems;
    }

    private static void Visit(JsonElement schema, string pointer, List<string> problems)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{pointer}: a schema is an object");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            var place = JsonPointer.Append(pointer, keyword.Name);
            if (!Constraints.Contains(keyword.Name) && !Annotations.Contains(keyword.Name))
                problems.Add($"{place}: the keyword '{keyword.Name}' is not on the list of those proven to work");
            else
                VisitKeyword(keyword, place, problems);
        }

        if (AllowsNull(schema) && JsonPointer.FindText(schema, "/description") is null or "")
            problems.Add($"{pointer}: a nullable value says why in its description");
    }

    private static void VisitKeyword(JsonProperty keyword, string place, List<string> problems)
    {
        switch (keyword.Name)
        {
            case "properties" or "definitions":
                foreach (var member in keyword.Value.EnumerateObject())
                    Visit(member.Value, JsonPointer.Append(place, member.Name), problems);
                break;
            case "items":
                Visit(keyword.Value, place, problems);
                break;
            case "oneOf":
                foreach (var (alternative, index) in keyword.Value.EnumerateArray().Select((alternative, index) => (alternative, index)))
                    Visit(alternative, JsonPointer.Append(place, index), problems);
                break;
            case "enum" when keyword.Value.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.String):
                problems.Add($"{place}: only text can be enumerated, because 1 and \"1\" are taken for equal");
                break;
            case "pattern" when !keyword.Value.GetString()!.StartsWith('^')
                || !keyword.Value.GetString()!.EndsWith("(?![\\s\\S])", StringComparison.Ordinal):
                problems.Add($"{place}: a pattern starts with ^ and ends with (?![\\s\\S]), because $ accepts a final line break");
                break;
            case "additionalProperties" when keyword.Value.ValueKind != JsonValueKind.False:
                problems.Add($"{place}: additionalProperties is false or left out");
                break;
            case "$ref" when !keyword.Value.GetString()!.StartsWith("#/definitions/", StringComparison.Ordinal):
                problems.Add($"{place}: a reference stays within #/definitions/");
                break;
        }
    }

    private static bool AllowsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1).AsEnumerable())
            .Any(name => name.ValueEquals("null"));
}
