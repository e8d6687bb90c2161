using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>
/// One endpoint of the target as a clause sees it: it asks for exchanges, pages, lists and walks, and says what it expects of them. A request
/// that the document allows and the target does not answer as documented is a deviation of the clause that asked, except where already
/// the plain list is broken: then the clause is inconclusive and the clauses about the plain list tell what is wrong.
/// </summary>
public sealed class EndpointUnderTest
{
    private static readonly long[] SizesToTry = [100, 50, 10];

    private readonly ExchangeScope _scope;
    private readonly PageLog _log;
    private readonly string _clause;
    private readonly IReadOnlySet<string>? _stable;
    private readonly ConcurrentBag<Exchange> _lookedAt = [];

    internal EndpointUnderTest(EndpointContract contract, RunContext run, ExchangeScope scope, PageLog log, string clause, IReadOnlySet<string>? stable) =>
        (Contract, Run, _scope, _log, _clause, _stable) = (contract, run, scope, log, clause, stable);

    /// <summary>What is documented.</summary>
    public EndpointContract Contract { get; }

    /// <summary>What all clauses of the run have in common.</summary>
    public RunContext Run { get; }

    /// <summary>Whether the target is newer than the edition, and may have what no document of the edition knows.</summary>
    public bool IsNewerThanEdition { get; init; }

    /// <summary>The documented parameter of <paramref name="kind"/>.</summary>
    public ParameterContract Parameter(ParameterKind kind) =>
        Contract.Parameter(kind) ?? throw new InvalidOperationException($"{Contract.Name} documents no parameter of the kind {kind}");

    /// <summary>Sends GET with <paramref name="query"/>, or takes the answer of a clause that did.</summary>
    public Task<Exchange> Get(Query query, Credential? credential = null, params Header[] headers) =>
        Send(HttpMethod.Get, Contract.Route, query, credential, headers);

    /// <summary>Sends any reading request, or takes the answer of a clause that did.</summary>
    /// <exception cref="InconclusiveException">The request would repeat a secret that the target showed; nothing is sent.</exception>
    public Task<Exchange> Send(HttpMethod method, string path, Query query, Credential? credential = null, params Header[] headers) =>
        Run.IsSecret(path.StartsWith(Contract.Route, StringComparison.Ordinal) ? path[Contract.Route.Length..] : path, query)
            ? throw new InconclusiveException("secret", "the request is not sent, because it would repeat a secret that the target showed")
            : LookAt(_scope.SendAsync(new(method, path, query, credential ?? Credential.Configured) { Headers = headers }, _clause));

    /// <summary>
    /// Sends GET with a query that something on the way may rightly refuse to carry: that it goes unanswered then says nothing of the target.
    /// </summary>
    /// <exception cref="TargetTroubleException">There is no answer.</exception>
    public Task<Exchange> Probe(Query query) =>
        LookAt(_scope.SendAsync(new(HttpMethod.Get, Contract.Route, query, Credential.Configured) { MayGoUnanswered = true }, _clause));

    /// <summary>Sends GET with <paramref name="query"/> once more, whether or not it was sent before.</summary>
    public Task<Exchange> GetAgain(Query query) =>
        LookAt(_scope.SendAgainAsync(new(HttpMethod.Get, Contract.Route, query, Credential.Configured), _clause));

    /// <summary>The page that <paramref name="query"/> brings.</summary>
    /// <exception cref="DeviationException">The request is allowed but not answered with a page.</exception>
    /// <exception cref="InconclusiveException">Already the plain list is not answered with a page.</exception>
    public async Task<Page> Page(Query query)
    {
        var exchange = await Get(query).ConfigureAwait(false);
        if (Read(exchange) is { } page)
            return page;
        var plain = await Get(Query.None).ConfigureAwait(false);
        throw Read(plain) is null ? new InconclusiveException(plain, $"the plain list cannot be read: {Describe(plain)}") : NotAPage(exchange);
    }

