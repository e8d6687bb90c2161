using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>A self-contained schema, walked by the places that it speaks of.</summary>
internal sealed class SchemaTree(JsonObject root)
{
    /// <summary>The schema itself.</summary>
    internal JsonObject Root => root;

    /// <summary>What <paramref name="schema"/> refers to, or itself.</summary>
    internal JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is JsonValue reference
            ? Resolve(JsonPointer.Segments(((string)reference!)[1..]).Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject())
            : schema;

    /// <summary>The schemas of what stands at <paramref name="pointer"/>, one for each alternative; <c>*</c> stands for any index.</summary>
    internal IEnumerable<JsonObject> At(string pointer) =>
        JsonPointer.Segments(pointer).Aggregate(Alternatives(root), (schemas, name) =>
            schemas.Select(schema => name == "*" ? schema["items"] : schema["properties"]?[name]).OfType<JsonObject>()
                .SelectMany(Alternatives));

    /// <summary>The alternatives of <paramref name="schema"/>, or what it is itself.</summary>
    internal IEnumerable<JsonObject> Alternatives(JsonObject schema) =>
        Resolve(schema) is var known && known["oneOf"] is JsonArray alternatives
            ? alternatives.OfType<JsonObject>().SelectMany(Alternatives) : [known];
}
