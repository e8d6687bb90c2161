using System.Text.Json.Nodes;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>
/// The links of an item: missing, null, of the wrong form, leading elsewhere, with the wrong method; and what they lead to.
/// </summary>
internal static class ResourceLinkFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        var links = rows.Target.Links;
        var self = links[0];
        return
        [
            .. links.SelectMany(link => OfLink(rows.About(link.Relation, link.Trait), link)),
            .. links.Where(link => link.Method is not null).SelectMany(link => OfMethod(rows.About(link.Relation, link.Trait), link)),
            .. links.Where(link => !link.IsOwn && rows.Target.Fields.Any(field => field.Place == link.Related)).Select(link => rows
                .About(link.Relation, link.Trait)
                .Documented($"link-{link.Relation}-to-another", $"the link {link.Relation} leads to another item than the relationship",
                    new FaultHooks { Item = item => Strangers.LeadThere(item, link.Href) },
                    [$"resource-links/{link.Relation}-as-related"])),
            rows.Documented("self-dead", "the link of an item to itself is answered with 404",
                new FaultHooks { Wire = answer => answer.IsItself ? answer.Reply : answer.Refuse(Errors.NotFound(rows.Target.Label)) },
                [$"resource-links/{self.Relation}-leads-to-item"], "resource-links/unknown-item", "authentication/item-without-token",
                "methods/unknown-route"),
            rows.Documented("self-shows-other-content", "an item alone has other content than in the list",
                new FaultHooks { SingleItem = item => item["metadata"] = new JsonObject() },
                [$"resource-links/{self.Relation}-leads-to-item"]),
            rows.Documented("self-of-other-item", "every item links to the first one",
                new FaultHooks
                {
                    Body = body =>
                    {
                        foreach (var item in body.Items.Skip(1)) Lead(item!, self, JsonPlace.Find(body.Items[0]!, self.Href)!.ToString());
                    },
                },
                [$"resource-links/{self.Relation}"]),
            rows.Implied("unknown-item-is-empty", "an item that does not exist is an empty object",
                new FaultHooks { Wire = answer => !answer.IsItself
                    && answer.Reply.Status == 404
                    && answer.Request.Path.Value!.Contains("/0000", StringComparison.Ordinal)
                    ? answer.Reply.WithStatus(200).WithBody("{}") : answer.Reply },
                ["resource-links/unknown-item"]),
            rows.Implied("unknown-item-is-500", "an item that does not exist is answered with 500",
                new FaultHooks { Wire = answer => !answer.IsItself
                    && answer.Reply.Status == 404
                    && answer.Request.Path.Value!.Contains("/0000", StringComparison.Ordinal)
                    ? answer.Refuse(Errors.Unknown) : answer.Reply },
                ["resource-links/unknown-item"]),
        ];
    }

    private static IEnumerable<Fault> OfLink(FaultRows rows, ExposedLink link)
    {
        string[] breaks = [$"resource-links/{link.Relation}"];
        yield return Row("missing", "is missing", item => JsonPlace.Remove(item, link.Place));
        yield return Row("null", "is null", item => JsonPlace.Replace(item, link.Place, null));
        yield return Row("elsewhere", "leads elsewhere", item => Lead(item, link, "/v2/elsewhere/1"));
        yield return Row("absolute", "has scheme and host",
            item => Lead(item, link, "http://api.other.example.com" + JsonPlace.Find(item, link.Href)), "resource-links/origin");
        yield return Row("empty", "has no text", item => Lead(item, link, ""));
        if (link.Place != link.Href)
        {
            yield return Row("bare", "is a bare text",
                item => JsonPlace.Replace(item, link.Place, JsonPlace.Find(item, link.Href)?.DeepClone()));
            yield return Row("href-missing", "has no href", item => JsonPlace.Remove(item, link.Href));
        }

        Fault Row(string name, string statement, Action<JsonObject> edit, params string[] mayBreak) => rows.Documented(
            $"link-{link.Relation}-{name}", $"the link {link.Relation} of an item {statement}",
            new FaultHooks { Item = edit }, breaks, mayBreak);
    }

    private static IEnumerable<Fault> OfMethod(FaultRows rows, ExposedLink link)
    {
        yield return Row("method-missing", "has no method", item => JsonPlace.Remove(item, $"{link.Place}/method"));
        yield return Row("method-wrong", "has another method",
            item => JsonPlace.Replace(item, $"{link.Place}/method", link.Method == "POST" ? "GET" : "POST"));

        Fault Row(string name, string statement, Action<JsonObject> edit) => rows.Documented(
            $"link-{link.Relation}-{name}", $"the link {link.Relation} of an item {statement}", new FaultHooks { Item = edit },
            [$"resource-links/{link.Relation}"]);
    }

    private static void Lead(JsonNode item, ExposedLink link, string href) => JsonPlace.Replace(item, link.Href, href);
}
