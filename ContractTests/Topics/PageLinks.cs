using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// The links between pages: where they are, where they lead, and that they lead on with the same request. Compared as parsed.
/// </summary>
[Topic("page-links", "Response: Body"), RunsFor(ParameterKind.Page), RunsFor(ParameterKind.PageSize)]
public sealed class PageLinks(ListUnderTest endpoint)
{
    private string PageName => endpoint.Parameter(ParameterKind.Page).Name;

    private string SizeName => endpoint.Parameter(ParameterKind.PageSize).Name;

    [Clause("next-until-the-last", "every page but the last has a link to the next, and the last has null")]
    public Task NextUntilTheLast() => OnEveryPage((page, number, last) => IsThere(page, page.Next, number < last));

    [Clause("previous-from-the-second", "every page but the first has a link to the previous, and the first has null")]
    public Task PreviousFromTheSecond() => OnEveryPage((page, number, _) => IsThere(page, page.Previous, number > 1));

    [Clause("next-number", "the next page's number is one more")]
    public Task NextNumber() => OnEveryReadable(page => page.Next, (page, number, _) => States(page, page.Next, PageName, number + 1));

    [Clause("previous-number", "the previous page's number is one less")]
    public Task PreviousNumber() =>
        OnEveryReadable(page => page.Previous, (page, number, _) => States(page, page.Previous, PageName, number - 1));

    [Clause("first-number", "the first page's number is 1"), RunsFor(PagingStyle.Links)]
    public Task FirstNumber() => OnEveryReadable(page => page.First, (page, _, _) => States(page, page.First, PageName, 1));

    [Clause("last-number", "the last page's number is the number of pages"), RunsFor(PagingStyle.Links)]
    public async Task LastNumber()
    {
        (await endpoint.SeveralPages()).List.Should().BeWhole();
        await OnEveryReadable(page => page.Last, (page, _, last) => States(page, page.Last, PageName, last));
    }

    [Clause("size-kept", "every link keeps the page size")]
    public async Task SizeKept()
    {
        var size = (await endpoint.SeveralPages()).Size;
        await OnEveryLink((page, link) => States(page, link, SizeName, size));
    }

    [Clause("form", "every link is a valid URL reference, written in the documented form", LooksAtEverything = true,
        Depth = RunDepth.Quick)]
    public Task Form() => OnEveryLinkRead(endpoint.FormOf);

