using CloudController.Contract.Findings;

namespace CloudController.Contract.Paging;

/// <summary>
/// What holds of every list, whoever asked for it: each item once, the stated total is the length and the same on all pages, the number
/// of pages follows from total and size. An empty page behind others is past the end; what it states is not looked at.
/// </summary>
public static class ListRules
{
    /// <summary>An item is listed twice.</summary>
    public const string ItemTwice = "item-twice";

    /// <summary>The total is not the length.</summary>
    public const string Total = "list-total";

    /// <summary>The pages state different totals.</summary>
    public const string TotalDrifts = "list-total-drifts";

    /// <summary>The number of pages does not follow from total and size.</summary>
    public const string PageCount = "list-page-count";

    /// <summary>A page has more items than it was asked to have, or an excerpt's page another number than its place leaves it.</summary>
    public const string PageLength = "list-page-length";

    /// <summary>A page of an excerpt has an item that the list does not have.</summary>
    public const string Stranger = "list-stranger";

    /// <summary>
    /// The rules that <paramref name="list"/> breaks, one deviation for each. All items of its pages count, also those that
    /// <see cref="ItemList.Where"/> left out.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="pageParameter">The parameter of the page's number, which links to the last page state.</param>
    public static IReadOnlyList<Deviation> BrokenBy(ItemList list, string pageParameter)
    {
        ArgumentNullException.ThrowIfNull(list);
        var pages = list.Pages.Where((page, index) => index == 0 || page.Items.Count > 0).ToList();
        Deviation?[] broken =
        [
            FirstTwice(list),
            WrongTotal(list, pages[0]),
            FirstDrift(list, pages),
            FirstWrongCount(list, pages, pageParameter),
            FirstWrongLength(list),
            FirstStranger(list),
        ];
        return broken.OfType<Deviation>().ToList();
    }

    private static Deviation? FirstTwice(ItemList list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in list.Pages)
        {
            // Items without a guid are left to the clause about the guid.
            if (page.Items.FirstOrDefault(item => item.Guid is { } guid && !seen.Add(guid)) is { } again)
                return new(ItemTwice, $"every item once in {list}", $"{again} again", page.Exchange, again.Pointer);
        }

        return null;
    }

    private static Deviation? WrongTotal(ItemList list, Page first)
    {
        if (Length(list) is not { } length || first.Total is not { } total || total == length)
            return null;
        return new(Total, $"a total of {length}, as {list} has {length} items", $"{total}", first.Exchange, first.TotalPointer);
    }

    private static Deviation? FirstDrift(ItemList list, List<Page> pages) =>
        pages[0].Total is { } total && pages.Find(page => page.Total is { } other && other != total) is { } drifting
            ? new(TotalDrifts, $"the total {total} on every page of {list}", $"{drifting.Total}", drifting.Exchange, drifting.TotalPointer)
            : null;

    private static Deviation? FirstWrongCount(ItemList list, List<Page> pages, string pageParameter)
    {
        if (list.Size is not { } size)
            return null;
        foreach (var page in pages.Where(page => page.Total is not null))
        {
            // Where the total is wrong, a number of pages that fits the total or the length is not told as a second deviation.
            var expected = Quotient(page.Total!.Value, size);
            var following = Length(list) is { } length ? Quotient(length, size) : expected;
            foreach (var (count, pointer) in page.StatedPageCounts(pageParameter))
            {
                if (count != expected && count != following)
                    return new(PageCount, $"{expected} pages of {size} for the total {page.Total} of {list}", $"{count}", page.Exchange,
                        pointer);
            }
        }

        return null;
    }

    private static Deviation? FirstWrongLength(ItemList list)
    {
        if (list.Size is not { } size)
            return null;
        if (list.Pages.FirstOrDefault(page => page.Items.Count > size) is { } full)
            return new(PageLength, $"{size} items on a page of {list} at most", $"{full.Items.Count} items", full.Exchange);
        if (list.ExcerptOf is not { IsComplete: true } whole)
            return null;
        var length = AllOf(whole).Count();
        foreach (var (index, page) in list.Pages.Take(2).Index())
        {
            var expected = Math.Clamp(length - (index * size), 0, size);
            if (page.Items.Count != expected)
                return new(PageLength, $"{expected} items on page {index + 1} of {list}", $"{page.Items.Count} items", page.Exchange);
        }

        return null;
    }

    private static Deviation? FirstStranger(ItemList list)
    {
        if (list.ExcerptOf is not { IsComplete: true } whole)
            return null;
        var known = AllOf(whole).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var page in list.Pages)
        {
            if (page.Items.FirstOrDefault(item => item.Guid is { } guid && !known.Contains(guid)) is { } stranger)
                return new(Stranger, $"items that {list} has in larger pages, too", $"also {stranger}", page.Exchange, stranger.Pointer);
        }

        return null;
    }

    /// <summary>
    /// How many items the list has; <c>null</c> where it was not read to its end, or has items twice, which alone is told then.
    /// </summary>
    private static int? Length(ItemList list) =>
        (list.ExcerptOf ?? list) is { IsComplete: true } whole && FirstTwice(whole) is null ? AllOf(whole).Count() : null;

    private static IEnumerable<Item> AllOf(ItemList list) => list.Pages.SelectMany(page => page.Items);

    /// <summary>The quotient, rounded up, and at least 1; no total is too large for it.</summary>
    private static long Quotient(long total, long size) => total == 0 ? 1 : ((total - 1) / size) + 1;
}
