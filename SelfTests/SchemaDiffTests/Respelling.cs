using System.Globalization;
using System.Text.Json.Nodes;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Writes a schema in other words: order, spelling of numbers, of null and of alternatives, names of definitions, references
/// written out.</summary>
internal sealed class Respelling
{
    private readonly Random _random;
    private readonly JsonObject _root;
    private readonly Dictionary<string, string> _names;

    private readonly bool _writesOut;

    private Respelling(JsonObject root, Random random, bool writesOut)
    {
        (_root, _random, _writesOut) = (root, random, writesOut);
        _names = Definitions.ToDictionary(definition => definition.Key, definition => $"r{random.Next(1000)}{definition.Key}");
    }

    private JsonObject Definitions => (JsonObject)_root["definitions"]!;

    /// <summary>The schema in other words; with <paramref name="writesOut"/> some references are replaced by what they lead to.</summary>
    internal static JsonObject Of(JsonObject root, Random random, bool writesOut = true)
    {
        var respelling = new Respelling(root, random, writesOut);
        var result = respelling.Shuffled(respelling.Keywords(root, inlined: 0));
        result["definitions"] = respelling.Shuffled(new JsonObject(respelling.Definitions
            .Select(definition =>
                KeyValuePair.Create(respelling._names[definition.Key], (JsonNode?)respelling.Schema((JsonObject)definition.Value!, 0)))));
        return result;
    }

    private JsonObject Schema(JsonObject schema, int inlined)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return _writesOut && inlined < 2 && _random.Next(4) == 0
                ? Schema((JsonObject)Definitions[name]!, inlined + 1)
                : new() { ["$ref"] = $"#/definitions/{_names[name]}" };
        }

        var keywords = Keywords(schema, inlined);
        if (schema["type"] is JsonArray { Count: 2 } types && types.Any(type => type!.GetValue<string>() == "null") && _random.Next(2) == 0)
            keywords = OrNull(keywords, types.Select(type => type!.GetValue<string>()).Single(type => type != "null"));
        return _random.Next(8) == 0 ? new() { ["allOf"] = new JsonArray(Shuffled(keywords)) } : Shuffled(keywords);
    }

    private JsonObject OrNull(JsonObject keywords, string type)
    {
        keywords["type"] = type;
        if (_random.Next(2) == 0)
            keywords["nullable"] = true;
        else
            keywords = new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, keywords) };
        return keywords;
    }

    private JsonObject Keywords(JsonObject schema, int inlined)
    {
        var result = new JsonObject { ["description"] = FormattableString.Invariant($"words {_random.Next()}") };
        foreach (var (keyword, value) in schema.Where(keyword => keyword.Key != "definitions"))
        {
            switch (keyword, value)
            {
                case ("properties", JsonObject members):
                    result[keyword] = Shuffled(new JsonObject(members
                        .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Schema((JsonObject)member.Value!, inlined)))));
                    break;
                case ("oneOf" or "anyOf", JsonArray kinds):
                    result[_random.Next(2) == 0 ? "oneOf"
                        : "anyOf"] = Shuffled(kinds.Select(kind => (JsonNode?)Schema((JsonObject)kind!, inlined)));
                    break;
                case (_, JsonArray list):
                    result[keyword] = Shuffled(list.Select(item => item?.DeepClone()));
                    break;
                case (_, JsonObject inner):
                    result[keyword] = Schema(inner, inlined);
                    break;
                case ("minimum", JsonValue number) when _random.Next(2) == 0:
                    result["exclusiveMinimum"] = number.GetValue<int>() - 1;
                    break;
                case (_, JsonValue number) when number.TryGetValue<int>(out var whole):
                    result[keyword] = JsonNode.Parse(whole.ToString(CultureInfo.InvariantCulture) + (_random.Next(3) switch { 0 =>
                        ".0", 1 =>
                        "e0", _ => "" }));
                    break;
                default:
                    result[keyword] = value!.DeepClone();
                    break;
            }
        }

        return result;
    }

    private JsonArray Shuffled(IEnumerable<JsonNode?> items) => new([.. items.OrderBy(_ => _random.Next())]);

    private JsonObject Shuffled(JsonObject members)
    {
        var all = members.OrderBy(_ => _random.Next()).ToList();
        members.Clear();
        return new(all);
    }
}
