using System.Text.RegularExpressions;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Links with another scheme, host or port than the controller's own.</summary>
internal static class OriginFaults
{
    private const string OtherHost = "api.other.example.com";

    private static readonly Regex Beginning = new("^(?:https?://[^/]*)?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <param name="Name">The last part of the names of the faults.</param>
    /// <param name="Statement">What is said of the links.</param>
    /// <param name="Of">Makes the origin out of the controller's own host and port.</param>
    private sealed record Other(string Name, string Statement, Func<string, string> Of);

    private static readonly Other[] Others =
    [
        new("other-host", "lead to another host", _ => $"http://{OtherHost}"),
        new("other-port", "lead to another port", own => $"http://{Host(own)}:1"),
        new("no-port", "have no port", own => $"http://{Host(own)}"),
        new("https", "have the scheme https", own => $"https://{own}"),
        new("host-with-final-dot", "have a host that ends with a dot", own => $"http://{Host(own)}.:{own[(own.LastIndexOf(':') + 1)..]}"),
        new("host-behind-user", "have the right host for a user name, and another for the host", own => $"http://{own}@{OtherHost}"),
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Others.Select(other => rows.Documented(
            $"links-{other.Name}", $"links to other pages {other.Statement}",
            OnPages(answer => answer.Reply.Edited(text => OfPages(answer, text, other))),
            ["page-links/origin", .. Form(rows.Target, other, ["page-links/form"])])),
        .. Others.Select(other => rows.Documented(
            $"item-links-{other.Name}", $"the links of an item {other.Statement}",
            OnPages(answer => answer.Reply.Edited(text => OfItems(answer, text, other))),
            ["resource-links/origin", .. Form(rows.Target, other, ItemLinks.Relations(rows.Target))],
            $"resource-links/{(rows.Target.IsV3 ? "self" : "url")}-leads-to-item")),
        .. rows.Target is { IsV3: true, IsCurrent: true } ? OfOneLink(rows) : [],
    ];

    private static IEnumerable<Fault> OfOneLink(FaultRows rows) =>
        from link in rows.Target.Links
        let relation = link.Relation
        select rows.About(relation, link.Trait).Documented(
            $"link-{relation}-other-host", $"the link {relation} of an item leads to another host",
            new FaultHooks { Item = item => ItemLinks.Edit(item, href => Beginning.Replace(href, $"http://{OtherHost}", 1), link.Name) },
            ["resource-links/origin"]);

    /// <summary>What is broken besides: an address is no path, and a user name no part of a link.</summary>
    private static string[] Form(FaultTarget target, Other other, string[] clauses) =>
        target is { IsV3: true, IsCurrent: true } && other.Name != "host-behind-user" ? [] : clauses;

    private static string OfPages(Answer answer, string text, Other other) => Edited(text, root =>
        new ListBody(answer.Target, null!, root).EditLinks(href => Beginning.Replace(href, other.Of(answer.Request.Host.Value!), 1)));

    private static string OfItems(Answer answer, string text, Other other) => Edited(text, root =>
    {
        foreach (var item in new ListBody(answer.Target, null!, root).Items)
            ItemLinks.Edit(item!.AsObject(), href => Beginning.Replace(href, other.Of(answer.Request.Host.Value!), 1));
    });

    private static string Edited(string text, Action<System.Text.Json.Nodes.JsonObject> edit)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();
        edit(root);
        return root.ToJsonString();
    }

    private static FaultHooks OnPages(Func<Answer, WireReply> edit) =>
        new() { Wire = answer => answer is { IsPage: true, Reply.Body.IsEmpty: false } ? edit(answer) : answer.Reply };

    private static string Host(string own) => own[..own.LastIndexOf(':')];
}
