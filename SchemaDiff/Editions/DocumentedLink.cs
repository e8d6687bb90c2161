using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>A link that a documented item has.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Pointer">Its place in an item.</param>
/// <param name="Href">The route that it leads to; <c>null</c> where that is none of the interface, or has a query.</param>
/// <param name="Method">The method; <c>null</c> where none is shown.</param>
/// <param name="Text">The link as it is printed.</param>
/// <param name="Item">The item.</param>
internal sealed record DocumentedLink(string Relation, string Pointer, string? Href, string? Method, string Text, JsonElement Item)
{
    private const string UrlSuffix = "_url";

    private const string Self = "self";

    private static readonly string[] LinkPlaces = ["/links", "/_links"];

    private static readonly string[] UrlPlaces = ["/metadata", "/entity"];

    /// <summary>The links of <paramref name="item"/>, which is known by what stands at <paramref name="guid"/>.</summary>
    internal static IEnumerable<DocumentedLink> Of(JsonElement item, string? guid)
    {
        var own = guid is null ? null : JsonPointer.FindText(item, guid);
        return Links(item).Concat(Urls(item))
            .Select(link => new DocumentedLink(link.Relation, link.Pointer,
                link.Href.Contains('?', StringComparison.Ordinal) ? null
                : SelfOr(link.Relation, link.Pointer, RoutePath.Of(link.Href, own)),
            link.Method, link.Href, item));
    }

    /// <summary>Whether it leads to the item itself.</summary>
    internal bool IsSelf => LeadsToItself(Relation, Pointer);

    /// <summary>Where an item of v2 shows what the link leads to, if it is asked to; <c>null</c> where it never does.</summary>
    internal string? Inlined => Pointer.StartsWith("/entity/", StringComparison.Ordinal) ? Pointer[..^UrlSuffix.Length] : null;

    /// <summary>Where an item can show what it is that the link leads to: where nothing is shown, there is no link.</summary>
    internal IEnumerable<string> Owners =>
        IsSelf ? [] : [$"/relationships/{Relation}/data", $"/entity/{Relation}_guid"];

    /// <summary>Where an item of v3 can show the guid of what the link leads to.</summary>
    private string RelatedGuid => $"/relationships/{Relation}/data/guid";

    /// <summary>Whether the path ends with that guid; <c>null</c> where the item shows none.</summary>
    private bool? IsAsRelated =>
        JsonPointer.FindText(Item, RelatedGuid) is { } guid ? Text.EndsWith($"/{guid}", StringComparison.Ordinal) : null;

    /// <summary>Where the guid of what a link leads to is shown, if most of the documented ones lead there; else <c>null</c>.</summary>
    internal static string? By(IReadOnlyCollection<DocumentedLink> links)
    {
        var shown = links
            .Where(link => link.Href?.EndsWith("_guid}", StringComparison.Ordinal) == true && link.IsAsRelated is not null)
            .ToList();
        return shown.Count(link => link.IsAsRelated == true) > shown.Count / 2 ? shown[0].RelatedGuid : null;
    }

    /// <summary>
    /// The link as <c>resources/&lt;name&gt;.json</c> keeps it, of the items that have something at <paramref name="owner"/>.
    /// </summary>
    /// <param name="owner">The place; <c>null</c> where all items have the link.</param>
    /// <param name="by">The place of the guid of what the link leads to; <c>null</c> where there is none.</param>
    /// <param name="isFollowed">Whether a link to the item itself leads to something that can be asked for.</param>
    internal JsonObject ToJson(string? owner, string? by, bool isFollowed)
    {
        var json = new JsonObject { ["relation"] = Relation, ["pointer"] = Pointer, ["href"] = Href };
        if (Method is not null)
            json["method"] = Method;
        if (owner is not null)
            json["when"] = new JsonObject { [owner] = new JsonObject { ["notIn"] = new JsonArray((JsonNode?)null) } };
        if (by is not null)
            json["by"] = by;
        if (IsSelf && isFollowed)
            json["self"] = true;
        return json;
    }

    /// <summary>An example can print another guid in the link to the item than beside it.</summary>
    private static string? SelfOr(string relation, string pointer, string? href) =>
        href is not null && LeadsToItself(relation, pointer) && href.EndsWith('}') ? href[..(href.LastIndexOf('/') + 1)] + "{guid}" : href;

    private static bool LeadsToItself(string relation, string pointer) => relation == Self || pointer == "/metadata/url";

    private static IEnumerable<(string Relation, string Pointer, string Href, string? Method)> Links(JsonElement item) =>
        from parent in LinkPlaces
        where JsonPointer.Find(item, parent) is { ValueKind: JsonValueKind.Object }
        from link in JsonPointer.Find(item, parent)!.Value.EnumerateObject()
        where link.Value.ValueKind == JsonValueKind.Object
        let href = JsonPointer.FindText(link.Value, "/href")
        where href is not null
        select (link.Name, JsonPointer.Append(parent, link.Name), href, JsonPointer.FindText(link.Value, "/method"));

    private static IEnumerable<(string Relation, string Pointer, string Href, string? Method)> Urls(JsonElement item) =>
        from parent in UrlPlaces
        where JsonPointer.Find(item, parent) is { ValueKind: JsonValueKind.Object }
        from member in JsonPointer.Find(item, parent)!.Value.EnumerateObject()
        where member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.StartsWith('/')
        where member.Name.EndsWith(UrlSuffix, StringComparison.Ordinal) || (parent, member.Name) == ("/metadata", "url")
        let relation = member.Name.EndsWith(UrlSuffix, StringComparison.Ordinal) ? member.Name[..^UrlSuffix.Length] : member.Name
        select (relation, JsonPointer.Append(parent, member.Name), member.Value.GetString()!, (string?)null);
}
