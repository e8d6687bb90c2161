using System.Text.Json.Nodes;

namespace CloudController.Reference.Faults;

/// <summary>Reads and changes places in a document, given as <c>/name/name</c>. What is not there is left alone.</summary>
internal static class JsonPlace
{
    public static JsonNode? Find(JsonNode root, string place) =>
        place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode?)root, (node, name) => (node as JsonObject)?[name]);

    /// <summary>A value as text; <see langword="null"/> where there is none.</summary>
    public static string? Text(JsonNode root, string place) => Find(root, place)?.ToString();

    public static bool Exists(JsonNode root, string place) => Parent(root, place) is { } found && found.Members.ContainsKey(found.Name);

    /// <summary>Puts a value in a place, provided that the object around it is there.</summary>
    public static void Set(JsonNode root, string place, JsonNode? value)
    {
        if (Parent(root, place) is { } found)
            found.Members[found.Name] = value;
    }

    /// <summary>Puts a value in the place of another one; where there is none, none is put.</summary>
    public static void Replace(JsonNode root, string place, JsonNode? value)
    {
        if (Exists(root, place))
            Set(root, place, value);
    }

    public static void Remove(JsonNode root, string place)
    {
        if (Parent(root, place) is { } found)
            found.Members.Remove(found.Name);
    }

    /// <summary>Rewrites every text below a node.</summary>
    public static void EditTexts(JsonNode root, Func<string, string> edit)
    {
        if (root is JsonObject members)
        {
            foreach (var (name, member) in members.ToList())
            {
                if (member is JsonValue value && value.TryGetValue<string>(out var text))
                    members[name] = edit(text);
                else if (member is not null)
                    EditTexts(member, edit);
            }
        }
        else if (root is JsonArray items)
        {
            foreach (var item in items.OfType<JsonObject>())
                EditTexts(item, edit);
        }
    }

    private static (JsonObject Members, string Name)? Parent(JsonNode root, string place)
    {
        var at = place.LastIndexOf('/');
        return Find(root, place[..at]) is JsonObject members ? (members, place[(at + 1)..]) : null;
    }
}
