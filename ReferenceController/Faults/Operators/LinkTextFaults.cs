using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Links that no grammar of addresses has, or that clients understand in different ways.</summary>
internal static class LinkTextFaults
{
    private const string OtherHost = "api.other.example.com";

    /// <param name="Name">The last part of the names of the faults.</param>
    /// <param name="Statement">What is said of the links.</param>
    /// <param name="Edit">Spoils the text of a link.</param>
    /// <param name="LeadsAway">Whether it names another origin, too.</param>
    private sealed record Spelling(string Name, string Statement, Func<string, string> Edit, bool LeadsAway = false);

    /// <summary>What an item's link cannot be without its query.</summary>
    private static readonly Spelling[] Everywhere =
    [
        new("backslashes", "have backslashes for slashes", href => href.Replace('/', '\\')),
        new("bad-escape", "have a percent sign that is no escape", href => With(href, "%zz")),
        new("blank", "have a blank", href => With(href, " ")),
        new("control", "have a tab", href => With(href, "\t")),
        new("non-ascii", "have a letter beyond ASCII", href => With(href, "ü")),
        new("host-without-scheme", "have a host and no scheme", href => $"//{OtherHost}{PathOf(href)}", LeadsAway: true),
        new("open-bracket", "have half an IPv6 address for the host", href => $"http://[::1{PathOf(href)}"),
        new("script", "are a script", _ => "javascript:alert(1)", LeadsAway: true),
    ];

    private static readonly Spelling[] OfPages =
    [
        new("cut-escape", "end within an escape", href => href + "&x=%2"),
        new("markup", "have angle brackets", href => href + "&x=<a>"),
        new("square-brackets", "have square brackets in the query", href => href + "&x=a[0]"),
        new("fragment", "have a fragment", href => href + "#top"),
        new("second-fragment", "have a fragment within a fragment", href => href + "#a#b"),
        new("port-of-letters", "have letters for the port", href => $"http://{OtherHost}:http{PathOf(href)}"),
        new("without-leading-slash", "have no slash at the beginning", href => PathOf(href)[1..]),
        new("other-scheme", "have the scheme ftp", href => $"ftp://{OtherHost}{PathOf(href)}", LeadsAway: true),
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Everywhere.Concat(OfPages).Select(spelling => rows.Documented(
            $"links-{spelling.Name}", $"links to other pages {spelling.Statement}",
            new FaultHooks { Body = body => body.EditLinks(spelling.Edit) },
            ["page-links/form", .. spelling.LeadsAway ? (string[])["page-links/origin"] : []])),
        .. Everywhere.Select(spelling => rows.Documented(
            $"item-links-{spelling.Name}", $"the links of an item {spelling.Statement}",
            new FaultHooks { Item = item => ItemLinks.Edit(item, spelling.Edit) },
            [.. ItemLinks.Relations(rows.Target), .. spelling.LeadsAway ? (string[])["resource-links/origin"] : []])),
        // In v3 of 2015 no parameter has a value that would need an escape in a link.
        .. rows.Target is { IsV3: true, IsCurrent: false } ? (Fault[])[] :
        [
            rows.Documented("links-not-escaped", "links to other pages repeat the query without escapes",
                new FaultHooks { Body = body => body.EditLinks(Uri.UnescapeDataString) }, ["page-links/form"]),
        ],
    ];

    private static string With(string href, string text) => href.Contains('?', StringComparison.Ordinal) ? $"{href}&x={text}" : href + text;

    private static string PathOf(string href) =>
        href.StartsWith("http://", StringComparison.Ordinal) ? href[href.IndexOf('/', "http://".Length)..] : href;
}

/// <summary>The links that items carry.</summary>
internal static class ItemLinks
{
    /// <summary>The clauses about them, without the endpoint's name.</summary>
    public static string[] Relations(FaultTarget target) => [.. target.Links.Select(link => $"resource-links/{link.Relation}")];

    /// <summary>Rewrites every link of an item, or the one with the name <paramref name="only"/>.</summary>
    public static void Edit(JsonObject item, Func<string, string> edit, string? only = null)
    {
        if (item["metadata"] is JsonObject metadata && metadata["url"] is JsonValue url)
            metadata["url"] = edit((string)url!);
        foreach (var (name, link) in item["links"] as JsonObject ?? [])
        {
            if ((only is null || name == only) && link is JsonObject members && members["href"] is JsonValue href)
                members["href"] = edit((string)href!);
        }
    }
}
