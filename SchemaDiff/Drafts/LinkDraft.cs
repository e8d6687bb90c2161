using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>One link of the documented items.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Pointer">Its place in an item.</param>
/// <param name="Href">The path, with placeholders for the guids in it.</param>
/// <param name="Method">The method; <c>null</c> where none is shown.</param>
/// <param name="Self">Whether it leads to the item itself.</param>
internal sealed record LinkDraft(string Relation, string Pointer, string Href, string? Method, bool Self)
{
    private const string UrlSuffix = "_url";

    private static readonly string[] GuidPlaces = ["/metadata/guid", "/guid"];

    private static readonly string[] LinkPlaces = ["/links", "/_links"];

    private static readonly string[] UrlPlaces = ["/metadata", "/entity"];

    /// <summary>The links of all <paramref name="items"/> together.</summary>
    internal static IReadOnlyList<LinkDraft> Of(IEnumerable<JsonElement> items) =>
        items.SelectMany(OfItem).DistinctBy(link => link.Pointer).ToList();

    /// <summary>Pointer of the guid of an item; <c>null</c> where it shows none.</summary>
    internal static string? GuidPointer(IEnumerable<JsonElement> items) =>
        GuidPlaces.FirstOrDefault(pointer => items.Any(item => JsonPointer.FindText(item, pointer) is not null));

    /// <summary>The link as <c>endpoint.json</c> keeps it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["relation"] = Relation, ["pointer"] = Pointer, ["href"] = Href };
        if (Method is not null)
            json["method"] = Method;
        if (Self)
            json["self"] = true;
        return json;
    }

    private static IEnumerable<LinkDraft> OfItem(JsonElement item)
    {
        var own = GuidPointer([item]) is { } pointer ? JsonPointer.FindText(item, pointer) : null;
        foreach (var (relation, place, href, method) in Links(item).Concat(Urls(item)))
        {
            var isSelf = place is "/metadata/url" or "/links/self" or "/_links/self";
            yield return new(relation, place, Template(href, own), method, isSelf);
        }
    }

    /// <summary>v3: an object of links.</summary>
    private static IEnumerable<(string Relation, string Pointer, string Href, string? Method)> Links(JsonElement item) =>
        from parent in LinkPlaces
        where JsonPointer.Find(item, parent) is { ValueKind: JsonValueKind.Object }
        from link in JsonPointer.Find(item, parent)!.Value.EnumerateObject()
        let href = JsonPointer.FindText(link.Value, "/href")
        where href is not null
        select (link.Name, JsonPointer.Append(parent, link.Name), href, JsonPointer.FindText(link.Value, "/method"));

    /// <summary>v2: members called <c>url</c> or <c>…_url</c> that hold a path.</summary>
    private static IEnumerable<(string Relation, string Pointer, string Href, string? Method)> Urls(JsonElement item) =>
        from parent in UrlPlaces
        where JsonPointer.Find(item, parent) is { ValueKind: JsonValueKind.Object }
        from member in JsonPointer.Find(item, parent)!.Value.EnumerateObject()
        where member.Value.ValueKind == JsonValueKind.String && TextForms.Fits(TextForms.RelativeLink, member.Value.GetString()!)
        where member.Name.EndsWith(UrlSuffix, StringComparison.Ordinal) || (parent, member.Name) == ("/metadata", "url")
        let relation = member.Name.EndsWith(UrlSuffix, StringComparison.Ordinal) ? member.Name[..^UrlSuffix.Length] : member.Name
        select (relation, JsonPointer.Append(parent, member.Name), member.Value.GetString()!, (string?)null);

    private static string Template(string href, string? own)
    {
        var segments = href.Split('/');
        for (var at = 1; at < segments.Length; at++)
        {
            if (segments[at] == own)
                segments[at] = "{guid}";
            else if (TextForms.Fits(TextForms.Guid, segments[at]))
                segments[at] = $"{{{EndpointName.GuidOf(segments[at - 1])}}}";
        }

        return string.Join('/', segments);
    }
}
