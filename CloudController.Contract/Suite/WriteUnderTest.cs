using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>
/// An endpoint that changes something. Whatever is changed was made by the run, on its <see cref="Workbench"/>; each thing is done once,
/// and all clauses look at what came of it.
/// </summary>
public abstract class WriteUnderTest : EndpointUnderTest
{
    /// <summary>So often is read again what another instance of the target may not know yet.</summary>
    private const int Looks = 5;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Look _look;

    private protected WriteUnderTest(Look look)
        : base(look) => _look = look;

    /// <summary>What is sent, and what must not be taken.</summary>
    public WriteContract Write => Contract.Write!;

    /// <summary>The resource of the items that are made, changed or deleted.</summary>
    public ResourceContract Resource => Contract.Resource!;

    /// <summary>The list that shows the items.</summary>
    /// <exception cref="InconclusiveException">The target has none.</exception>
    public EndpointContract List => Shared.List
        ?? throw new InconclusiveException("no-list", $"the target has no documented list of {Contract.Id.Resource}");

    private protected SharedWrites Shared => _look.Writes!;

    private protected Workbench Bench => Shared.Bench;

    private protected string Clause => _look.Clause;

    private protected CancellationToken Cancellation => Shared.Cancellation;

    /// <summary>All items that <paramref name="query"/> lists now.</summary>
    /// <exception cref="InconclusiveException">The list is not answered as documented, which clauses of its own tell.</exception>
    public Task<ItemList> Listed(Query query) => ReadAsync(List, Subject.None, query);

    /// <summary>The item alone, as it is shown now.</summary>
    public Task<Exchange> Alone(MadeItem item) => Bench.ReadAsync(item.Route, Query.None, Clause, Cancellation);

    /// <summary>The item alone, which is there.</summary>
    /// <exception cref="InconclusiveException">It is not shown, which clauses about the request that made it tell.</exception>
    public async Task<Exchange> Visible(MadeItem item)
    {
        var alone = await Alone(item).ConfigureAwait(false);
        return alone is { Status: 200, Json.Value: { ValueKind: JsonValueKind.Object } } ? alone : throw new InconclusiveException(
            alone, $"the item that was made is not shown: GET {item.Route} answered {alone.Status}");
    }

