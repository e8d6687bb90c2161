using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>Paging arithmetic: whatever the size of a page, the pages make up the same list, and the totals say so.</summary>
[Topic("paging", "Request: Parameters"), RunsFor(ParameterKind.Page), RunsFor(ParameterKind.PageSize)]
public sealed class Paging(ListUnderTest endpoint)
{
    private async Task PagesMakeUpTheList(Func<int, long> size)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 2);
        var asked = size(whole.Items.Count);
        if (asked < 1 || asked > await endpoint.LargestSize())
            Deviate.Undecided("size-not-allowed", $"the target does not allow pages of {asked}");
        var list = await endpoint.List(Query.None, asked);
        list.Should().BeTheSameListAs(whole);
        if (list.Pages[0].Items.Count < Math.Min(asked, list.Items.Count))
            Deviate.UnlessDataMoved("page-length", $"{asked} items on page 1", $"{list.Pages[0].Items.Count} items", list.Exchange,
                endpoint.ItemsPointer);
    }

    [Clause("no-duplicates", "no item is on two pages")]
    public async Task NoDuplicates()
    {
        var pages = await endpoint.SeveralPages();
        pages.List.Should().HaveNoDuplicates();
    }

    [Clause("page-length", "every page but the last is full, and the last one has the rest")]
    public async Task PageLength()
    {
        var pages = await endpoint.SeveralPages();
        foreach (var (page, number) in pages.Numbered())
        {
            var expected = Math.Clamp(pages.Count - (number - 1) * pages.Size, 0, pages.Size);
            if (page.Items.Count != expected)
                Deviate.UnlessDataMoved("page-length", $"{expected} items on page {number} of {pages.LastNumber}",
                    $"{page.Items.Count} items", page.Exchange, endpoint.ItemsPointer);
        }
    }

    [Clause("total-is-length", "the total is the number of items over all pages", Section = "Response: Body")]
    public async Task TotalIsLength()
    {
        var whole = await endpoint.WholeList();
        whole.Should().BeWhole();
        whole.Pages[0].ShouldStateTotal(whole.Items.Count);
    }

    [Clause("total-is-constant", "every page states the same total", Section = "Response: Body")]
    public async Task TotalIsConstant()
    {
        var pages = await endpoint.SeveralPages();
        foreach (var page in pages.List.Pages)
            page.ShouldStateTotal(pages.List.Pages[0].Total);
    }

    [Clause("page-count", "the number of pages is the total divided by the page size, rounded up, and at least 1",
        Section = "Response: Body")]
    public async Task PageCount()
    {
        var whole = await endpoint.WholeList();
        whole.Should().BeWhole();
        var (total, largest) = (whole.Items.Count, await endpoint.LargestSize() ?? 0);
        foreach (var size in new long[] { 1, 2, 3, total - 1, total, total + 1 }.Where(size => size > 0 && size <= largest).Distinct())
        {
            var page = await endpoint.Page(endpoint.PageQuery(Query.None, 1, size));
            var expected = Math.Max(1, (total + size - 1) / size);
            States(page, expected, $"{expected} pages of {size} for {total} items");
        }

        if (total < PageSamples.FewestItems)
            return;
        var several = await endpoint.SeveralPages();
        foreach (var (page, number) in several.Numbered().Take((int)several.LastNumber))
            States(page, several.LastNumber, $"{several.LastNumber} pages of {several.Size} for {total} items, on page {number}, too");

        void States(Page page, long expected, string why)
        {
            foreach (var stated in page.StatedPageCounts(endpoint.Parameter(ParameterKind.Page).Name)
                .Where(stated => stated.Count != expected))
                Deviate.UnlessDataMoved("page-count", why, $"{stated.Count}", page.Exchange, stated.Pointer);
        }
    }

    [Clause("page-1-is-default", "without a page number the list begins at page 1", Level = ClauseLevel.Implied)]
    public async Task PageOneIsDefault()
    {
        var plain = await endpoint.Page(Query.None);
        var explicitly = await endpoint.Page(Query.None.With(endpoint.Parameter(ParameterKind.Page).Name, 1));
        explicitly.ShouldHaveTheItemsOf(plain);
    }

    [Clause("default-size", "asking for the page size that the links state brings the same page as not asking",
        Level = ClauseLevel.Implied)]
    public async Task DefaultSize()
    {
        var plain = await endpoint.Page(Query.None);
        var query = endpoint.PageQuery(Query.None, 2, size: null);
        await HasAnswer(query);
        var second = await endpoint.Page(query);
        var name = endpoint.Parameter(ParameterKind.PageSize).Name;
        if (second.Previous.Link?.Query.Number(name) is not { } size)
        {
            Deviate.Undecided("no-such-link", second.Previous.Reading?.Problem is { } problem
                ? $"the link back from page 2 is {second.Previous}: {problem}"
                : $"the link back from page 2 does not state {name}", second.Previous.Pointer);
            return;
        }

        (await endpoint.Page(endpoint.PageQuery(Query.None, 1, size))).ShouldHaveTheItemsOf(plain);
    }

    [Clause("beyond-last", "a page past the end is an empty page", Level = ClauseLevel.Implied)]
    public async Task BeyondLast()
    {
        var page = await endpoint.Page((await BeyondTheEnd()).Query);
        if (page.Items.Count > 0)
            Deviate.UnlessDataMoved("beyond-last", "no items past the end", $"{page.Items.Count} items", page.Exchange,
                endpoint.ItemsPointer);
    }

    [Clause("beyond-last-total", "a page past the end states the total of the whole list", Section = "Response: Body")]
    public async Task BeyondLastTotal()
    {
        var (query, _) = await BeyondTheEnd();
        await HasAnswer(query);
        var page = await endpoint.Page(query);
        page.ShouldStateTotal((await endpoint.Page(Query.None)).Total);
    }

    [Clause("beyond-last-links", "a page past the end has no page after it, and leads back", Level = ClauseLevel.Implied)]
    public async Task BeyondLastLinks()
    {
        var (query, number) = await BeyondTheEnd();
        await HasAnswer(query);
        var page = await endpoint.Page(query);
        if (page.Next.Href is not null)
            Deviate.Now("beyond-last", "null", page.Next.ToString(), page.Exchange, page.Next.Pointer);
        if (page.Previous is { IsNull: false, Link: null })
            Deviate.Undecided("no-such-link", $"{page.Previous.Pointer} is {page.Previous}: {page.Previous.Reading?.Problem ?? "no link"}",
                page.Previous.Pointer);
        var back = page.Previous.Link?.Query.Number(endpoint.Parameter(ParameterKind.Page).Name);
        if (back is not { } previous || previous < 1 || previous >= number)
            Deviate.Now("beyond-last", $"a link to a page before {number}", page.Previous.ToString(), page.Exchange, page.Previous.Pointer);
    }

    [Clause("size-beyond-reason", "a page size beyond all reason is refused, or given as asked; it is not replaced silently",
        Level = ClauseLevel.Implied)]
    public async Task SizeBeyondReason()
    {
        const long size = 1_000_000;
        var answer = await endpoint.Get(endpoint.PageQuery(Query.None, 2, size));
        if (answer.Status != endpoint.Contract.Response.Status)
        {
            answer.Should().BeRefused(endpoint.Contract.Edition);
            return;
        }

        // The link back states the size that was really used.
        var page = await endpoint.Page(endpoint.PageQuery(Query.None, 2, size));
        if (page.Previous.Reading?.Problem is { } problem)
            Deviate.Undecided("no-such-link", $"{page.Previous.Pointer} is {page.Previous}: {problem}", page.Previous.Pointer);
        var used = page.Previous.Link?.Query.Number(endpoint.Parameter(ParameterKind.PageSize).Name);
        if (used != size)
            Deviate.Now("size-replaced", $"a refusal, or pages of {size}", $"pages of {used}", page.Exchange, page.Previous.Pointer);
    }

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<Paging>> Sizes(EndpointContract contract)
    {
        var rows = new List<(string Rule, string What, Func<int, long> Size)>
        {
            ("size-1", "one item", _ => 1),
            ("size-2", "two items", _ => 2),
            ("size-3", "three items", _ => 3),
            ("size-all-but-one", "all items but one", count => count - 1),
            ("size-all", "all items", count => count),
            ("size-all-and-one", "one item more than there are", count => count + 1),
        };
        if (contract.Parameter(ParameterKind.PageSize)?.Maximum is { } maximum)
            rows.Add(("size-maximum", FormattableString.Invariant($"{maximum} items, the documented maximum,"), _ => maximum));
        return rows.Select(row => new ClauseRow<Paging>(
            row.Rule, $"pages of {row.What} make up the whole list", topic => topic.PagesMakeUpTheList(row.Size)));
    }

    /// <summary>Leaves the clause undecided where a page past the end is refused, which the clause beyond-last tells.</summary>
    private async Task HasAnswer(Query query)
    {
        var answer = await endpoint.Get(query);
        if (answer.Status != endpoint.Contract.Response.Status)
            Deviate.UndecidedBy(answer, $"{query} is answered with status {answer.Status}");
    }

    private async Task<(Query Query, long Number)> BeyondTheEnd()
    {
        var pages = await endpoint.SeveralPages();
        if (!pages.List.IsComplete)
            Deviate.Undecided("list-too-long", "the end of the list is further than Data:MaxPagesPerWalk allows to read");
        var number = pages.LastNumber + 2;
        return (endpoint.PageQuery(Query.None, number, pages.Size), number);
    }
}
