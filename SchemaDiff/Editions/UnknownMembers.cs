using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Members that need not be there and that a schema cannot say anything of: no document tells what they can be, or they are only there where
/// a parameter asks for them.
/// </summary>
internal static class UnknownMembers
{
    /// <summary>What files call what is known to be there although no document shows it.</summary>
    internal const string Undocumented = "undocumented";

    private static readonly string[] Constraining = ["type", "$ref", "oneOf", "enum"];

    /// <summary>Takes them out of <paramref name="schema"/>; <paramref name="file"/> states them as known.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="embedded">The members at the top that are only there where a parameter asks for them.</param>
    /// <param name="file">The file of the resource or the endpoint.</param>
    internal static void Move(JsonObject schema, IReadOnlySet<string> embedded, JsonObject file)
    {
        var known = file[Undocumented] as JsonArray ?? [];
        foreach (var name in embedded.Order(StringComparer.Ordinal))
        {
            if (schema["properties"] is JsonObject properties && !Required(schema).Contains(name) && properties.Remove(name))
                Add(JsonPointer.Append("", name), "only there where a parameter asks for it");
        }

        foreach (var place in Take(schema, "").ToList())
            Add(place, "only some documented bodies show it, and only as null: nothing is known of it");
        if (known.Count > 0 && known.Parent is null)
            file[Undocumented] = known;

        void Add(string place, string reason) => known.Add((JsonNode)Known(place, reason));
    }

    /// <summary>A place that is known although no document shows it.</summary>
    internal static JsonObject Known(string place, string reason) => new() { ["place"] = place, ["reason"] = reason };

    private static HashSet<string> Required(JsonObject schema) =>
        (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Take(JsonObject schema, string pointer)
    {
        if (schema["items"] is JsonObject items)
        {
            foreach (var place in Take(items, $"{pointer}/*"))
                yield return place;
        }

        if (schema["properties"] is not JsonObject properties)
            yield break;
        var required = Required(schema);
        foreach (var (name, member) in properties.ToList())
        {
            var place = JsonPointer.Append(pointer, name);
            if (member is not JsonObject described)
                continue;
            if (!required.Contains(name) && !Constraining.Any(described.ContainsKey))
            {
                properties.Remove(name);
                yield return place;
                continue;
            }

            foreach (var below in Take(described, place))
                yield return below;
        }
    }
}
