using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Suite;

/// <summary>An endpoint that answers with JSON.</summary>
public abstract class JsonUnderTest : EndpointUnderTest
{
    private protected JsonUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>The schema of the documented answer.</summary>
    public ResponseSchema Schema => Contract.Schema!;

    private protected override bool Read(Exchange exchange) => exchange.Json.Value is not null && base.Read(exchange);

    private protected override string Describe(Exchange exchange) =>
        exchange.Status == Contract.Response.Status && exchange.Json.Value is null ? exchange.Json.Problem : base.Describe(exchange);
}

/// <summary>An endpoint that answers with items of a resource: several of them, or one.</summary>
public abstract class ItemsUnderTest : JsonUnderTest
{
    private protected ItemsUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>The resource of the items.</summary>
    public ResourceContract Resource => Contract.Resource!;

    /// <summary>All items.</summary>
    public abstract Task<ItemList> WholeList();

    internal override async Task<IReadOnlySet<SeenItem>> Snapshot() =>
        SeenItem.Of(await WholeList().ConfigureAwait(false)).ToHashSet();

    internal override IEnumerable<SeenItem> Seen =>
        from exchange in LookedAt
        let page = exchange.Request.Path == Route ? PageOf(exchange) : null
        where page is not null
        from item in page.Items
        select new SeenItem(item.Key, item.ContentHash);

    /// <summary>The page that <paramref name="query"/> brings.</summary>
    /// <exception cref="DeviationException">The request is allowed but not answered with items.</exception>
    /// <exception cref="InconclusiveException">Already the plain request is not answered with items.</exception>
    public async Task<Page> Page(Query query)
    {
        var exchange = await Get(query).ConfigureAwait(false);
        if (ReadPage(exchange) is { } page)
            return page;
        var plain = await Get(Query.None).ConfigureAwait(false);
        throw ReadPage(plain) is null
            ? new InconclusiveException(plain, $"{WhatIsPlain} cannot be read: {Describe(plain)}")
            : NotAPage(exchange);
    }

    /// <summary>How messages call the answer to the plain request.</summary>
    private protected abstract string WhatIsPlain { get; }

    /// <summary>How messages call what was asked for.</summary>
    private protected abstract string WhatIsAsked { get; }

    /// <summary>The answers that were read whose items can be read, those of short requests first.</summary>
    public IEnumerable<Page> ListsRead => AnswersRead
        .OrderBy(logged => logged.Exchange.Request.Target.Length).ThenBy(logged => logged.Exchange.Request.Target, StringComparer.Ordinal)
        .Select(logged => PageOf(logged.Exchange)).OfType<Page>();

    private protected Page? ReadPage(Exchange exchange) => Read(exchange) ? PageOf(exchange) : null;

    private Page? PageOf(Exchange exchange) => Paging.Page.Of(exchange, Contract, Run.Endpoint, Run.Settings.ExternalOrigin);

    private DeviationException NotAPage(Exchange exchange) =>
        new([new("answered", $"{Contract.Response.Status} with {WhatIsAsked}", Describe(exchange), exchange)]);
}

/// <summary>An endpoint that answers with one item of a resource.</summary>
public sealed class ItemUnderTest : ItemsUnderTest
{
    internal ItemUnderTest(Look look)
        : base(look)
    {
    }

    private protected override string WhatIsPlain => "the item";

    private protected override string WhatIsAsked => $"one {Resource.Name}";

    /// <summary>Empty, because a caller who asks for an item knows its guid already, so that showing it discloses nothing.</summary>
    public override Task<IReadOnlyList<string>> Shown() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The item.</summary>
    public async Task<Item> Item() => (await Page(Query.None).ConfigureAwait(false)).Items[0];

    /// <summary>The list that the item was taken from.</summary>
    /// <exception cref="InconclusiveException">It was taken from none.</exception>
    public Task<ItemList> List() =>
        Source is ItemsUnderTest source
            ? source.WholeList()
            : throw new InconclusiveException("no-subject", $"no list is known that {Contract.Route} shows an item of");

    /// <inheritdoc />
    public override async Task<ItemList> WholeList()
    {
        var page = await Page(Query.None).ConfigureAwait(false);
        return new(Query.None, [page], page.Items.Where(item => Stable?.Contains(item.Key) != false).ToList(), IsComplete: true);
    }
}

/// <summary>An endpoint that answers with an object that is no item of any resource.</summary>
public sealed class ObjectUnderTest : JsonUnderTest
{
    internal ObjectUnderTest(Look look)
        : base(look)
    {
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<string>> Shown() => Task.FromResult<IReadOnlyList<string>>([]);

    internal override async Task<IReadOnlySet<SeenItem>> Snapshot() =>
        new HashSet<SeenItem> { SeenItem.Of(await Plain().ConfigureAwait(false)) };

    internal override IEnumerable<SeenItem> Seen => LookedAt.Where(IsPlain).Select(SeenItem.Of);

    private bool IsPlain(Exchange exchange) =>
        exchange.Request is { Query: var query, Path: var path, Headers.Count: 0 }
            && query == Query.None
            && path == Route
            && exchange.Status == Contract.Response.Status;
}

/// <summary>An endpoint that answers with a file, or leads to one. The file itself is not asked for elsewhere.</summary>
public sealed class FileUnderTest : EndpointUnderTest
{
    internal FileUnderTest(Look look)
        : base(look)
    {
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<string>> Shown() => Task.FromResult<IReadOnlyList<string>>([]);

    internal override Task<IReadOnlySet<SeenItem>> Snapshot() => Task.FromResult<IReadOnlySet<SeenItem>>(new HashSet<SeenItem>());

    internal override IEnumerable<SeenItem> Seen => [];
}
