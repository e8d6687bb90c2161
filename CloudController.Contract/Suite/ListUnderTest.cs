using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>An endpoint that answers with a list: it is asked for pages, lists and walks.</summary>
public sealed class ListUnderTest : ItemsUnderTest
{
    private static readonly long[] SizesToTry = [100, 50, 10];

    private readonly ListUnderTest? _everything;

    internal ListUnderTest(Look look)
        : base(look) => _everything = Everything;

    /// <summary>Pointer of the array in the answer.</summary>
    public string ItemsPointer => Contract.Answer.List!.Pointer;

    /// <summary>Whether other pages than the first can be asked for; what cannot be paged answers with all that there is.</summary>
    private bool IsPaged => Contract.Parameter(ParameterKind.Page) is not null;

    private protected override string WhatIsPlain => "the plain list";

    private protected override string WhatIsAsked => $"a page of {Contract.Id.Resource}";

    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> Shown() =>
        (await WholeList().ConfigureAwait(false)).Items.Select(item => item.Guid).OfType<string>().ToList();

    /// <summary>The same list, as another user sees it.</summary>
    public ListUnderTest As(RunUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new(Look with { As = user.Credential });
    }

    /// <summary>All items that <paramref name="query"/> lists, in pages as large as the target allows.</summary>
    public async Task<ItemList> List(Query query) => await List(query, await LargestSize().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>All items; in a quick run those that the answer to the plain request shows.</summary>
    public override Task<ItemList> WholeList() => Run.Depth == RunDepth.Quick ? FirstPage() : List(Query.None);

    /// <summary>
    /// All items that <paramref name="query"/> lists, in pages of <paramref name="size"/>; up to the cap of Data:MaxPagesPerWalk.
    /// </summary>
    public async Task<ItemList> List(Query query, long? size)
    {
        var pages = new List<Page>();
        var seen = new HashSet<string>();
        while (pages.Count < Run.Settings.MaxPagesPerWalk)
        {
            var page = await Page(PageQuery(query, pages.Count + 1, size)).ConfigureAwait(false);
            pages.Add(page);
            var isNew = page.Items.Aggregate(false, (found, item) => seen.Add(item.Key) || found);
            if (!isNew || EndsAt(page, size, seen.Count))
                return Logged(Restricted(query, pages, isComplete: true) with { Size = size });
        }

        return Logged(Restricted(query, pages, isComplete: false) with { Size = size });
    }

    /// <summary>All items that the list of everything shows where it is filtered by the subject of this one.</summary>
    /// <exception cref="InconclusiveException">
    /// The target has no such list or filter, or does not answer it as documented, which clauses of its own tell.
    /// </exception>
    public async Task<ItemList> FilteredList()
    {
        if (Contract.SameAs is not { } same || _everything?.FilteredBy(same.Filter, Subjects[^1]) is not { } query)
            throw new InconclusiveException("no-such-list", $"the target has no list that {Contract.Route} is a part of");
        try
        {
            var size = _everything.Contract.Parameter(ParameterKind.PageSize) is null ? null : await LargestSize().ConfigureAwait(false);
            return await _everything.List(query, size).ConfigureAwait(false);
        }
        catch (Exception trouble) when ((trouble as InconclusiveException)?.Exchange is not null || trouble is DeviationException)
        {
            var answer = (trouble as InconclusiveException)?.Exchange ?? ((DeviationException)trouble).Deviations[0].Exchange;
            throw new InconclusiveException(answer, $"{_everything.Route} cannot be filtered by {same.Filter}: {trouble.Message}");
        }
    }

    internal override bool HasReadEverything => _everything?.LookedAt.Any() == true;

    internal override async Task<IReadOnlySet<SeenItem>> Snapshot() => IsWide
        ? (await base.Snapshot().ConfigureAwait(false)).Concat(SeenItem.Of(await FilteredList().ConfigureAwait(false))).ToHashSet()
        : await base.Snapshot().ConfigureAwait(false);

    /// <summary>The first two pages and the last one of <paramref name="list"/>, in pages of <paramref name="size"/>.</summary>
    public async Task<ItemList> Excerpt(ItemList list, long size)
    {
        var count = list.Pages.Sum(page => page.Items.Count);
        var last = Math.Max(1, (count + size - 1) / size);
        // The last page of a list that was too long to be read is not known.
        long[] numbers = list.IsComplete ? [1, Math.Min(2, last), last] : [1, Math.Min(2, last)];
        var pages = new List<Page>();
        foreach (var number in numbers.Distinct())
            pages.Add(await Page(PageQuery(list.Query, number, size)).ConfigureAwait(false));
        return Logged(Restricted(list.Query, pages, isComplete: false) with { Size = size, ExcerptOf = list });
    }

    /// <summary>Every list of this endpoint that the run has read so far, in whole or in part.</summary>
    public IReadOnlyList<Walk> Walks => WalkLog.All;

    /// <summary>The rules about lists that <paramref name="walk"/>, read anew where the clause looks again, breaks.</summary>
    public async Task<IReadOnlyList<Deviation>> BrokenBy(Walk walk)
    {
        var list = await List(walk.Query, walk.IsExcerpt ? await LargestSize().ConfigureAwait(false) : walk.Size).ConfigureAwait(false);
        return Broken(walk.IsExcerpt ? await Excerpt(list, walk.Size!.Value).ConfigureAwait(false) : list);
    }

    /// <summary>The query for one page. Page 1 and an unknown size are left out of it.</summary>
    public Query PageQuery(Query query, long page, long? size)
    {
        if (size is { } items)
            query = query.With(Parameter(ParameterKind.PageSize).Name, items);
        return page == 1 ? query : query.With(Parameter(ParameterKind.Page).Name, page);
    }

    /// <summary>
    /// The page that <paramref name="link"/> leads to, its query being sent as it is written. Whatever its origin, only the target is
    /// asked; whether the origin is right is a clause of its own.
    /// </summary>
    /// <exception cref="InconclusiveException">The link cannot be read or leads to another path; nothing is sent.</exception>
    public async Task<Page> Follow(PageLink link)
    {
        if (WhyNotFollowed(link.Reading, Route) is { } reason)
            throw new InconclusiveException("no-such-link", $"{link.Pointer} is {link}, which is not followed: {reason}", link.Pointer);
        return await Page(link.Link!.Query).ConfigureAwait(false);
    }

    /// <summary>
    /// The largest page that the target allows, as far as it is documented or found by trying; <c>null</c> where none is.
    /// </summary>
    public async Task<long?> LargestSize()
    {
        if (Contract.Parameter(ParameterKind.PageSize) is not { } size)
            return null;
        foreach (var candidate in size.Maximum is { } maximum ? [maximum, .. SizesToTry] : SizesToTry)
        {
            if (ReadPage(await Get(PageQuery(Query.None, 1, candidate)).ConfigureAwait(false)) is not null)
                return candidate;
        }

        return null;
    }

    private protected override string Describe(Exchange exchange) =>
        exchange.Status == Contract.Response.Status && exchange.Json.Value is not null
            ? $"no array at {ItemsPointer}"
            : base.Describe(exchange);

    /// <summary>
    /// Whether the list ends with this page: no other can be asked for, or it is not full and links to no next page, or has a null link and
    /// the total is reached. No single sign is trusted, because size, link and total are each what some clause checks and may be wrong.
    /// </summary>
    private bool EndsAt(Page page, long? size, int seen) =>
        !IsPaged
        || (size is { } full && page.Items.Count < full && page.Next.Href is null)
        || (page.Next.IsNull && page.Total == seen);

    /// <summary>The query that filters the list by one value; <c>null</c> where no such filter is documented.</summary>
    private Query? FilteredBy(string filter, string value) =>
        Contract.ParametersOf(ParameterKind.ListFilter).FirstOrDefault(parameter => parameter.Name == filter) is { } own
            ? Query.None.With(own.Name, value)
            : Contract.ParametersOf(ParameterKind.Filter).FirstOrDefault(q => q.Filters.Any(field => field.Name == filter)) is { } shared
                ? Query.None.With(shared.Name, $"{filter}:{value}")
                : null;

    private ItemList Logged(ItemList list)
    {
        WalkLog.Add(list, Broken);
        return list;
    }

    private IReadOnlyList<Deviation> Broken(ItemList list) => ListRules.BrokenBy(list, Contract.Parameter(ParameterKind.Page)?.Name ?? "");

    private async Task<ItemList> FirstPage()
    {
        var page = await Page(Query.None).ConfigureAwait(false);
        return Restricted(Query.None, [page], isComplete: EndsAt(page, null, page.Items.Count));
    }

    /// <summary>
    /// The list, without the items that changed meanwhile where a relation is judged once more (see <see cref="LiveData"/>).
    /// </summary>
    private ItemList Restricted(Query query, List<Page> pages, bool isComplete)
    {
        var items = pages.SelectMany(page => page.Items).Where(item => Stable?.Contains(item.Key) != false).ToList();
        return new(query, pages, items, isComplete);
    }
}
