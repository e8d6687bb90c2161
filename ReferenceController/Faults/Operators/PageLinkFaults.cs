using System.Text.RegularExpressions;
using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The links to other pages: where they are, where they lead, what they keep.</summary>
internal static class PageLinkFaults
{
    /// <summary>Who follows a link that asks for another page than it should comes to other items.</summary>
    private static readonly string[] WhatFollows =
        ["page-links/forward-walk", "page-links/backward-walk", "page-links/filtered-walk", "page-links/first-and-last-lead-there"];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("next-null-too-early", "the last page but one has no link to the last",
            Body(body => { if (PageOf(body.Link(PageLinkRole.Next)) == LastPage(body)) body.CutLink(PageLinkRole.Next); }),
            ["page-links/next-until-the-last", "page-links/forward-walk"], "page-links/filtered-walk"),
        rows.Documented("next-always-null", "no page has a link to the next",
            Body(body => body.CutLink(PageLinkRole.Next)),
            ["page-links/next-until-the-last", "page-links/forward-walk"], "page-links/filtered-walk"),
        rows.Documented("next-never-null", "the last page has a link to a page after it",
            Body(body => { if (body.IsLastPage) body.PutLink(PageLinkRole.Next, Url(body, body.Query.Page + 1)); }),
            ["page-links/next-until-the-last"], "paging/beyond-last-links"),
        rows.Documented("previous-never-null", "the first page has a link to a page 0",
            Body(body => { if (body.Query.Page == 1) body.PutLink(PageLinkRole.Previous, Url(body, 0)); }),
            ["page-links/previous-from-the-second"]),
        rows.Documented("previous-always-null", "no page has a link to the previous",
            Body(body => body.CutLink(PageLinkRole.Previous)),
            ["page-links/previous-from-the-second", "page-links/backward-walk"], "paging/beyond-last-links"),
        rows.Documented("previous-null-on-page-2", "page 2 has no link to page 1",
            Body(body => { if (body.Query.Page == 2) body.CutLink(PageLinkRole.Previous); }),
            ["page-links/previous-from-the-second", "page-links/backward-walk"]),
        rows.Implied("beyond-last-previous-null", "a page past the end has no link back",
            Body(body => { if (body.Query.Page > LastPage(body)) body.CutLink(PageLinkRole.Previous); }), ["paging/beyond-last-links"]),
        rows.Implied("beyond-last-next", "a page past the end has a link to the page after it",
            Body(body => { if (body.Query.Page > LastPage(body)) body.PutLink(PageLinkRole.Next, Url(body, body.Query.Page + 1)); }),
            ["paging/beyond-last-links"]),
        Number(rows, "next-skips", "the link to the next page skips one", PageLinkRole.Next, page => page + 1,
            "page-links/next-number", "page-links/forward-walk"),
        Number(rows, "next-is-self", "the link to the next page leads to the page itself", PageLinkRole.Next, page => page - 1,
            "page-links/next-number", "page-links/forward-walk"),
        Number(rows, "previous-skips", "the link to the previous page skips one", PageLinkRole.Previous, page => Math.Max(1, page - 1),
            "page-links/previous-number", "page-links/backward-walk"),
        Number(rows, "previous-is-self", "the link to the previous page leads to the page itself", PageLinkRole.Previous, page => page + 1,
            "page-links/previous-number", "page-links/backward-walk"),
        rows.Documented("links-without-page", "links lack the page number", Links(href => Drop(href, "page")),
            ["page-links/next-number", "page-links/previous-number"],
            [.. WhatFollows, "page-links/first-number", "page-links/last-number", "paging/beyond-last-links"]),
        rows.Documented("links-without-size", "links lack the page size", Links(href => Drop(href, rows.Target.Size)),
            ["page-links/size-kept"], WhatFollows),
        rows.Documented("links-of-default-size", "links ask for pages of the default size",
            Links(href => Put(href, rows.Target.Size, "50")),
            ["page-links/size-kept", "page-links/forward-walk", "page-links/backward-walk"], WhatFollows),
        rows.Documented("next-without-size-on-page-2", "from page 2 on the link to the next page lacks the page size",
            Body(body => { if (body.Query.Page > 1) body.EditLink(PageLinkRole.Next, href => Drop(href, rows.Target.Size)); }),
            ["page-links/size-kept"], "page-links/forward-walk", "page-links/filtered-walk"),
        .. rows.Target.IsCurrent ? [] : WithOrigin(rows),
        rows.Documented("links-to-other-path", "links lead to another path",
            Links(href => href.Replace("?", "/all?", StringComparison.Ordinal)), ["page-links/path"]),
        rows.Documented("links-without-path", "links are a query only", Links(href => href[href.IndexOf('?', StringComparison.Ordinal)..]),
            ["page-links/form"]),
        rows.Documented("links-escaped-for-html", "links have &amp; for &",
            Links(href => href.Replace("&", "&amp;", StringComparison.Ordinal)),
            ["page-links/size-kept", "page-links/nothing-invented"],
            [.. WhatFollows, "page-links/*-number", "page-links/*-kept", "paging/beyond-last-links"]),
        rows.Documented("links-with-token", "links have a parameter that nobody sent", Links(href => href + "&session=1"),
            ["page-links/nothing-invented"],
            rows.Target.IsV3 ? WhatFollows : []),
        rows.Documented("links-repeat-page", "links state the page number twice", Links(href => $"{href}&page={PageOf(href)}"),
            ["page-links/next-number"], "page-links/*-number"),
        .. rows.Target.IsV3 ? FirstAndLast(rows) : Kept(rows),
    ];

    /// <summary>Where links are a path and a query.</summary>
    private static IEnumerable<Fault> WithOrigin(FaultRows rows) =>
    [
        rows.Documented("links-absolute", "links have scheme and host",
            new FaultHooks { Wire = answer => answer.IsPage ? answer.Reply.Edited(text => Absolute(answer, text)) : answer.Reply },
            ["page-links/form"]),
        rows.Documented("links-to-other-origin", "links lead to another host",
            Links(href => "http://api.other.example.com" + href), ["page-links/form", "page-links/origin"]),
    ];

    private static IEnumerable<Fault> FirstAndLast(FaultRows rows) =>
    [
        Number(rows, "first-is-page-2", "the link to the first page leads to page 2", PageLinkRole.First, _ => 2,
            "page-links/first-number", "page-links/first-and-last-lead-there"),
        rows.Documented("first-is-self", "the link to the first page leads to the page itself",
            Body(body => body.EditLink(PageLinkRole.First, href => Put(href, "page", $"{body.Query.Page}"))),
            ["page-links/first-number", "page-links/first-and-last-lead-there"]),
        Number(rows, "last-one-less", "the link to the last page leads to the last but one", PageLinkRole.Last,
            page => Math.Max(1, page - 1),
            "page-links/last-number", "page-links/first-and-last-lead-there", "paging/page-count"),
        Number(rows, "last-one-more", "the link to the last page leads past it", PageLinkRole.Last, page => page + 1,
            "page-links/last-number", "page-links/first-and-last-lead-there", "paging/page-count"),
        rows.Documented("last-is-total", "the link to the last page has the number of items for the page",
            Body(body => body.EditLink(PageLinkRole.Last, href => Put(href, "page", $"{JsonPlace.Find(body.Root, body.Target.Total)}"))),
            ["page-links/last-number", "page-links/first-and-last-lead-there", "paging/page-count"]),
        rows.Documented("last-rounded-down", "the link to the last page has its number rounded down",
            Body(body => body.EditLink(PageLinkRole.Last, href =>
                Put(href, "page", $"{Math.Max(1, JsonPlace.Find(body.Root, body.Target.Total)!.GetValue<long>() / body.Query.Size)}"))),
            ["paging/page-count", "lists/per-page"], "page-links/first-and-last-lead-there", "page-links/last-number"),
    ];

    /// <summary>What v2 prints again for the next request.</summary>
    private static IEnumerable<Fault> Kept(FaultRows rows) =>
    [
        .. new[]
        {
            V2Parameter.OrderDirection, V2Parameter.InlineRelationsDepth, V2Parameter.OrphanRelations, V2Parameter.ExcludeRelations,
            V2Parameter.IncludeRelations,
        }.Select(name => rows.About(name, "parameter")
            .Documented($"links-without-{name}", $"links lack {name}", Links(href => Drop(href, name)), [$"page-links/{name}-kept"])),
        rows.Documented("links-without-q", "links lack q", Links(href => Drop(href, V2Parameter.Filter)),
            ["page-links/q-kept", "page-links/filtered-walk"]),
        rows.Documented("links-with-other-direction", "links turn the direction round",
            Links(href => href.Contains("=asc", StringComparison.Ordinal)
                ? Put(href, V2Parameter.OrderDirection, "desc")
                : Put(href, V2Parameter.OrderDirection, "asc")),
            ["page-links/order-direction-kept", "page-links/forward-walk", "page-links/backward-walk"]),
        rows.Documented("next-with-q-encoded-twice", "the q of the link to the next page is encoded twice",
            Body(body => body.EditLink(PageLinkRole.Next,
                href => Regex(@"(?<=[?&]q=)[^&]*").Replace(href, q => Uri.EscapeDataString(q.Value)))),
            ["page-links/q-kept"], "page-links/filtered-walk"),
    ];

    private static Fault Number(
        FaultRows rows, string name, string statement, PageLinkRole role, Func<long, long> edit, params string[] breaks) => rows.Documented(
        name, statement, Body(body => body.EditLink(role, href => Put(href, "page", $"{edit(PageOf(href))}"))), breaks,
        role switch
        {
            PageLinkRole.Next => ["page-links/filtered-walk"],
            PageLinkRole.Previous => ["paging/beyond-last-links"],
            PageLinkRole.Last => ["lists/per-page"],
            _ => [],
        });

    private static FaultHooks Body(Action<ListBody> edit) => new() { Body = edit };

    private static FaultHooks Links(Func<string, string> edit) => new() { Body = body => body.EditLinks(edit) };

    private static string Absolute(Answer answer, string text) =>
        text.Replace($"\"{answer.Target.Path}?", $"\"http://{answer.Request.Host}{answer.Target.Path}?", StringComparison.Ordinal);

    private static string Url(ListBody body, long page) =>
        (body.Target is { IsV3: true, IsCurrent: true } ? body.Query.Origin : "")
            + PageUrl.Print(body.Target.Path, body.Target.Literals,
                [.. body.Query.Carried, new("page", $"{page}"), new(body.Target.Size, $"{body.Query.Size}")]);

    private static long LastPage(ListBody body) =>
        Math.Max(1, (JsonPlace.Find(body.Root, body.Target.Total)!.GetValue<long>() + body.Query.Size - 1) / body.Query.Size);

    private static long PageOf(string? href) => href is not null && Regex(@"[?&]page=(\d+)").Match(href) is { Success: true } match
        ? long.Parse(match.Groups[1].Value, null)
        : -1;

    private static string Put(string href, string parameter, string value) => Regex($@"(?<=[?&]{parameter}=)[^&]*").Replace(href, value);

    private static string Drop(string href, string parameter) =>
        Regex($@"(?<=[?&]){parameter}=[^&]*&?").Replace(href, "").TrimEnd('&', '?');

    private static Regex Regex(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
