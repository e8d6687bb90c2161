using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Finds which item an object names and links to, as the relationships of v3 do.</summary>
internal static class RelatedDraft
{
    private const string Guid = "/data/guid";
    private const string Link = "/links/related/href";
    private const string Self = "/links/self/href";

    /// <summary>The member <c>related</c> of <paramref name="endpoint"/>; <c>null</c> where no documented answer shows both alike.</summary>
    internal static JsonObject? Of(DocEndpoint endpoint) =>
        endpoint.IsRead ? endpoint.Roots.Select(Of).FirstOrDefault(found => found is not null) : null;

    private static JsonObject? Of(JsonElement root)
    {
        if (JsonPointer.FindText(root, Guid) is not { } guid
            || JsonPointer.FindText(root, Link) is not { } href
            || JsonPointer.FindText(root, Self) is not { } self)
            return null;
        var owner = RoutePath.Segments(self).ElementAtOrDefault(2);
        var route = RoutePath.Of(href, owner);
        var isOther = route?.Contains("_guid}", StringComparison.Ordinal) == true;
        return route is not null && (!isOther || href.EndsWith($"/{guid}", StringComparison.Ordinal))
            ? new() { ["guid"] = Guid, ["link"] = Link, ["href"] = route }
            : null;
    }
}