    [Clause("origin", $"every link leads to the target: to {LinkAssertions.Origin}", LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task Origin() => OnEveryLinkRead(endpoint.OriginOf);

    [Clause("path", "every link stays on the path of the list", LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task Path() => OnEveryLinkRead(link =>
        link.Link is { } target && target.Path != endpoint.Route ? new("link-path", endpoint.Route, link.Href) : null);

    [Clause("nothing-invented", "a link has no parameter but page, page size and those that were sent or have a documented default")]
    public Task NothingInvented() => OnEveryLink((page, link) =>
    {
        var allowed = endpoint.Contract.Parameters
            .Where(parameter => parameter.Default is not null)
            .Select(parameter => parameter.Name)
            .Append(PageName)
            .Append(SizeName);
        if (link.Link?.Query.Parameters.FirstOrDefault(parameter => !allowed.Contains(parameter.Name)) is { } invented)
            Deviate.Now("invented", $"no parameter {invented.Name}", link.ToString(), page.Exchange, link.Pointer);
    });

    private async Task IsKept(ParameterContract parameter)
    {
        var query = await endpoint.SampleQuery(parameter);
        var pages = await endpoint.AFewPagesOf(await endpoint.List(query));
        var first = pages.Pages[0];
        var second = pages.Pages.ElementAtOrDefault(1) ?? await endpoint.Page(endpoint.PageQuery(query, 2, pages.Size));
        // Links before the first page or behind the last are left to another clause.
        PageLink?[] ofFirst = [first.First, first.Last, first.Next], ofSecond =
        [
            second.Previous, second.Items.Count > 0 ? second.Next : null,
        ];
        var links = ofFirst
            .Select(link => (first, link))
            .Concat(ofSecond.Select(link => (second, link)))
            .Where(link => link.link?.Link is not null)
            .ToList();
        if (links.Count == 0)
            Deviate.Undecided("no-page-links", $"the list of {query} has no links to other pages{Unreadable([first, second])}");
        foreach (var (page, link) in links)
        {
            foreach (var sent in query.Parameters)
            {
                if (!link!.Link!.Query.Values(sent.Name).SequenceEqual(query.Values(sent.Name)))
                    Deviate.Now("kept", $"{sent.Name}={string.Join(" and ", query.Values(sent.Name))} kept", link.ToString(), page.Exchange,
                        link.Pointer);
            }
        }
    }

    [Clause("forward-walk", "following the links to the next page passes through the whole list")]
    public async Task ForwardWalk()
    {
        var sample = await endpoint.SeveralPages();
        var walked = await Walk(sample.Pages[0], page => page.Next, sample.Pages.Count);
        SamePages(walked, sample.Pages);
    }

    [Clause("backward-walk", "following the links to the previous page passes through the whole list backwards")]
    public async Task BackwardWalk()
    {
        var sample = await endpoint.SeveralPages();
        var walked = await Walk(sample.Pages[^1], page => page.Previous, sample.Pages.Count);
        SamePages(walked, sample.Pages.Reverse().ToList());
    }

    [Clause("filtered-walk", "following the links of a filtered list passes through the filtered list")]
    [RunsFor(ParameterKind.Filter, shown: true)]
    public async Task FilteredWalk()
    {
        var query = await endpoint.SampleQuery(endpoint.Parameter(ParameterKind.Filter));
        var list = await endpoint.InAFewPages(await endpoint.List(query));
        list.Should().HaveItems(atLeast: 2);
        var pages = list.Pages.Where(page => page.Items.Count > 0).ToList();
        SamePages(await Walk(pages[0], page => page.Next, pages.Count), pages);
    }

    [Clause("first-and-last-lead-there", "the links to the first and the last page lead to them"), RunsFor(PagingStyle.Links)]
    public async Task FirstAndLastLeadThere()
    {
        var sample = await endpoint.SeveralPages();
        var middle = sample.Second;
        (await endpoint.Follow(middle.First!)).ShouldHaveTheItemsOf(sample.Pages[0]);
        if (sample.List.IsComplete)
            (await endpoint.Follow(middle.Last!)).ShouldHaveTheItemsOf(sample.Pages[^1]);
    }

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<PageLinks>> Kept(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind is not (ParameterKind.Page or ParameterKind.PageSize or ParameterKind.After or ParameterKind.FieldSet
            or ParameterKind.Embed or ParameterKind.Other)
        where parameter.HasSample()
        select new ClauseRow<PageLinks>(
            "kept", $"the links to other pages keep {parameter.Name}", topic => topic.IsKept(parameter), About: parameter.Slug);

    /// <summary>Of a list that was not read to its end, the last page that was read is left out: what follows it is unknown.</summary>
    private async Task OnEveryPage(Action<Page, long, long> check)
    {
        var pages = await endpoint.SeveralPages();
        foreach (var (page, number) in pages.Numbered().Take(pages.List.IsComplete ? pages.Pages.Count : pages.Pages.Count - 1))
            check(page, number, pages.LastNumber);
    }

    private async Task OnEveryLink(Action<Page, PageLink> check)
    {
        var pages = await endpoint.SeveralPages();
        if (!pages.Pages.SelectMany(page => page.Links).Any(link => link.Link is not null))
            Deviate.Undecided("no-page-links", $"no page has a link to another{Unreadable(pages.Pages)}");
        foreach (var page in pages.Pages)
        {
            foreach (var link in page.Links)
                check(page, link);
        }
    }

    /// <summary>Looks at a link of every page; where no page has one that can be read, nothing is decided.</summary>
    private async Task OnEveryReadable(Func<Page, PageLink?> link, Action<Page, long, long> check)
    {
        var pages = (await endpoint.SeveralPages()).Pages;
        if (!pages.Any(page => link(page)?.Link is not null))
            Deviate.Undecided("no-such-link", $"no page has {link(pages[0])!.Pointer}{Unreadable(pages)}", link(pages[0])!.Pointer);
        await OnEveryPage(check);
    }

    /// <summary>Looks at the links of every page that the run has read, whatever was asked for.</summary>
    private async Task OnEveryLinkRead(Func<LinkReading, LinkDeviation?> check)
    {
        await endpoint.Get(Query.None);
        // A list of something's own has a path of its own for each.
        var links = endpoint.ListsRead
            .Where(page => page.Exchange.Request.Path == endpoint.Route)
            .SelectMany(page => page.Links.Select(link => new PlacedLink(link.Reading!, page.Exchange, link.Pointer)))
            .ToList();
        if (links.Count == 0)
            Deviate.Undecided("no-page-links", "no page that was read has a link to another");
        links.ShouldAll(check);
    }

    /// <summary>Which links of <paramref name="pages"/> there are without saying where they lead; empty where there are none.</summary>
    private static string Unreadable(IEnumerable<Page> pages) =>
        pages.SelectMany(page => page.Links).FirstOrDefault(link => link.Link is null) is { } link
            ? $" that can be read: {link.Pointer} is {link}; {link.Reading!.Problem}"
            : "";

    /// <summary>
    /// Checks that the page has the link, or null, as expected. An absent or mistyped member is left to the clauses about the envelope.
    /// </summary>
    private static void IsThere(Page page, PageLink link, bool expected)
    {
        if (expected && link.IsNull)
            Deviate.UnlessDataMoved("link-missing", "a link", "null", page.Exchange, link.Pointer);
        if (!expected && link.Href is not null)
            Deviate.UnlessDataMoved("link-surplus", "null", link.ToString(), page.Exchange, link.Pointer);
    }

    private static void States(Page page, PageLink? link, string parameter, long expected)
    {
        if (link?.Link is not { } target
            || target.Query.Values(parameter) is [var only] && target.Query.Number(parameter) == expected && only.Length > 0)
            return;
        Deviate.UnlessDataMoved("link-number", $"{parameter}={expected}", link.ToString(), page.Exchange, link.Pointer);
    }

    private async Task<IReadOnlyList<Page>> Walk(Page start, Func<Page, PageLink> direction, int most)
    {
        var pages = new List<Page> { start };
        while (pages.Count < most && direction(pages[^1]) is { IsNull: false } link)
            pages.Add(await endpoint.Follow(link));
        return pages;
    }

    private static void SamePages(IReadOnlyList<Page> walked, IReadOnlyList<Page> expected)
    {
        for (var at = 0; at < Math.Min(walked.Count, expected.Count); at++)
            walked[at].ShouldHaveTheItemsOf(expected[at]);
        if (walked.Count != expected.Count)
            Deviate.UnlessDataMoved("walk", $"{expected.Count} pages", $"the links end after {walked.Count}", walked[^1].Exchange);
    }
}
