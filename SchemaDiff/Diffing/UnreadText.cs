using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Writes what a keyword says that is not read, so that the same is written the same: references replaced, texts left out, one
/// order.</summary>
internal sealed class UnreadText(SchemaDocument document)
{
    private const int MaxNodes = 5000;

    private static readonly string[] Texts = ["$schema", "$comment", "title", "description", "example", "examples", "definitions", "$defs"];

    private static readonly string[] Named = ["properties", "patternProperties", "dependencies", "dependentSchemas", "dependentRequired"];

    private static readonly string[] Data = ["enum", "const", "default", "required", "type"];

    private static readonly string[] Unordered = ["enum", "required", "type", "oneOf", "anyOf", "allOf"];

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _nodes;

    /// <summary>The value of <paramref name="keyword"/>.</summary>
    internal JsonElement Of(JsonElement value, string keyword) => JsonSerializer.SerializeToElement(ValueOf(keyword, value));

    private JsonNode? ValueOf(string keyword, JsonElement value)
    {
        if (++_nodes > MaxNodes)
            return "…";
        var node = value.ValueKind switch
        {
            _ when Data.Contains(keyword) => CanonicalJson.Node(value),
            JsonValueKind.Object when Named.Contains(keyword) => Members(value.EnumerateObject(), member => ValueOf("", member.Value)),
            JsonValueKind.Object => Schema(value),
            JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => ValueOf("", item))]),
            _ => CanonicalJson.Node(value),
        };
        return node is JsonArray list && Unordered.Contains(keyword)
            ? new JsonArray([.. list.Select(item => item?.DeepClone()).OrderBy(item => item?.ToJsonString() ?? "", StringComparer.Ordinal)])
            : node;
    }

    private JsonNode? Schema(JsonElement schema)
    {
        var part = new SchemaPart(schema, "");
        if (document.Target(part) is { } target)
        {
            if (!_open.Add(target.Pointer))
                return new JsonObject { ["recursive"] = true };
            var node = ValueOf("", target.Schema);
            _open.Remove(target.Pointer);
            return document.ReadsBesideReferences && Keywords(schema) is { Count: > 0 } beside ? new JsonArray(node, beside) : node;
        }

        return Keywords(schema);
    }

    private JsonObject Keywords(JsonElement schema) => Members(
        schema.EnumerateObject()
            .Where(member => !Texts.Contains(member.Name) && !(member.Name == "$ref" && document.Target(new(schema, "")) is not null)),
        member => ValueOf(member.Name, member.Value));

    private static JsonObject Members(IEnumerable<JsonProperty> members, Func<JsonProperty, JsonNode?> value) =>
        new(members.OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Name, value(member))));
}