    /// <summary>All items that <paramref name="query"/> lists, in pages as large as the target allows.</summary>
    public async Task<ItemList> List(Query query) => await List(query, await LargestSize().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>All items of the list.</summary>
    public Task<ItemList> WholeList() => List(Query.None);

    /// <summary>All items that <paramref name="query"/> lists, in pages of <paramref name="size"/>; up to the cap of Data:MaxPagesPerWalk.</summary>
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

    /// <summary>The first two pages and the last one of <paramref name="list"/>, in pages of <paramref name="size"/>.</summary>
    public async Task<ItemList> Excerpt(ItemList list, long size)
    {
        var count = list.Pages.Sum(page => page.Items.Count);
        var last = Math.Max(1, (count + size - 1) / size);
        // Where a list that was too long ends is not known.
        long[] numbers = list.IsComplete ? [1, Math.Min(2, last), last] : [1, Math.Min(2, last)];
        var pages = new List<Page>();
        foreach (var number in numbers.Distinct())
            pages.Add(await Page(PageQuery(list.Query, number, size)).ConfigureAwait(false));
        return Logged(Restricted(list.Query, pages, isComplete: false) with { Size = size, ExcerptOf = list });
    }

    /// <summary>Every list of this endpoint that the run has read so far, in whole or in part.</summary>
    public IReadOnlyList<Walk> Walks => _log.Walks.All;

    /// <summary>The rules about lists that <paramref name="walk"/>, read anew where the clause looks again, breaks.</summary>
    public async Task<IReadOnlyList<Deviation>> BrokenBy(Walk walk)
    {
        var list = await List(walk.Query, walk.IsExcerpt ? await LargestSize().ConfigureAwait(false) : walk.Size).ConfigureAwait(false);
        return Broken(walk.IsExcerpt ? await Excerpt(list, walk.Size!.Value).ConfigureAwait(false) : list);
    }

    /// <summary>The query for one page; page 1 and an unknown size go without saying.</summary>
    public Query PageQuery(Query query, long page, long? size)
    {
        if (size is { } items)
            query = query.With(Parameter(ParameterKind.PageSize).Name, items);
        return page == 1 ? query : query.With(Parameter(ParameterKind.Page).Name, page);
    }

    /// <summary>
    /// The page that <paramref name="link"/> leads to, its query being sent as it is written. Only the target is asked, whatever the link
    /// says; whether its origin is right is a clause of its own.
    /// </summary>
    /// <exception cref="InconclusiveException">The link cannot be read or leads to another path; nothing is sent.</exception>
    public async Task<Page> Follow(PageLink link)
    {
        if (WhyNotFollowed(link.Reading, Contract.Route) is { } reason)
            throw new InconclusiveException("no-such-link", $"{link.Pointer} is {link}, which is not followed: {reason}", link.Pointer);
        return await Page(link.Link!.Query).ConfigureAwait(false);
    }

    /// <summary>Why the path and query of a link are not asked for; <c>null</c> where they are.</summary>
    /// <param name="reading">The link; <c>null</c> where there is none.</param>
    /// <param name="route">The path that it should have.</param>
    public static string? WhyNotFollowed(LinkReading? reading, string route) => reading switch
    {
        null => "it is no text",
        { Problem: { } problem } => problem,
        { Href.Length: > Link.LongestFollowed and var length } =>
            FormattableString.Invariant($"it has {length} characters, and servers need not take more than {Link.LongestFollowed}"),
        { Link.Path: var path } when path != route => $"it leads to {path}",
        _ => null,
    };

    /// <summary>Reads the text of a link that the target wrote.</summary>
    public LinkReading ReadLink(string href) => LinkReading.Of(href, Run.Endpoint, Run.Settings.ExternalOrigin);

    /// <summary>The largest page that the target allows, as far as it is documented or found by trying; <c>null</c> where none is.</summary>
    public async Task<long?> LargestSize()
    {
        if (Contract.Parameter(ParameterKind.PageSize) is not { } size)
            return null;
        foreach (var candidate in size.Maximum is { } maximum ? [maximum, .. SizesToTry] : SizesToTry)
        {
            if (Read(await Get(PageQuery(Query.None, 1, candidate)).ConfigureAwait(false)) is not null)
                return candidate;
        }

        return null;
    }

    /// <summary>Every answer of this endpoint that the run has had so far.</summary>
    public IEnumerable<Exchange> Answered => _scope.Answered.Where(exchange => !IsGatewaysPage(exchange));

    /// <summary>Every page of this endpoint that the run has read so far.</summary>
    public IEnumerable<LoggedPage> PagesRead => _log.Pages;

    /// <summary>The pages among them whose items can be read, those of short requests first.</summary>
    public IEnumerable<Page> ListsRead => PagesRead
        .OrderBy(logged => logged.Exchange.Request.Target.Length).ThenBy(logged => logged.Exchange.Request.Target, StringComparer.Ordinal)
        .Select(logged => PageOf(logged.Exchange)).OfType<Page>();

    /// <summary>The items of every page that was looked at through this object.</summary>
    internal IEnumerable<SeenItem> ItemsSeen =>
        from exchange in _lookedAt.Distinct()
        let page = exchange.Request.Path == Contract.Route ? PageOf(exchange) : null
        where page is not null
        from item in page.Items
        select new SeenItem(item.Key, item.ContentHash);

    private async Task<Exchange> LookAt(Task<Exchange> sent)
    {
        var exchange = OfTheTarget(await sent.ConfigureAwait(false));
        _lookedAt.Add(exchange);
        return exchange;
    }

    /// <summary>
    /// A page that is not full is the last one unless it links to a next; a full one is where neither link nor total speaks of more. One
    /// of these signs alone is not relied on: they are what the clauses look at.
    /// </summary>
    private static bool EndsAt(Page page, long? size, int seen) =>
        (size is { } full && page.Items.Count < full && page.Next.Href is null) || (page.Next.IsNull && page.Total == seen);

    private Page? Read(Exchange exchange)
    {
        if (exchange.Status != Contract.Response.Status || exchange.Json.Value is null)
            return null;
        _log.Add(exchange);
        return PageOf(exchange);
    }

    private Page? PageOf(Exchange exchange) => Paging.Page.Of(exchange, Contract, Run.Endpoint, Run.Settings.ExternalOrigin);

    private bool IsGatewaysPage(Exchange exchange) => exchange.Status == Contract.Response.Status && exchange.IsWebPage;

    private Exchange OfTheTarget(Exchange exchange) => IsGatewaysPage(exchange)
        ? throw new TargetTroubleException($"{exchange.Request.Method} {exchange.Request.Path} answered {exchange.Status} with a web page: something in front of the Cloud Controller answered") { Kind = "web-page" }
        : exchange;

    private DeviationException NotAPage(Exchange exchange) =>
        new([new("answered", $"{Contract.Response.Status} with a page of {Contract.Resource}", Describe(exchange), exchange)]);

    private string Describe(Exchange exchange) => exchange switch
    {
        { Status: var status } when status != Contract.Response.Status => FormattableString.Invariant($"status {status}"),
        { Json.Value: null } => exchange.Json.Problem,
        _ => $"no array at {Contract.Items.Pointer}",
    };

    private ItemList Logged(ItemList list)
    {
        _log.Walks.Add(list, Broken);
        return list;
    }

    private IReadOnlyList<Deviation> Broken(ItemList list) => ListRules.BrokenBy(list, Contract.Parameter(ParameterKind.Page)?.Name ?? "");

    /// <summary>A relation that is repeated looks only at what did not change meanwhile.</summary>
    private ItemList Restricted(Query query, List<Page> pages, bool isComplete)
    {
        var items = pages.SelectMany(page => page.Items).Where(item => _stable?.Contains(item.Key) != false).ToList();
        return new(query, pages, items, isComplete);
    }
}
