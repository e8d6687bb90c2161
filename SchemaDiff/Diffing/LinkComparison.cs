using System.Text.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares the links that items carry.</summary>
internal static class LinkComparison
{
    private static readonly string[] Known = ["relation", "pointer", "href", "method", "when", "self"];

    internal static void Compare(ChangeList changes, JsonElement? before, JsonElement? after)
    {
        const string area = "links";
        DetailComparison.Named(changes, area, "/links", "link-added", "link-removed", before.NamedAt("/links", "relation"),
            after.NamedAt("/links", "relation"), (place, old, now) =>
        {
            Method(changes, place, old.TextAt("/method"), now.TextAt("/method"));
            Href(changes, place, old.TextAt("/href"), now.TextAt("/href"));
            DetailComparison.Value(changes, "link-condition", area, $"{place}/when", old.At("/when"), now.At("/when"));
            DetailComparison.Value(changes, "link-detail", area, $"{place}/pointer", old.At("/pointer"), now.At("/pointer"));
            DetailComparison.Rest(changes, "link-detail", area, place, old, now, Known);
        });
    }

    /// <summary>Where the body holds the links that the contract lists.</summary>
    internal static IEnumerable<(string Relation, string Pointer)> Places(JsonElement? contract)
    {
        var item = contract.TextAt(EndpointComparison.ItemsPointer) is { } list ? $"{list}/*" : "";
        return from link in contract.NamedAt("/links", "relation")
               let pointer = link.Value.TextAt("/pointer")
               where pointer is not null
               select (link.Key, item + pointer);
    }

    private static void Method(ChangeList changes, string place, string? before, string? after)
    {
        if (before == after)
            return;
        var rule = before is null ? "link-method-added" : after is null ? "link-method-removed" : "link-method";
        changes.Changed(rule, "links", $"{place}/method", JsonReads.Json(before), JsonReads.Json(after));
    }

    private static void Href(ChangeList changes, string place, string? before, string? after)
    {
        if (before is null || after is null || before == after)
            return;
        var rule = (IsAbsolute(before), IsAbsolute(after)) switch
        {
            (false, true) => "link-absolute",
            (true, false) => "link-relative",
            _ => "link-href",
        };
        changes.Changed(rule, "links", $"{place}/href", JsonReads.Json(before), JsonReads.Json(after));
    }

    private static bool IsAbsolute(string href) => href.Contains("://", StringComparison.Ordinal);
}
