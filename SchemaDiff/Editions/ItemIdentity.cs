using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Tells of which resource a documented object is: the link to itself says so.</summary>
internal static class ItemIdentity
{
    private static readonly string[] SelfPlaces = ["/links/self/href", "/_links/self/href", "/metadata/url"];

    private static readonly string[] ValuePlaces = ["/metadata/guid", "/guid", "/name"];

    /// <summary>
    /// The route of the item itself, with <c>{guid}</c> for what it is known by; <c>null</c> where it shows no link to itself alone.
    /// </summary>
    internal static string? Route(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object
            || SelfPlaces.Select(place => JsonPointer.FindText(item, place)).OfType<string>().FirstOrDefault() is not { } href)
            return null;
        if (RoutePath.Of(href, ValuePlaces.Select(place => JsonPointer.FindText(item, place)).OfType<string>()
            .FirstOrDefault()) is not { } route)
            return null;
        // An example can print another guid in the link than beside it.
        return route.EndsWith('}') && GuidPointer(item) is not null ? route[..(route.LastIndexOf('/') + 1)] + "{guid}" : null;
    }

    /// <summary>Pointer of what the item is known by; <c>null</c> where it shows nothing.</summary>
    internal static string? GuidPointer(JsonElement item) =>
        ValuePlaces.FirstOrDefault(place => JsonPointer.FindText(item, place) is not null);
}
