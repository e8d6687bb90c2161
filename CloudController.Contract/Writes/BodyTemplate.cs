using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.Contract.Writes;

/// <summary>A body whose texts hold placeholders: <c>{organization}</c>.</summary>
internal static partial class BodyTemplate
{
    /// <summary>The placeholder of a name that nobody else has.</summary>
    internal const string Unique = "unique";

    /// <summary>The placeholder of a new guid.</summary>
    internal const string NewGuid = "guid";

    /// <summary>The placeholders in <paramref name="template"/>, each once.</summary>
    internal static IReadOnlyList<string> Placeholders(JsonElement template) =>
        Placeholder().Matches(template.GetRawText()).Select(match => match.Groups[1].Value).Distinct().ToList();

    /// <summary><paramref name="template"/> with values in place of the placeholders.</summary>
    internal static JsonElement Fill(JsonElement template, IReadOnlyDictionary<string, string> values) =>
        JsonSerializer.SerializeToElement(Filled(JsonNode.Parse(template.GetRawText()), values));

    /// <summary><paramref name="text"/> with values in place of the placeholders.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary><paramref name="text"/> with <paramref name="values"/> in place of its placeholders, the first one first.</summary>
    internal static string FillInOrder(string text, params string[] values)
    {
        var next = 0;
        return Placeholder().Replace(text, _ => values[next++]);
    }

    /// <summary><paramref name="body"/> with what is wrong in <paramref name="refused"/>.</summary>
    internal static JsonElement Spoil(JsonElement body, RefusedBody refused)
    {
        var spoilt = JsonNode.Parse(body.GetRawText())!;
        var steps = JsonPointer.Segments(refused.At).ToList();
        var around = spoilt.AsObject();
        foreach (var step in steps.SkipLast(1))
        {
            if (around[step] is not JsonObject)
                around[step] = new JsonObject();
            around = around[step]!.AsObject();
        }

        around.Remove(steps[^1]);
        if (refused.Value is { } value)
            around.Add(steps[^1], JsonNode.Parse(value.GetRawText()));
        return JsonSerializer.SerializeToElement(spoilt);
    }

    private static JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, string> values) => node switch
    {
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(Fill(member.Key, values), Filled(member.Value, values)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Filled(element, values))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(Fill(text.GetValue<string>(), values)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
