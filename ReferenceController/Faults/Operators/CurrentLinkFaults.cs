using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>What v3 prints otherwise than in 2015: links with scheme and host, and errors in a list.</summary>
internal static class CurrentLinkFaults
{
    private static readonly Regex Origin = new("^http://[^/]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("links-relative", "links to other pages are a path and a query", Links(href => Origin.Replace(href, "")),
            ["page-links/form"]),
        rows.Documented("links-to-other-origin", "links to other pages lead to another host",
            Links(href => Origin.Replace(href, "http://api.other.example.com")), ["page-links/origin"]),
        rows.Documented("item-links-relative", "the links of an item are a path",
            new FaultHooks { Item = OfItem }, ["resource-links/self"],
            [.. rows.Target.Links.Skip(1).Select(link => $"resource-links/{link.Relation}")]),
        rows.Implied("error-without-list", "an error stands alone, without the list errors",
            new FaultHooks { Wire = answer => answer is { IsItself: true, Reply.Status: StatusCodes.Status400BadRequest }
                ? answer.Reply.Edited(text => JsonNode.Parse(text)!["errors"]![0]!.ToJsonString()) : answer.Reply },
            ["parameters/unknown-refused"], "parameters/error-code", "paging/*", "filtering/*", "ordering/*",
            "include/*", "embed/*"),
    ];

    private static FaultHooks Links(Func<string, string> edit) => new() { Body = body => body.EditLinks(edit) };

    private static void OfItem(JsonObject item)
    {
        foreach (var link in item["links"]!.AsObject().Select(member => member.Value!))
            link["href"] = Origin.Replace(link["href"]!.ToString(), "");
    }
}
