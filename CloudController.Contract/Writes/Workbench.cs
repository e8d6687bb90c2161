using System.Collections.Concurrent;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Json;

namespace CloudController.Contract.Writes;

/// <summary>
/// Makes, changes and removes items: the only type, with its accounts, that sends anything but reading requests. It changes and removes
/// nothing that it did not make itself, writes into its <see cref="Ledger"/> before it makes something, and removes everything in the end.
/// </summary>
public sealed class Workbench : IAsyncDisposable
{
    /// <summary>What limits a run by its endpoints counts this one as so many more.</summary>
    private const int EndpointsOfItself = 20;

    private readonly WorkbenchPlan _plan;
    private readonly RunName _name = RunName.New();
    private readonly Ledger _ledger;
    private readonly TargetClient _client;
    private readonly JobWait _jobs;
    private readonly SharedItems _shared;
    private readonly ConcurrentDictionary<int, Attempt> _attempts = [];
    private int _names;
    private int _numbers;
    private int _made;
    private int _requestsOfRemoval;

    private Workbench(WorkbenchPlan plan)
    {
        _plan = plan;
        var target = plan.Options.Endpoint.GetLeftPart(UriPartial.Authority);
        _ledger = Ledger.Begin(plan.Folder, new(_name.Id, target, plan.Time.GetUtcNow()) { Embedded = plan.Embedded });
        _client = ClientOf(plan);
        _jobs = new(_client, plan.ExternalOrigin, plan.Time);
        _shared = new(this);
        Accounts = new(plan, _ledger, () => Interlocked.Increment(ref _numbers), () => _name.Of(Interlocked.Increment(ref _names)));
    }

    /// <summary>The accounts that the run makes in the UAA.</summary>
    internal MadeAccounts Accounts { get; }

    /// <summary>How items are made and removed.</summary>
    public Makers Makers => _plan.Makers;

    /// <summary>How many items were made so far.</summary>
    public int Made => Volatile.Read(ref _made) + Accounts.Made;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _client.Requests + Volatile.Read(ref _requestsOfRemoval) + Accounts.Requests;

    /// <summary>How many bytes of bodies were received.</summary>
    public long BytesReceived => _client.BytesReceived;

    /// <summary>What could not be limited as it should be, a sentence each; empty where everything is.</summary>
    public IReadOnlyCollection<string> Unlimited => _shared.Unlimited;

    /// <summary>Why the target cannot be written to any more; <c>null</c> while it can.</summary>
    public RunBrokenException? Broken => _client.Broken;

    /// <summary>Opens a workbench; nothing is sent yet.</summary>
    /// <exception cref="Settings.SettingsException">The ledger cannot be written.</exception>
    public static Workbench Open(WorkbenchPlan plan) => new(plan);

    /// <summary>The body of <paramref name="write"/> with a name of its own; what it refers to is made where it is not there yet.</summary>
    /// <param name="write">The request.</param>
    /// <param name="clause">The clause that asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="belongsTo">The item to refer to, of those of its resource.</param>
    /// <exception cref="InconclusiveException">That cannot be made.</exception>
    public async Task<JsonElement> BodyAsync(
        EndpointContract write, string clause, CancellationToken cancellation, MadeItem? belongsTo = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        var values = new Dictionary<string, string>();
        foreach (var need in Makers.Needs(write))
        {
            var (resource, family) = (Makers.ResourceOf(need), write.Edition.Family);
            var item = belongsTo?.Creation.Resource!.Name == need ? belongsTo
                : resource == need ? await SharedAsync(family, resource, clause, cancellation).ConfigureAwait(false)
                : await MakeAsync(family, resource, clause, cancellation).ConfigureAwait(false);
            values[need] = item.Guid;
        }

        return Filled(write.Write!.Body!.Value, values);
    }

    /// <summary><paramref name="template"/> with a name of its own, and with <paramref name="values"/>.</summary>
    internal JsonElement Filled(JsonElement template, IReadOnlyDictionary<string, string> values) =>
        BodyTemplate.Fill(template, new Dictionary<string, string>(values)
        {
            [BodyTemplate.Unique] = _name.Of(Interlocked.Increment(ref _names)),
            [BodyTemplate.NewGuid] = $"{Guid.NewGuid()}",
        });

    /// <summary>The item of a resource that everything of the run belongs to.</summary>
    /// <exception cref="InconclusiveException">It cannot be made.</exception>
    internal Task<MadeItem> SharedAsync(string family, string resource, string clause, CancellationToken cancellation) =>
        _shared.OfAsync(CreationOf(family, resource), clause, cancellation);

