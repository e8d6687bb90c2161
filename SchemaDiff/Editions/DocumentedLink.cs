using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>A link that a documented item has.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Pointer">Its place in an item.</param>
/// <param name="Href">The route that it leads to; <c>null</c> where that is none of the interface.</param>
/// <param name="Method">The method; <c>null</c> where none is shown.</param>
/// <param name="Item">The item.</param>
internal sealed record DocumentedLink(string Relation, string Pointer, string? Href, string? Method, JsonElement Item)
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
                SelfOr(link.Relation, link.Pointer, RoutePath.Of(link.Href, own)),
            link.Method, item));
    }

    /// <summary>The link as <c>resources/&lt;name&gt;.json</c> keeps it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["relation"] = Relation, ["pointer"] = Pointer, ["href"] = Href };
        if (Method is not null)
            json["method"] = Method;
        if (IsSelf(Relation, Pointer))
            json["self"] = true;
        return json;
    }

    /// <summary>An example can print another guid in the link to the item than beside it.</summary>
    private static string? SelfOr(string relation, string pointer, string? href) =>
        href is not null && IsSelf(relation, pointer) && href.EndsWith('}') ? href[..(href.LastIndexOf('/') + 1)] + "{guid}" : href;

    private static bool IsSelf(string relation, string pointer) => relation == Self || pointer == "/metadata/url";

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
