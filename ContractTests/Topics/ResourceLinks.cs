using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>The links that items carry: which items, where to, with which method. Only links that are read by GET and lead to the item itself are followed.</summary>
[Topic("resource-links", "Response: Body")]
public sealed class ResourceLinks(EndpointUnderTest endpoint)
{
    [Clauses(nameof(Relations), LooksAtEverything = true)]
    public async Task Relation(LinkContract link)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        Fields.Report(endpoint, deviation => Fields.LinkAt(endpoint.Contract, deviation.Pointer) == link);

        var carriers = whole.Items.Where(item => item.Meets(link.When)).ToList();
        if (carriers.Count == 0)
            Deviate.Undecided($"the list has no item that carries the link {link.Relation}");
        foreach (var item in carriers.Where(item => Href(item, link) is not null))
            LeadsAsDocumented(item, link, whole);
    }

    [Clauses(nameof(SelfRelations))]
    public async Task LeadsToTheItem(LinkContract link)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        // Nothing but the documented path is asked, whatever the link says.
        var sample = Sample(whole.Items, endpoint.Run.Settings.MaxPagesPerWalk)
            .Select(item => (item, target: Href(item, link) is { } href ? Link.Parse(href, endpoint.Run.Endpoint) : null))
            .Where(link => link.item.Guid is { } guid && link.target?.StaysOn(endpoint.Contract.Items.Route.Replace("{guid}", guid, StringComparison.Ordinal)) == true)
            .ToList();
        if (sample.Count == 0)
            Deviate.Undecided($"no item has a link {link.Relation} to itself that can be followed");
        foreach (var (item, target) in sample)
        {
            var answer = await endpoint.Send(HttpMethod.Get, target!.Path, target.Query);
            if (answer.Status != 200)
                Deviate.UnlessDataMoved("leads-to-item", $"{item}", $"status {answer.Status}", answer);
            if (answer.Json.Value is not { } value || !JsonElement.DeepEquals(value, item.Value))
                Deviate.UnlessDataMoved("leads-to-item", $"{item}, as it is in the list", "something else", answer);
        }
    }

    [Clause("unknown-item", "the route of an item that does not exist is answered with 404 and the error envelope", Level = ClauseLevel.Implied)]
    public async Task UnknownItem()
    {
        var route = endpoint.Contract.Items.Route.Replace("{guid}", "00000000-0000-0000-0000-000000000000", StringComparison.Ordinal);
        (await endpoint.Send(HttpMethod.Get, route, Query.None)).Should().HaveErrorCode(endpoint.Contract.Edition.Errors.UnknownItem, endpoint.Contract.Edition);
    }

    private static IEnumerable<ClauseRow> Relations(EndpointContract contract) => contract.Links.Select(link => new ClauseRow(
        link.Relation,
        $"{(link.When.Count == 0 ? "every item" : $"every item with {string.Join(" and ", link.When.Select(when => $"{when.Key} {when.Value}"))}, and no other,")} "
        + $"has the link {link.Relation} to {link.Href}{(link.Method is { } method ? $" with the method {method}" : "")}",
        link));

    private static IEnumerable<ClauseRow> SelfRelations(EndpointContract contract) =>
        from link in contract.Links
        where link.Self
        select new ClauseRow($"{link.Relation}-leads-to-item", $"following {link.Relation} brings the item as it is in the list", link);

    private void LeadsAsDocumented(Item item, LinkContract link, ItemList whole)
    {
        var href = Href(item, link)!;
        var absolute = endpoint.Contract.Edition.LinkForm == LinkForm.Absolute;
        var target = Link.Parse(href, endpoint.Run.Endpoint);
        if (target is null || target.IsAbsolute != absolute || target.Query != Query.None || !Matches(target.Path, link.Href, item.Guid))
            Deviate.Now("link-path", link.Href.Replace("{guid}", item.Guid ?? "{guid}", StringComparison.Ordinal), href, whole.Exchange, item.Pointer + link.Pointer);
    }

    /// <summary>The text of the link: the value itself, or its member href.</summary>
    private static string? Href(Item item, LinkContract link) => item.Text(link.Pointer) ?? item.Text(JsonPointer.Append(link.Pointer, "href"));

    /// <summary>Whether <paramref name="path"/> is <paramref name="template"/> with the item's guid, and any segment for another placeholder.</summary>
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

    /// <summary>At most <paramref name="most"/> items, spread over the list, its last one among them.</summary>
    private static IEnumerable<Item> Sample(IReadOnlyList<Item> items, int most) => items.Count <= most
        ? items
        : Enumerable.Range(0, most).Select(index => items[(int)((long)index * (items.Count - 1) / (most - 1))]);
}