    /// <summary>An item of a resource that nothing else belongs to.</summary>
    /// <exception cref="InconclusiveException">It cannot be made.</exception>
    internal async Task<MadeItem> MakeAsync(string family, string resource, string clause, CancellationToken cancellation) =>
        (await MakeAsync(CreationOf(family, resource), clause, cancellation).ConfigureAwait(false)).Item!;

    /// <summary>Sends a body that makes an item, if the target takes it.</summary>
    /// <param name="creation">The request.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="clause">The clause that asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="credential">Who asks; <c>null</c> for the token of the settings.</param>
    /// <exception cref="TargetTroubleException">There is no answer.</exception>
    public async Task<Offer> OfferAsync(
        EndpointContract creation, JsonElement body, string clause, CancellationToken cancellation, Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(creation);
        var number = Interlocked.Increment(ref _numbers);
        var resource = creation.Resource!;
        var attempt = new Attempt(creation, NameIn(body, resource), JsonPointer.FindText(body, "/guid"));
        _attempts[number] = attempt;
        _ledger.Write(new(number, LedgerStep.Makes) { Creation = creation.Name, Name = attempt.Name, Guid = attempt.Guid });
        var request = new TargetRequest(HttpMethod.Post, creation.Route, Query.None, credential ?? Credential.Configured)
        {
            Body = body.GetRawText(),
        };
        var answer = await _client.SendAsync(request, clause, cancellation).ConfigureAwait(false);
        var guid = answer is { Status: >= 200 and < 300, Json.Value: { ValueKind: JsonValueKind.Object } made }
            ? JsonPointer.FindText(made, resource.Guid) : null;
        if (guid is null)
            return new(body, answer, null);
        Interlocked.Increment(ref _made);
        _attempts[number] = attempt with { Guid = guid };
        _ledger.Write(new(number, LedgerStep.Made) { Guid = guid });
        return new(body, answer, new(creation, number, guid, attempt.Name));
    }

    /// <summary>Makes an item.</summary>
    /// <exception cref="InconclusiveException">The target does not take it, which clauses about the request itself tell.</exception>
    public async Task<Offer> MakeAsync(
        EndpointContract creation, string clause, CancellationToken cancellation, MadeItem? belongsTo = null)
    {
        ArgumentNullException.ThrowIfNull(creation);
        var body = await BodyAsync(creation, clause, cancellation, belongsTo).ConfigureAwait(false);
        var offer = await OfferAsync(creation, body, clause, cancellation).ConfigureAwait(false);
        return offer.Item is not null ? offer : throw new InconclusiveException(
            offer.Answer, $"no {creation.Resource!.Name} could be made: POST {creation.Route} answered {offer.Answer.Status}");
    }

    /// <summary>Sends a body that changes an item.</summary>
    public Task<Exchange> ChangeAsync(
        EndpointContract change,
        MadeItem item,
        JsonElement body,
        string clause,
        CancellationToken cancellation,
        Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var request = new TargetRequest(
            new(change.Method), RouteOf(change, item), Query.Raw(change.Write!.Query), credential ?? Credential.Configured)
        {
            Body = body.GetRawText(),
        };
        return _client.SendAsync(request, clause, cancellation);
    }

    /// <summary>Relates an item to the one called <paramref name="other"/>, or no longer does.</summary>
    /// <exception cref="InvalidOperationException">The workbench did not make the item.</exception>
    public Task<Exchange> RelateAsync(
        EndpointContract relation,
        MadeItem item,
        string other,
        JsonElement? body,
        string clause,
        CancellationToken cancellation,
        Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(relation);
        var path = BodyTemplate.FillInOrder(relation.Route, Uri.EscapeDataString(Own(item).Guid), Uri.EscapeDataString(other));
        var request = new TargetRequest(new(relation.Method), path, Query.None, credential ?? Credential.Configured)
        {
            Body = body?.GetRawText(),
        };
        return _client.SendAsync(request, clause, cancellation);
    }

    /// <summary>Applies an item to another one.</summary>
    /// <exception cref="InvalidOperationException">The workbench did not make one of them.</exception>
    internal Task<Exchange> ApplyAsync(
        ApplyingRequest apply, IReadOnlyList<MadeItem> items, string clause, CancellationToken cancellation)
    {
        var guids = items.ToDictionary(item => item.Creation.Resource!.Name, item => Own(item).Guid);
        var path = BodyTemplate.Fill(apply.Route, guids.ToDictionary(guid => guid.Key, guid => Uri.EscapeDataString(guid.Value)));
        var request = new TargetRequest(new(apply.Method), path, Query.None, Credential.Configured)
        {
            Body = BodyTemplate.Fill(apply.Body, guids).GetRawText(),
        };
        return _client.SendAsync(request, clause, cancellation);
    }

