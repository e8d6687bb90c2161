using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Random schemas, reproducible from a seed.</summary>
internal static class RandomSchema
{
    private const int MaxDepth = 3;

    internal static JsonObject Make(Random random)
    {
        var root = Object(random, 0);
        root["$schema"] = "http://json-schema.org/draft-04/schema#";
        return root;
    }

    /// <summary>Every place of a schema but the root: the object that holds it, its name there, and its pointer in a body.</summary>
    internal static IEnumerable<SchemaPlace> Places(JsonObject schema, string pointer = "")
    {
        if (schema["items"] is JsonObject items)
        {
            foreach (var below in Places(items, pointer + "/*"))
                yield return below;
        }

        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            yield return new(schema, name, (JsonObject)member!, $"{pointer}/{name}");
            foreach (var below in Places((JsonObject)member!, $"{pointer}/{name}"))
                yield return below;
        }
    }

    /// <summary>Gives <paramref name="schema"/> an object with a list of two kinds of items.</summary>
    internal static void AddAlternatives(JsonObject schema) => schema["properties"]!["page"] = JsonNode.Parse("""
        {
          "type": "object", "required": ["items"],
          "properties": { "items": { "type": "array", "items": { "oneOf": [
            { "type": "object", "properties": { "kind": { "type": "string", "enum": ["a"] }, "of_a": { "type": "integer" } } },
            { "type": "object", "properties": { "kind": { "type": "string", "enum": ["b"] }, "of_b": { "type": "boolean" } } }
          ] } } }
        }
        """);

    private static JsonObject Value(Random random, int depth) => random.Next(depth < MaxDepth ? 9 : 6) switch
    {
        0 => new() { ["type"] = "string" },
        1 => new() { ["type"] = "string", ["enum"] = new JsonArray("red", "green", "blue") },
        2 => new() { ["type"] = "integer" },
        3 => new() { ["type"] = "boolean" },
        4 => new() { ["type"] = new JsonArray("string", "null"), ["description"] = "sometimes" },
        5 => new() { ["type"] = "number" },
        6 => new() { ["type"] = "array", ["items"] = Object(random, depth + 1) },
        _ => Object(random, depth + 1),
    };

    private static JsonObject Object(Random random, int depth)
    {
        var names = Enumerable
            .Range(0, 8)
            .Select(number => $"m{depth}{(char)('a' + number)}")
            .Where(_ => random.Next(2) == 0)
            .DefaultIfEmpty($"m{depth}z")
            .ToList();
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Where(_ => random.Next(3) > 0).Select(name => JsonValue.Create(name))]),
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Value(random, depth)))),
        };
        if (random.Next(2) == 0)
            schema["additionalProperties"] = false;
        return schema;
    }
}

/// <summary>One member in a schema.</summary>
internal sealed record SchemaPlace(JsonObject Holder, string Name, JsonObject Schema, string Pointer)
{
    internal string? Type => (Schema["type"] as JsonValue)?.GetValue<string>();

    internal JsonArray Required => (JsonArray)Holder["required"]!;

    internal bool IsRequired => Required.Any(name => name!.GetValue<string>() == Name);

    internal void Forget()
    {
        foreach (var name in Required.Where(name => name!.GetValue<string>() == Name).ToList())
            Required.Remove(name);
    }
}
