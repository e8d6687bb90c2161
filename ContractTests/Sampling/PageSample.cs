using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Sampling;

/// <summary>The list read in several pages: a first, one in the middle and a last.</summary>
/// <param name="List">The list.</param>
/// <param name="Size">The size of a page.</param>
/// <param name="Count">The number of items of the list, as far as it was read.</param>
internal sealed record PageSample(ItemList List, long Size, long Count)
{
    /// <summary>The number of the last page that has items.</summary>
    internal long LastNumber => Math.Max(1, (Count + Size - 1) / Size);

    /// <summary>The second page; a target with one page only leaves undecided what is said of several.</summary>
    internal Page Second => Pages.ElementAtOrDefault(1)
        ?? throw new Contract.Findings.InconclusiveException("one-page", $"there is one page of {Size} items only");

    /// <summary>The pages and their numbers, from 1.</summary>
    internal IEnumerable<(Page Page, long Number)> Numbered() => List.Pages.Select((page, index) => (page, index + 1L));

    /// <summary>The pages up to the last that has items.</summary>
    internal IReadOnlyList<Page> Pages => List.Pages.Take((int)Math.Min(LastNumber, int.MaxValue)).ToList();
}

/// <summary>Ways to look at pages.</summary>
internal static class PageSamples
{
    /// <summary>The fewest items that make several pages.</summary>
    internal const int FewestItems = 3;

    /// <summary>The list in about four pages.</summary>
    internal static async Task<PageSample> SeveralPages(this ListUnderTest endpoint)
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(FewestItems);
        var quarter = (whole.Items.Count + 3) / 4;
        var size = Math.Min(quarter, await endpoint.LargestSize() ?? quarter);
        var list = await endpoint.List(Query.None, size);
        return new(list, size, whole.Items.Count);
    }

    /// <summary>
    /// What a client sees that reads <paramref name="list"/> in about three pages: the first two and the last, small ones of a long list.
    /// </summary>
    internal static async Task<ItemList> AFewPagesOf(this ListUnderTest endpoint, ItemList list)
    {
        const long largest = 20;
        var third = Math.Clamp(list.Items.Count / 3, 1, largest);
        return await endpoint.Excerpt(list, Math.Min(third, await endpoint.LargestSize() ?? third));
    }

    /// <summary>The list once more, in three pages or a few more.</summary>
    internal static async Task<ItemList> InAFewPages(this ListUnderTest endpoint, ItemList list)
    {
        var third = Math.Max(1, list.Items.Count / 3);
        return await endpoint.List(list.Query, Math.Min(third, await endpoint.LargestSize() ?? third));
    }

    /// <summary>The page states that there are <paramref name="expected"/> items over all pages.</summary>
    internal static void ShouldStateTotal(this Page page, long? expected)
    {
        if (page.Total is null || expected is null)
            Deviate.Undecided("no-total", "the total is no number of items", page.TotalPointer);
        if (page.Total != expected)
            Deviate.UnlessDataMoved("total", $"{expected}", $"{page.Total}", page.Exchange, page.TotalPointer);
    }

    /// <summary>Both pages have the same items in the same order.</summary>
    internal static void ShouldHaveTheItemsOf(this Page page, Page other)
    {
        var at = page.Items.Zip(other.Items).TakeWhile(pair => pair.First.Key == pair.Second.Key).Count();
        if (at < Math.Max(page.Items.Count, other.Items.Count))
        {
            Deviate.UnlessDataMoved(
                "same-page",
                $"as in {other.Exchange.Request.Target}, item {at + 1}: {other.Items.ElementAtOrDefault(at)?.ToString() ?? "none"}",
                $"in {page.Exchange.Request.Target}: {page.Items.ElementAtOrDefault(at)?.ToString() ?? "none"}",
                page.Exchange);
        }
    }
}
