using System.Globalization;
using System.Numerics;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;

namespace CloudController.Contract.Paging;

/// <summary>Where a list of one paging style tells its pages, as JSON pointers.</summary>
/// <param name="Total">The number of items over all pages.</param>
/// <param name="PageCount">The number of pages; <c>null</c> where the style has none.</param>
/// <param name="First">The link to the first page; <c>null</c> where the style has none.</param>
/// <param name="Last">The link to the last page; <c>null</c> where the style has none.</param>
/// <param name="Next">The link to the page after.</param>
/// <param name="Previous">The link to the page before.</param>
/// <param name="Href">Where a link has its text, seen from the link.</param>
public sealed record PagingPointers(string Total, string? PageCount, string? First, string? Last, string Next, string Previous, string Href)
{
    /// <summary>The pointers of <paramref name="style"/>.</summary>
    public static PagingPointers Of(PagingStyle style) => style switch
    {
        PagingStyle.Urls => new("/total_results", "/total_pages", null, null, "/next_url", "/prev_url", ""),
        PagingStyle.Links => new("/pagination/total_results", "/pagination/total_pages", "/pagination/first", "/pagination/last",
            "/pagination/next", "/pagination/previous", "/href"),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}

/// <summary>One answer whose items could be read: a page of a list, or a single item.</summary>
public sealed class Page
{
    private readonly JsonElement _root;
    private readonly PagingPointers _pointers;
    private readonly Uri _endpoint;
    private readonly IReadOnlyList<Uri>? _external;

    private Page(Exchange exchange, EndpointContract contract, IReadOnlyList<Item> items, Uri endpoint, IReadOnlyList<Uri>? external)
    {
        Exchange = exchange;
        Items = items;
        _root = exchange.Json.Root;
        _pointers = PagingPointers.Of(contract.Edition.Paging);
        (_endpoint, _external) = (endpoint, external);
    }

    /// <summary>The exchange that brought the page.</summary>
    public Exchange Exchange { get; }

    /// <summary>The items, in order.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>
    /// The stated number of items over all pages, the nearest that 64 bits hold; <c>null</c> where it is no number of items.
    /// </summary>
    public long? Total => Number(_pointers.Total);

    /// <summary>The stated number of pages; <c>null</c> where it is not stated as a number of pages.</summary>
    public long? PageCount => _pointers.PageCount is { } pointer ? Number(pointer) : null;

    /// <summary>Where the number of items is stated.</summary>
    public string TotalPointer => _pointers.Total;

    /// <summary>Where the number of pages is stated; <c>null</c> where the style has no such place.</summary>
    public string? PageCountPointer => _pointers.PageCount;

    /// <summary>The link to the first page; <c>null</c> where the style has none.</summary>
    public PageLink? First => _pointers.First is { } pointer ? Read(pointer) : null;

    /// <summary>The link to the last page; <c>null</c> where the style has none.</summary>
    public PageLink? Last => _pointers.Last is { } pointer ? Read(pointer) : null;

    /// <summary>The link to the page after.</summary>
    public PageLink Next => Read(_pointers.Next);

    /// <summary>The link to the page before.</summary>
    public PageLink Previous => Read(_pointers.Previous);

    /// <summary>All links to pages that have a text.</summary>
    public IEnumerable<PageLink> Links => new[] { First, Last, Next, Previous }.OfType<PageLink>().Where(link => link.Href is not null);

    /// <summary>How many pages the page says there are, and where it says so: as a number, and as the last page's in its link.</summary>
    /// <param name="pageParameter">The parameter of the page's number.</param>
    public IEnumerable<(long Count, string Pointer)> StatedPageCounts(string pageParameter)
    {
        if (PageCount is { } count && PageCountPointer is { } pointer)
            yield return (count, pointer);
        if (Last is { Link: { } link } last && link.Query.Number(pageParameter) is { } number)
            yield return (number, last.Pointer);
    }

    /// <summary>
    /// Reads a page; a single item counts as a page of one. <c>null</c> where the answer holds no list of items, or no object.
    /// </summary>
    /// <param name="exchange">The exchange that brought it.</param>
    /// <param name="contract">What is documented.</param>
    /// <param name="endpoint">Scheme, host and port of the target.</param>
    /// <param name="external">Further origins that lead to the target.</param>
    public static Page? Of(Exchange exchange, EndpointContract contract, Uri endpoint, IReadOnlyList<Uri>? external = null) =>
        exchange.Json.Value is { } root && contract.Resource is { } resource && ItemsOf(root, contract.Answer, resource) is { } items
            ? new(exchange, contract, items, endpoint, external)
            : null;

    private static IReadOnlyList<Item>? ItemsOf(JsonElement root, AnswerContract answer, ResourceContract resource) => answer switch
    {
        { List.Pointer: var pointer } => JsonPointer.Find(root, pointer) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray().Select((item, index) => new Item(item, JsonPointer.Append(pointer, index), resource)).ToList()
            : null,
        { Item: not null } when root.ValueKind == JsonValueKind.Object => [new(root, "", resource)],
        _ => null,
    };

    private long? Number(string pointer) =>
        JsonPointer.Find(_root, pointer) is { ValueKind: JsonValueKind.Number } number
        && BigInteger.TryParse(number.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= 0
            ? (long)BigInteger.Min(value, long.MaxValue)
            : null;

    private PageLink Read(string pointer)
    {
        var value = JsonPointer.Find(_root, pointer);
        var href = JsonPointer.FindText(_root, pointer + _pointers.Href) is { Length: > 0 } text ? text : null;
        return new(pointer, value, href is null ? null : LinkReading.Of(href, _endpoint, _external));
    }
}

/// <summary>A place where a page may have a link to another.</summary>
/// <param name="Pointer">The place.</param>
/// <param name="Value">What stands there; <c>null</c> where nothing does.</param>
/// <param name="Reading">What the text of the link says; <c>null</c> where there is none, or an empty one.</param>
public sealed record PageLink(string Pointer, JsonElement? Value, LinkReading? Reading)
{
    /// <summary>The link; <c>null</c> where there is none that can be understood.</summary>
    public Link? Link => Reading?.Link;

    /// <summary>The text of the link; <c>null</c> where there is none, or an empty one.</summary>
    public string? Href => Reading?.Href;

    /// <summary>Whether the page says that there is no such page.</summary>
    public bool IsNull => Value is { ValueKind: JsonValueKind.Null };

    /// <summary>What stands there, for messages.</summary>
    public override string ToString() => Href ?? Value?.GetRawText() ?? "absent";
}
