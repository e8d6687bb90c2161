using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>The links that items carry: which items, where to, with which method.</summary>
[Topic("resource-links", "Response: Body")]
public sealed class ResourceLinks(ItemsUnderTest endpoint)
{
    private async Task Relation(LinkContract link)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        Fields.Report(endpoint, SchemaClauses.RuleOf(link));

        var carriers = whole.Items.Where(item => item.Meets(link.When)).ToList();
        foreach (var (surplus, href) in whole.Items.Except(carriers).Select(item => (item, Href(item, link.Pointer))))
        {
            if (href is not null)
                Deviate.Now("link-surplus", $"{surplus} without the link {link.Relation}", href, whole.Exchange, surplus.Pointer);
        }

        if (carriers.Count == 0)
            Deviate.UndecidedWithout(link.Pointer, 0, whole, endpoint, $"the list has no item that carries the link {link.Relation}");
        foreach (var item in carriers)
        {
            if (Placed(item, link.Pointer, whole) is { } placed)
                LeadsAsDocumented(placed, item, link);
            else if (item.At(JsonPointer.Parent(link.Pointer)) is { ValueKind: JsonValueKind.Object })
                Deviate.Now("link-missing", $"{item} with the link {link.Relation}", "no such link", whole.Exchange, item.Pointer);
        }
    }

    /// <summary>Only links that lead where they should but for the guid: of others the clause about the link tells.</summary>
    private async Task AsRelated(LinkContract link)
    {
        var whole = await endpoint.WholeList();
        var start = link.Href[..(link.Href.LastIndexOf('/') + 1)];
        var related = (
            from item in whole.Items
            where item.Meets(link.When) && item.Text(link.By!) is { Length: > 0 }
            let placed = Placed(item, link.Pointer, whole)
            where placed?.Reading.Link is { } target && Matches(target.Path, link.Href, item.Guid)
            select (placed, path: start + item.Text(link.By!))).ToList();
        if (related.Count == 0)
            Deviate.UndecidedWithout(
                link.By!, 0, whole, endpoint, $"the list has no item that carries the link {link.Relation} and has a guid at {link.By}");
        foreach (var (placed, path) in related.Where(pair => pair.placed.Reading.Link!.Path != pair.path))
            Deviate.Now("link-related", $"{path}, as {link.By} says", placed.Reading.Href, placed.Exchange, placed.Pointer);
    }

    private async Task Origin(IReadOnlyList<LinkContract> documented)
    {
        var whole = await endpoint.WholeList();
        var links = whole.Items
            .SelectMany(item => Pointers(item, documented).Select(pointer => Placed(item, pointer, whole)))
            .OfType<PlacedLink>()
            .ToList();
        if (links.Count == 0)
            Deviate.UndecidedWithout(string.Join(',', documented.Select(link => link.Pointer)), 0, whole, endpoint,
                "no item of the list has a link");
        links.ShouldAll(endpoint.OriginOf);
    }

    [Clause("unknown-item", "the route of an item that does not exist is answered with 404 and the error envelope",
        Level = ClauseLevel.Implied), RunsFor(Identity.Route)]
    public async Task UnknownItem()
    {
        var route = endpoint.Resource.RouteOf("00000000-0000-0000-0000-000000000000")!;
        (await endpoint.Send(HttpMethod.Get, route, Query.None))
            .Should().HaveErrorCode(endpoint.Contract.OfUnknownItem, endpoint.Contract.Edition);
    }

    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<ResourceLinks>> Relations(
        EndpointContract contract) => contract.Links.Select(link => new ClauseRow<ResourceLinks>(
        "",
        (link.When.Count == 0
            ? "every item "
            : $"every item with {string.Join(" and ", link.When.Select(when => $"{when.Key} {when.Value}"))}, and no other, ")
        + $"has the link {link.Relation} to {link.Href}{(link.Method is { } method ? $" with the method {method}" : "")}",
        topic => topic.Relation(link),
        About: link.Slug));

    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<ResourceLinks>> OfRelated(EndpointContract contract) =>
        from link in contract.Links
        where link.By is not null
        select new ClauseRow<ResourceLinks>(
            "as-related", $"the link {link.Relation} of an item leads to the guid at {link.By}", topic => topic.AsRelated(link),
            About: link.Slug);

    [Clauses(Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<ResourceLinks>> Origins(EndpointContract contract) => contract.Links.Count == 0
        ? []
        : [new("origin", $"every link of an item leads to the target: to {LinkAssertions.Origin}", topic => topic.Origin(contract.Links))];

    private void LeadsAsDocumented(PlacedLink placed, Item item, LinkContract link)
    {
        var wrong = endpoint.FormOf(placed.Reading);
        if (wrong is null && (placed.Reading.Link!.Query != Query.None || !Matches(placed.Reading.Link.Path, link.Href, item.Guid)))
            wrong = new("link-path", link.Href.Replace("{guid}", item.Guid ?? "{guid}", StringComparison.Ordinal), placed.Reading.Href);
        if (wrong is not null)
            Deviate.Now(wrong.Rule, wrong.Expected, wrong.Actual, placed.Exchange, placed.Pointer);
    }

    /// <summary>The documented links, and those beside them that only some items have and no document speaks of.</summary>
    private static IEnumerable<string> Pointers(Item item, IReadOnlyList<LinkContract> documented)
    {
        var beside =
            from parent in documented.Where(link => IsObject(item, link)).Select(link => JsonPointer.Parent(link.Pointer)).Distinct()
            from member in item.At(parent)!.Value.EnumerateObject()
            select JsonPointer.Append(parent, member.Name);
        return documented.Select(link => link.Pointer).Union(beside);
    }

    private static bool IsObject(Item item, LinkContract link) => item.Text(HrefIn(link.Pointer)) is not null;

    private PlacedLink? Placed(Item item, string pointer, ItemList list) =>
        Href(item, pointer) is { } href ? new(endpoint.ReadLink(href), list.Exchange, item.Pointer + pointer) : null;

    /// <summary>The text of the link: the value itself, or its member href.</summary>
    internal static string? Href(Item item, string pointer) => item.Text(pointer) ?? item.Text(HrefIn(pointer));

    private static string HrefIn(string pointer) => JsonPointer.Append(pointer, "href");

    /// <summary>
    /// Whether <paramref name="path"/> is <paramref name="template"/> with the item's guid, and any segment for another placeholder.
    /// </summary>
    private static bool Matches(string path, string template, string? guid)
    {
        var (actual, expected) = (path.Split('/'), template.Split('/'));
        return actual.Length == expected.Length && actual.Zip(expected).All(pair => pair.Second switch
        {
            "{guid}" when guid is not null => pair.First == guid,
            ['{', .., '}'] => pair.First.Length > 0,
            var literal => pair.First == literal,
        });
    }
}

/// <summary>Where the links of listed items lead to. Only those are followed that lead to the item itself.</summary>
[Topic("resource-links", "Response: Body")]
public sealed class FollowedLinks(ListUnderTest endpoint)
{
    private async Task LeadsToTheItem(LinkContract link)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        // Only the documented path is asked, and only at the target, whatever origin the link has; the origin is a clause of its own.
        var sample = Sample(whole.Items, endpoint.Run.Settings.MaxPagesPerWalk)
            .Select(item => (item, why: WhyNotFollowed(item, link)))
            .ToList();
        if (sample.TrueForAll(link => link.why is not null))
        {
            Deviate.Undecided(
                "no-such-link",
                $"no item has a link {link.Relation} to itself that can be followed; of {sample[0].item}: {sample[0].why}",
                $"{endpoint.ItemsPointer}/*{link.Pointer}");
        }

        foreach (var item in sample.Where(link => link.why is null).Select(link => link.item))
        {
            var target = endpoint.ReadLink(ResourceLinks.Href(item, link.Pointer)!).Link!;
            var answer = await endpoint.Send(HttpMethod.Get, target.Path, target.Query);
            if (answer.Status != 200)
                Deviate.UnlessDataMoved("leads-to-item", $"{item}", $"status {answer.Status}", answer);
            if (answer.Json.Value is not { } value || !item.IsShownAs(value))
                Deviate.UnlessDataMoved("leads-to-item", $"{item}, as it is in the list", "something else", answer);
        }
    }

    private string? WhyNotFollowed(Item item, LinkContract link) => item.Guid is { } guid
        ? EndpointUnderTest.WhyNotFollowed(
            ResourceLinks.Href(item, link.Pointer) is { } href ? endpoint.ReadLink(href) : null,
            endpoint.Resource.Route!.Replace("{guid}", guid, StringComparison.Ordinal))
        : "it has no guid";

    [Clauses]
    private static IEnumerable<ClauseRow<FollowedLinks>> SelfRelations(EndpointContract contract) =>
        from link in contract.Links
        where link.Self
        select new ClauseRow<FollowedLinks>(
            "leads-to-item", $"following {link.Relation} brings the item as it is in the list", topic => topic.LeadsToTheItem(link),
            About: link.Slug);

    /// <summary>At most <paramref name="most"/> items, spread over the list, its last one among them.</summary>
    private static IEnumerable<Item> Sample(IReadOnlyList<Item> items, int most) => items.Count <= most
        ? items
        : Enumerable.Range(0, most).Select(index => items[(int)((long)index * (items.Count - 1) / (most - 1))]);
}