    /// <summary>Asks for an item to be deleted; what the target then does, it does in its own time.</summary>
    public Task<Exchange> DeleteAsync(
        EndpointContract deletion, MadeItem item, string clause, CancellationToken cancellation, Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(deletion);
        return _client.SendAsync(
            new(HttpMethod.Delete, RouteOf(deletion, item), Query.Raw(deletion.Write!.Query), credential ?? Credential.Configured),
            clause,
            cancellation);
    }

    /// <summary>Takes note that <paramref name="item"/> is gone, so that it need not be removed.</summary>
    public void Forget(MadeItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _attempts[item.Number] = _attempts[item.Number] with { IsGone = true };
        _ledger.Write(new(item.Number, LedgerStep.Gone));
    }

    /// <summary>The last look at the job that <paramref name="accepted"/> leads to; <c>null</c> where it leads to none.</summary>
    public Task<Exchange?> JobAsync(Exchange accepted, string clause, CancellationToken cancellation) =>
        _jobs.EndAsync(accepted, clause, cancellation);

    /// <summary>The state of a job; <c>null</c> where the answer shows none.</summary>
    public static string? StateOf(Exchange job) => JobWait.StateOf(job);

    /// <summary>Reads something, anew each time.</summary>
    public Task<Exchange> ReadAsync(string path, Query query, string clause, CancellationToken cancellation) =>
        _client.SendAsync(new(HttpMethod.Get, path, query, Credential.Configured), clause, cancellation);

    /// <summary>
    /// Removes everything that was made, the last first; what cannot be removed stays in the ledger. A sentence for each item that is left.
    /// </summary>
    public async Task<IReadOnlyList<string>> CleanUpAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        // The client of the clauses may have given up on the target, and must not keep what it did from being undone.
        using var client = ClientOf(_plan);
        var remover = new Remover(client, Makers, _plan.ExternalOrigin, _plan.Time);
        foreach (var (number, attempt) in _attempts.Where(attempt => !attempt.Value.IsGone).OrderByDescending(attempt => attempt.Key))
        {
            var why = _plan.Keep ? "Data:Keep is true"
                : await remover.RemoveAsync(attempt.Creation, attempt.Guid, attempt.Name, cancellation).ConfigureAwait(false);
            if (why is null)
                _attempts[number] = attempt with { IsGone = true };
            else if (attempt.Guid is not null || !_plan.Keep)
                left.Add($"{attempt}: {why}");
            _ledger.Write(new(number, why is null ? LedgerStep.Gone : _plan.Keep ? LedgerStep.Kept : LedgerStep.Makes));
        }

        left.AddRange(await Accounts.CleanUpAsync(cancellation).ConfigureAwait(false));
        Interlocked.Exchange(ref _requestsOfRemoval, client.Requests);
        if (left.Count == 0)
            _ledger.Close();
        return left;
    }

    /// <summary>Lets go of the ledger; what is not removed by then can be found in it.</summary>
    public ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        _client.Dispose();
        Accounts.Dispose();
        return ValueTask.CompletedTask;
    }

    private EndpointContract CreationOf(string family, string resource) => Makers.CreationOf(family, resource)
        ?? throw new InconclusiveException("not-made", $"no documented request of {family} makes a {resource}");

    /// <summary>A client that may write.</summary>
    internal static TargetClient ClientOf(WorkbenchPlan plan)
    {
        var client = new TargetClient(plan.Options with { AllowWrites = true }, plan.Tokens, plan.Time);
        client.AllowFor(plan.Makers.Creations.Count + EndpointsOfItself, 0);
        return client;
    }

    private string RouteOf(EndpointContract write, MadeItem item) =>
        write.Route.Replace("{guid}", Uri.EscapeDataString(Own(item).Guid), StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">The workbench did not make the item.</exception>
    private MadeItem Own(MadeItem item) =>
        _attempts.Values.Any(attempt => attempt.Guid == item.Guid && attempt.Creation == item.Creation)
            ? item
            : throw new InvalidOperationException($"{item.Route} is not changed, because this run did not make the item");

    /// <summary>What a reader knows the item by, where that is a name which nobody else has.</summary>
    public static string? NameIn(JsonElement body, ResourceContract resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Label.StartsWith(resource.Fields, StringComparison.Ordinal)
            && JsonPointer.FindText(body, resource.Label[resource.Fields.Length..]) is { } name && RunName.IsOurs(name) ? name : null;
    }

    private sealed record Attempt(EndpointContract Creation, string? Name, string? Guid)
    {
        internal bool IsGone { get; init; }

        public override string ToString() => $"{Creation.Resource!.Name} {Name ?? Guid}";
    }
}