    /// <summary>
    /// Looks until <paramref name="check"/> holds, for as long as another instance of the target may take to learn what one of them knows.
    /// </summary>
    public async Task Soon(Func<Task> check)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                await check().ConfigureAwait(false);
                return;
            }
            catch (DeviationException) when (look < Looks)
            {
                await Task.Delay(Apart, Run.Time, Cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc />
    public override Task<IReadOnlyList<string>> Shown() => Task.FromResult<IReadOnlyList<string>>([]);

    internal override Task<IReadOnlySet<SeenItem>> Snapshot() => Task.FromResult<IReadOnlySet<SeenItem>>(new HashSet<SeenItem>());

    internal override IEnumerable<SeenItem> Seen => [];

    /// <exception cref="InconclusiveException">The list is not answered as documented, which clauses of its own tell.</exception>
    private protected async Task<ItemList> ReadAsync(EndpointContract list, Subject subject, Query query)
    {
        var read = new ListUnderTest(new(list, Run, Shared.Fresh(), new(list), Clause, subject));
        try
        {
            return await read.List(query).ConfigureAwait(false);
        }
        catch (DeviationException unread)
        {
            throw new InconclusiveException(unread.Deviations[0].Exchange, $"{list.Route} cannot be read: {unread.Message}");
        }
    }

    /// <summary>An item to change or to delete, which belongs to nobody else.</summary>
    private protected Task<MadeItem> MakeAsync() => MakeAsync(Resource.Name);

    /// <summary>An item of <paramref name="resource"/>, which belongs to nobody else.</summary>
    private protected Task<MadeItem> MakeAsync(string resource) =>
        Bench.MakeAsync(Contract.Edition.Family, resource, Clause, Cancellation);

    /// <summary>A token that may not write is no deviation of the target.</summary>
    private protected static Exchange Permitted(Exchange answer) => answer.Status != 403 ? answer : throw new InconclusiveException(
        "token-may-not-write",
        $"the token may not write: {answer.Request.Method} {answer.Request.Path} answered 403 (request id {answer.RequestId ?? "none"})");
}

/// <summary>An endpoint that needs what no run makes. Nothing is sent to it.</summary>
public sealed class UnmetUnderTest : WriteUnderTest
{
    internal UnmetUnderTest(Look look)
        : base(look)
    {
    }
}

/// <summary>An endpoint that makes items.</summary>
public sealed class CreationUnderTest : WriteUnderTest
{
    internal CreationUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>A body that the documents allow, and what came of it.</summary>
    public Task<Offer> Made() => Shared.OnceAsync("made", async () => await OfferAsync(body => body).ConfigureAwait(false));

    /// <summary>The item that was made.</summary>
    /// <exception cref="InconclusiveException">None was, which a clause about the answer tells.</exception>
    public async Task<MadeItem> Item() => await Made().ConfigureAwait(false) is { Item: { } item }
        ? item
        : throw new InconclusiveException(
            (await Made().ConfigureAwait(false)).Answer, $"nothing was made: POST {Route} was not answered as documented");

    /// <summary>A body that must be refused, and what came of it.</summary>
    public Task<Offer> Refused(RefusedBody refused) => Shared.OnceAsync(
        refused.Case, () => OfferAsync(body => BodyTemplate.Spoil(body, refused)));

    /// <summary>The usual body without a token, and what came of it.</summary>
    public Task<Offer> WithoutToken() => Shared.OnceAsync("without-token", () => OfferAsync(body => body, Credential.None));

    private async Task<Offer> OfferAsync(Func<JsonElement, JsonElement> change, Credential? credential = null)
    {
        var body = change(await Bench.BodyAsync(Contract, Clause, Cancellation).ConfigureAwait(false));
        var offer = await Bench.OfferAsync(Contract, body, Clause, Cancellation, credential).ConfigureAwait(false);
        if (credential is null)
            Permitted(offer.Answer);
        return offer;
    }
}

/// <summary>A change of an item, and how the item was shown before.</summary>
/// <param name="Item">The item.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Before">The item before.</param>
/// <param name="Answer">The answer.</param>
public sealed record ItemChange(MadeItem Item, JsonElement Body, Exchange Before, Exchange Answer);

/// <summary>An endpoint that changes an item.</summary>
public sealed class UpdateUnderTest : WriteUnderTest
{
    /// <summary>Times of the API are whole seconds: a change that is to be seen in one comes so long after the item was made.</summary>
    private static readonly TimeSpan OneTick = TimeSpan.FromMilliseconds(1_100);

    internal UpdateUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>A change that the documents allow.</summary>
    public Task<ItemChange> Changed() => Shared.OnceAsync("changed", () => ChangeAsync(body => body));

    /// <summary>A change that must be refused.</summary>
    public Task<ItemChange> Refused(RefusedBody refused) => Shared.OnceAsync(
        refused.Case, () => ChangeAsync(body => BodyTemplate.Spoil(body, refused)));

    /// <summary>The usual change without a token.</summary>
    public Task<ItemChange> WithoutToken() => Shared.OnceAsync("without-token", () => ChangeAsync(body => body, Credential.None));

    private async Task<ItemChange> ChangeAsync(Func<JsonElement, JsonElement> change, Credential? credential = null)
    {
        var item = await MakeAsync().ConfigureAwait(false);
        var before = await Visible(item).ConfigureAwait(false);
        var body = change(await Bench.BodyAsync(Contract, Clause, Cancellation).ConfigureAwait(false));
        await Task.Delay(OneTick, Run.Time, Cancellation).ConfigureAwait(false);
        var answer = await Bench.ChangeAsync(Contract, item, body, Clause, Cancellation, credential).ConfigureAwait(false);
        return new(item, body, before, credential is null ? Permitted(answer) : answer);
    }
}
