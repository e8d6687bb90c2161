using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Random schemas with alternatives, bounds, values that can be null, and definitions that refer to each other and to
/// themselves.</summary>
internal sealed class RandomAlternatives(Random random)
{
    private const int Definitions = 4;

    private const int MaxDepth = 3;

    internal JsonObject Make()
    {
        var root = Object(0);
        root["$schema"] = "http://json-schema.org/draft-04/schema#";
        root["definitions"] = new JsonObject(Enumerable.Range(0, Definitions)
            .Select(number => KeyValuePair.Create($"d{number}", (JsonNode?)Object(1))));
        return root;
    }

    /// <summary>Every object that a body can have in it, followed through references.</summary>
    internal static IReadOnlyList<JsonObject> Reachable(JsonObject root)
    {
        var (found, pending) = (new List<JsonObject>(), new Queue<JsonNode?>([root]));
        while (pending.TryDequeue(out var node))
        {
            if (node is JsonArray list)
            {
                foreach (var item in list)
                    pending.Enqueue(item);
            }
            else if (node is JsonObject schema && !found.Contains(schema))
            {
                found.Add(schema);
                if (schema["$ref"] is { } reference)
                    pending.Enqueue(root["definitions"]![reference.GetValue<string>().Split('/')[^1]]);
                foreach (var (_, below) in schema["properties"] as JsonObject ?? [])
                    pending.Enqueue(below);
                foreach (var keyword in (string[])["items", "oneOf", "anyOf"])
                    pending.Enqueue(schema[keyword]);
            }
        }

        return found.Where(schema => schema["properties"] is not null).ToList();
    }

    internal JsonObject Value(int depth) => random.Next(depth < MaxDepth ? 14 : 8) switch
    {
        0 => new() { ["type"] = "string", ["minLength"] = random.Next(3) },
        1 => new() { ["enum"] = new JsonArray("red", "green", "blue") },
        2 => new() { ["type"] = "integer", ["minimum"] = random.Next(3), ["maximum"] = 10 + random.Next(3) },
        3 => new() { ["type"] = new JsonArray("null", "string"), ["maxLength"] = 20 },
        4 => new() { ["type"] = new JsonArray("string", "number"), ["multipleOf"] = 0.5 },
        5 => new() { ["enum"] = new JsonArray("on", null, 1) },
        6 or 7 => Reference(),
        8 => new() { ["type"] = "array", ["items"] = Value(depth + 1), ["minItems"] = random.Next(2) },
        9 => new() { ["oneOf"] = new JsonArray(Told("a", depth), Told("b", depth), new JsonObject { ["type"] = "null" }) },
        10 => new() { ["anyOf"] = new JsonArray(Own("left", depth), Own("right", depth)) },
        11 => new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Reference(),
            new JsonObject { ["type"] = "array", ["items"] = Reference() }) },
        12 => new() { ["type"] = "object", ["additionalProperties"] = Value(depth + 1) },
        _ => Object(depth + 1),
    };

    private JsonObject Reference() => new() { ["$ref"] = $"#/definitions/d{random.Next(Definitions)}" };

    private JsonObject Told(string kind, int depth)
    {
        var schema = Object(depth + 1);
        schema["properties"]!["kind"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(kind) };
        return schema;
    }

    private JsonObject Own(string name, int depth)
    {
        var schema = Object(depth + 1);
        schema["properties"]![$"{name}{depth}"] = Value(depth + 1);
        return schema;
    }

    private JsonObject Object(int depth)
    {
        var names = Enumerable.Range(0, 6).Select(number => $"m{depth}{(char)('a' + number)}").Where(_ => random.Next(3) == 0)
            .DefaultIfEmpty($"m{depth}z").ToList();
        return new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. names.Where(_ => random.Next(2) == 0).Select(name => JsonValue.Create(name))]),
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Value(depth + 1)))),
        };
    }
}
