using CloudController.Contract.Http;

namespace CloudController.Contract.Paging;

/// <summary>All items that a query lists, over all pages, in order.</summary>
/// <param name="Query">The query, without page and size.</param>
/// <param name="Pages">The pages that were read; at least one.</param>
/// <param name="Items">The items of those pages.</param>
/// <param name="IsComplete">Whether the pages were read to the end.</param>
public sealed record ItemList(Query Query, IReadOnlyList<Page> Pages, IReadOnlyList<Item> Items, bool IsComplete)
{
    /// <summary>How many items a page was asked to have; <c>null</c> where no number was asked for.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// The list that a few pages were taken from; <c>null</c> for a list that was read from its beginning, page after page.
    /// </summary>
    public ItemList? ExcerptOf { get; init; }

    /// <summary>The exchange to show for the list.</summary>
    public Exchange Exchange => Pages[0].Exchange;

    /// <summary>The stated number of items; <c>null</c> where it is not a whole number.</summary>
    public long? Total => Pages[0].Total;

    /// <summary>The keys of the items, in order.</summary>
    public IReadOnlyList<string> Keys => Items.Select(item => item.Key).ToList();

    /// <summary>The list without the items that do not meet <paramref name="condition"/>.</summary>
    public ItemList Where(Func<Item, bool> condition) => this with { Items = Items.Where(condition).ToList() };

    /// <summary>How messages call the list.</summary>
    public override string ToString() => Query == Query.None ? "the whole list" : Uri.UnescapeDataString(Query.Text.Replace('+', ' '));
}
