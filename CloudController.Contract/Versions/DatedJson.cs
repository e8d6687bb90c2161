using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.Contract.Versions;

/// <summary>
/// Contract files state when things came and went, and this is the only place that evaluates it. Any object may carry <c>since</c> and
/// <c>until</c>: outside of that time it is left out of the list or object that holds it, and out of the <c>required</c> members of its
/// schema. Any object may carry <c>before</c>: by version, the members that were different before it (<c>null</c> for a member that was not
/// there).
/// </summary>
public static class DatedJson
{
    private const string Before = "before";

    private static readonly string[] Alternatives = ["oneOf", "anyOf"];

    /// <summary><paramref name="document"/> as it is today: without what was removed, and without dates.</summary>
    /// <exception cref="FormatException">A date is malformed.</exception>
    public static JsonElement Newest(JsonElement document) => At(document, null);

    /// <summary>
    /// <paramref name="document"/> as it was at <paramref name="version"/>, without dates; <c>null</c> stands for the newest version. What
    /// a preview may have, schemas allow and do not require, and lists leave out, because it cannot be asked for.
    /// </summary>
    /// <exception cref="FormatException">A date is malformed.</exception>
    public static JsonElement At(JsonElement document, ApiVersion? version) =>
        JsonSerializer.SerializeToElement(Visit(document, version, ""));

    /// <summary>Every version that <paramref name="document"/> mentions as one that brought, changed or removed something.</summary>
    /// <exception cref="FormatException">A date is malformed.</exception>
    internal static IEnumerable<Version> Changes(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Array => document.EnumerateArray().SelectMany(Changes),
        JsonValueKind.Object => ChangesOf(Lifetime.Of(document))
            .Concat(Overlays(document).Select(overlay => overlay.Version))
            .Concat(document.EnumerateObject().SelectMany(member => Changes(member.Value))),
        _ => [],
    };

    private static IEnumerable<Version> ChangesOf(Lifetime lifetime) => new[] { lifetime.Since, lifetime.Until }.OfType<Version>();

    private static JsonNode? Visit(JsonElement value, ApiVersion? version, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => VisitObject(value, version),
        JsonValueKind.Array => new JsonArray([.. value
            .EnumerateArray()
            .Where(item => Stays(item, version, name))
            .Select(item => Visit(item, version, ""))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonObject VisitObject(JsonElement value, ApiVersion? version)
    {
        var result = new JsonObject();
        var members = Members(value, version).ToDictionary();
        foreach (var (name, member) in members)
        {
            if (Lifetime.Of(member).IsPossibleAt(version))
                result[name] = Visit(member, version, name);
        }

        if (result["required"] is JsonArray required && members.TryGetValue("properties", out var properties))
        {
            var uncertain = properties.EnumerateObject().Where(property => !Lifetime.Of(property.Value).IsCertainAt(version));
            var names = uncertain.Select(property => property.Name).ToHashSet();
            required.RemoveAll(name => name is JsonValue text && names.Contains(text.ToString()));
        }

        return result;
    }

    /// <summary>The members without dates, those of an older version in place of what changed since.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> Members(JsonElement value, ApiVersion? version)
    {
        var overlays = Overlays(value).ToList();
        var members = value.EnumerateObject()
            .Where(member => !IsDate(member) && !(member.Name == Before && overlays.Count > 0))
            .Select(member => KeyValuePair.Create(member.Name, member.Value))
            .ToList();
        // Changes are undone from the newest back to the version that was asked for.
        var later = overlays.Where(overlay => version is not null && version.Number < overlay.Version);
        foreach (var (_, older) in later.OrderByDescending(overlay => overlay.Version))
        {
            foreach (var member in older.EnumerateObject())
            {
                members.RemoveAll(other => other.Key == member.Name);
                if (member.Value.ValueKind != JsonValueKind.Null)
                    members.Add(KeyValuePair.Create(member.Name, member.Value));
            }
        }

        return members;
    }

    /// <summary>
    /// Whether the member is a date. A property of a schema may be called <c>since</c> too, but its value is an object, not a version.
    /// </summary>
    private static bool IsDate(JsonProperty member) =>
        member.Name is Lifetime.SinceName or Lifetime.UntilName && member.Value.ValueKind == JsonValueKind.String;

    private static IEnumerable<(Version Version, JsonElement Members)> Overlays(JsonElement value) =>
        value.TryGetProperty(Before, out var before) && before.ValueKind == JsonValueKind.Object
        && before.EnumerateObject().Any(change => char.IsAsciiDigit(change.Name.FirstOrDefault()))
            ? before.EnumerateObject().Select(change => (Lifetime.Parse(change.Name), change.Value))
            : [];

    private static bool Stays(JsonElement item, ApiVersion? version, string list) =>
        Alternatives.Contains(list) ? Lifetime.Of(item).IsPossibleAt(version) : Lifetime.Of(item).IsCertainAt(version);
}
