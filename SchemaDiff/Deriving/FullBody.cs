using System.Text.Json.Nodes;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// Makes bodies that show everything that a schema speaks of: every member has a value, every array an item, and each alternative comes up
/// once. Examples rarely do, and a constraint that no body reaches cannot be seen to work.
/// </summary>
/// <param name="tree">The schema.</param>
internal sealed class FullBody(SchemaTree tree)
{
    private const int Deepest = 16;

    /// <summary>The bodies; of a schema without alternatives at its top there is one.</summary>
    internal IEnumerable<JsonNode?> All() => Enumerable.Range(0, Variants(tree.Root, 0)).Select(variant => Of(tree.Root, "", variant, 0));

    private JsonNode? Of(JsonObject schema, string name, int variant, int depth)
    {
        var alternatives = tree.Alternatives(schema).ToList();
        var known = alternatives[variant % alternatives.Count];
        return Type(known) switch
        {
            "object" => new JsonObject(Members(known).Select(member =>
                KeyValuePair.Create(member.Name, depth > Deepest ? null : Of(member.Schema, member.Name, variant, depth + 1)))),
            "array" => Items(known, name, depth),
            "integer" or "number" => JsonValue.Create((long?)known["minimum"] ?? 1),
            "boolean" => JsonValue.Create(true),
            "string" => JsonValue.Create(Text(known, name)),
            _ => null,
        };
    }

    private JsonArray Items(JsonObject schema, string name, int depth) =>
        schema["items"] is JsonObject items && depth <= Deepest
            ? new([.. Enumerable.Range(0, Variants(items, depth))
                .Select(variant => Of(items, EndpointName.Singular(name), variant, depth + 1))])
            : [];

    /// <summary>How many values it takes for each alternative in them to come up.</summary>
    private int Variants(JsonObject schema, int depth)
    {
        var alternatives = tree.Alternatives(schema).ToList();
        return depth > Deepest ? alternatives.Count : alternatives.SelectMany(Members)
            .Select(member => Variants(member.Schema, depth + 1)).Append(alternatives.Count).Max();
    }

    private static IEnumerable<(string Name, JsonObject Schema)> Members(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).Where(member => member.Value is JsonObject)
            .Select(member => (member.Key, member.Value!.AsObject()));

    /// <summary>The first type that is not null; an object where members are named without a type.</summary>
    private static string? Type(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => (string)type!).FirstOrDefault(type => type != "null"),
        JsonValue type => (string)type!,
        _ => schema.ContainsKey("properties") ? "object" : null,
    };

    private static string Text(JsonObject schema, string name)
    {
        if (schema["enum"] is JsonArray words)
            return (string)words[0]!;
        if ((string?)schema["pattern"] is not { } pattern)
            return name.Length == 0 ? "text" : name.Replace('_', '-');
        return ValueFormats.NameOf(pattern) switch
        {
            TextForms.Guid => "7c0a9d52-41ae-4f0b-a1c3-9d2e6b8f0a17",
            TextForms.Timestamp => "2026-03-04T05:06:07Z",
            TextForms.RelativeLink => "/v2/somewhere",
            TextForms.AbsoluteLink => "https://api.sys.example.net/somewhere",
            // What is left are the words that a nullable text can be.
            _ => pattern.TrimStart('^', '(').Split('|', ')')[0].Replace("\\", "", StringComparison.Ordinal),
        };
    }
}
