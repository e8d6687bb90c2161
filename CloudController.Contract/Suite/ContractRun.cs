using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Paging;
using CloudController.Contract.Redaction;
using CloudController.Contract.Waivers;

namespace CloudController.Contract.Suite;

/// <summary>
/// One run of the suite against one target. Clauses are decided when they are asked for, each once, in any order and side by side. Nothing
/// here throws for what the target does: a run that cannot start or go on says so in <see cref="Broken"/>.
/// </summary>
public sealed class ContractRun : IAsyncDisposable
{
    private const int LongestReason = 2_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<ClauseResult>>> _results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClauseCheck> _checks = [];
    private readonly Dictionary<string, ClauseCheck> _leftOut = [];
    private readonly Dictionary<string, (Clause Clause, string Why)> _missing = [];
    private readonly ConcurrentDictionary<string, SeenEndpoint> _seen = new(StringComparer.Ordinal);
    private readonly OpenEndpoints _open;
    private readonly SubjectPool _subjects;
    private readonly CancellationToken _cancellation;
    private readonly Redactor _redactor;
    private readonly TargetClient? _client;
    private readonly SemaphoreSlim _places;
    private IReadOnlyList<EndpointContract> _sources = [];
    private ILookup<EndpointContract, ClauseCheck> _checksOf = Array.Empty<ClauseCheck>().ToLookup(check => check.Endpoint);
    private IReadOnlyDictionary<EndpointContract, Countdown> _siblingsLeft = new Dictionary<EndpointContract, Countdown>();
    private RunOpening? _opening;
    private string? _broken;
    private volatile bool _everythingAsked;

    private ContractRun(RunPlan plan, TargetClient? client, CancellationToken cancellation)
    {
        (Plan, _client, _cancellation) = (plan, client, cancellation);
        _redactor = plan.Redactor;
        _places = new(plan.Settings.MaxConcurrency);
        StartedAt = plan.Time.GetUtcNow();
        Selection = new(plan.Settings, plan.Embedded, DateOnly.FromDateTime(StartedAt.UtcDateTime));
        _subjects = new(SubjectListAsync, value => _redactor.IsSecret("", value), Selection.Depth);
        _open = new(endpoint => _opening!.OpenAsync(endpoint, _subjects, cancellation), Close);
    }

    /// <summary>What was asked for.</summary>
    public RunPlan Plan { get; }

    /// <summary>What is checked of the contract.</summary>
    public ClauseSelection Selection { get; }

    /// <summary>How many clauses of the run's endpoints it leaves out because it does not look deep enough.</summary>
    public int LeftOut => _leftOut.Count;

    /// <summary>When the run began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>What the target says of its versions; <c>null</c> where it could not be asked.</summary>
    public TargetEditions? Editions { get; private set; }

    /// <summary>Why the run could not start or go on, redacted; <c>null</c> while it can.</summary>
    public string? Broken => _broken ?? (_client?.Broken is { } reason ? _redactor.Excerpt(reason.Message, LongestReason) : null);

    /// <summary>The clauses of the editions that the run holds against the target.</summary>
    public IReadOnlyCollection<ClauseCheck> Checks => _checks.Values;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _client?.Requests ?? 0;

    /// <summary>How many bytes of bodies were received.</summary>
    public long BytesReceived => _client?.BytesReceived ?? 0;

    /// <summary>Reaches the target, chooses the editions and shows the token once.</summary>
    public static async Task<ContractRun> StartAsync(RunPlan plan, CancellationToken cancellationToken = default)
    {
        TargetClient? client = null;
        try
        {
            client = new(plan.TargetOptions, plan.Tokens, plan.Time);
            var run = new ContractRun(plan, client, cancellationToken);
            try
            {
                await run.PrepareAsync().ConfigureAwait(false);
            }
            catch (TargetTroubleException trouble)
            {
                run._broken = plan.Redactor.Excerpt(trouble.Message, LongestReason);
            }

            return run;
        }
        catch
        {
            client?.Dispose();
            throw;
        }
    }

    /// <summary>A run that ends before it begins, because <paramref name="reason"/>.</summary>
    public static ContractRun NotStarted(RunPlan plan, string reason) =>
        new(plan, null, default) { _broken = plan.Redactor.Excerpt(reason, LongestReason) };

    /// <summary>What is wrong with the waivers of the run, a sentence for each, redacted; empty for a run that broke off.</summary>
    public IReadOnlyList<string> WaiverTroubles => Broken is not null || Plan.Waivers.Count == 0
        ? []
        : Waivers.Troubles(Results, KnownClauses(), everything: HasDecidedEverything)
            .Select(trouble => _redactor.Excerpt(trouble, LongestReason))
            .ToList();

    /// <summary>Whether no clause of the run's editions was left out.</summary>
    public bool HasDecidedEverything =>
        _leftOut.Count == 0 && Plan.Settings.Endpoints.Count == 0 && _checks.Keys.All(_results.ContainsKey);

    /// <summary>Decides one clause, or tells what was decided.</summary>
    public Task<ClauseResult> DecideAsync(Clause clause) => _results.GetOrAdd(clause.Id, _ => new(() => DecideOnceAsync(clause))).Value;

    /// <summary>
    /// Decides every clause of the run, endpoint by endpoint, and tells which clauses of its editions the target is too old for.
    /// </summary>
    public async Task<IReadOnlyList<ClauseResult>> DecideAllAsync()
    {
        _everythingAsked = true;
        foreach (var endpoint in Endpoints)
        {
            await Task.WhenAll(_checksOf[endpoint].Select(check => DecideAsync(check.Clause))).ConfigureAwait(false);
            await ChooseSubjectsFromAsync(endpoint).ConfigureAwait(false);
            // What this endpoint answered is let go before the next one answers.
            _open.CloseIdle();
        }

        await Task.WhenAll(_missing.Values.Select(missing => DecideAsync(missing.Clause))).ConfigureAwait(false);
        return Results;
    }

    /// <summary>
    /// Whether the run was asked about <paramref name="name"/>, a family or an endpoint: of a run of a few chosen clauses nothing else can
    /// be expected.
    /// </summary>
    internal bool WasAskedAbout(string name) =>
        _everythingAsked
            ? Plan.Library.Endpoints.Any(endpoint => IsNamed(endpoint, name) && Selection.Includes(endpoint))
            : _results.Keys.Any(id => id.StartsWith(name, StringComparison.Ordinal) && id[name.Length] is '.' or '/');

    private static bool IsNamed(EndpointContract endpoint, string name) => endpoint.Name == name || endpoint.Edition.Family == name;

    /// <summary>Whether <paramref name="endpoint"/> showed an item in any answer, or whatever else it has to show.</summary>
    internal bool ShowedAnItem(EndpointContract endpoint) => SeenSoFar().TryGetValue(endpoint.Name, out var seen) && seen.ShowedAnItem;

    /// <summary>Why the run has nothing to do with <paramref name="endpoint"/>; <c>null</c> where it has.</summary>
    internal string? WhyWithout(EndpointContract endpoint) =>
        Endpoints.Any(tested => tested.Name == endpoint.Name) ? null
        : Editions?.Choices.FirstOrDefault(
            choice => choice.Family == endpoint.Edition.Family) is not { } choice ? "the target was not asked"
        : choice.Edition is null ? choice.Why
        : _missing.Values.FirstOrDefault(missing => missing.Clause.Endpoint == endpoint.Name).Why ?? $"{choice.Edition} does not have it";

    /// <summary>The endpoints of the editions that the run holds against the target.</summary>
    public IReadOnlyList<EndpointContract> Endpoints { get; private set; } = [];

    /// <summary>Reads all that <paramref name="endpoint"/> shows, up to the cap of Data:MaxPagesPerWalk, and decides nothing.</summary>
    /// <exception cref="TargetTroubleException">The target does not answer, or not as documented.</exception>
    public Task<ObservedList> ObserveAsync(EndpointContract endpoint) => _open.WithAsync(endpoint, async run =>
    {
        try
        {
            var (items, isComplete) = await ReadAsync(run.AsSeenBy($"{endpoint.Name}/observe/list")).ConfigureAwait(false);
            return new ObservedList(endpoint, run.Seen(_redactor).Observation!, items, isComplete);
        }
        catch (Exception trouble) when (trouble is InconclusiveException or DeviationException)
        {
            throw new TargetTroubleException($"GET {endpoint.Route}: {trouble.Message}", trouble);
        }
    });

    /// <summary>What the answers that were read so far showed, by endpoint.</summary>
    public IReadOnlyList<Observation> Observations
    {
        get
        {
            var seen = SeenSoFar();
            return Endpoints.Select(endpoint => seen.GetValueOrDefault(endpoint.Name)?.Observation).OfType<Observation>().ToList();
        }
    }

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<ClauseResult> Results => _results.Values
        .Where(result => result.IsValueCreated && result.Value.IsCompletedSuccessfully)
        .Select(result => result.Value.Result)
        .OrderBy(result => result.Clause.Id, StringComparer.Ordinal)
        .ToList();

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _places.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PrepareAsync()
    {
        Editions = await TargetEditions.ChooseAsync(_client!, Plan.Settings, Plan.Library, _cancellation).ConfigureAwait(false);
        _redactor.Learn(await Plan.Tokens.GetAsync(_cancellation).ConfigureAwait(false));
        Editions = await Editions
            .WithoutFamiliesThatAreSwitchedOffAsync(_client!, Plan.Settings, AskedFor(), _cancellation).ConfigureAwait(false);

        var endpoints = Editions.Endpoints(Plan.Library)
            .Where(chosen => Selection.Includes(chosen.Endpoint))
            .Select(chosen => (chosen.Choice, Newest: chosen.Endpoint, Contract: chosen.Choice.At(chosen.Endpoint)))
            .ToList();
        Endpoints = RunOrder.Of(endpoints.Select(endpoint => endpoint.Contract).OfType<EndpointContract>());
        _sources = Editions.Sources(Plan.Library).ToList();
        _opening = new(
            _client!,
            new(Plan.Settings, _client!.Endpoint, Plan.Time, _redactor, Selection.Depth),
            Endpoints.Count,
            SourceOf,
            IsNewerThanEdition);
        foreach (var (choice, newest, contract) in endpoints)
        {
            var checks = contract is null ? [] : Plan.Topics.Of(contract);
            foreach (var check in checks)
                (Selection.Includes(check) ? _checks : _leftOut).Add(check.Clause.Id, check);
            foreach (var missing in MissingIn(choice, newest, checks))
                _missing.Add(missing.Clause.Id, missing);
        }

        _checksOf = _checks.Values.ToLookup(check => check.Endpoint);
        _siblingsLeft = _checksOf.ToDictionary(
            checks => checks.Key, checks => new Countdown(checks.Count(check => !check.LooksAtEverything)));

        await ShowTokenAsync().ConfigureAwait(false);
    }

    /// <summary>The endpoints of every edition that are tested or have a subject for one that is.</summary>
    private List<EndpointContract> AskedFor()
    {
        var tested = Plan.Library.Endpoints.Where(Selection.Includes).ToHashSet();
        var sources = tested
            .SelectMany(endpoint => endpoint.Subject.Values.Select(subject => (endpoint.Id.Family, subject.From)))
            .ToHashSet();
        return Plan.Library.Sources
            .Where(endpoint => tested.Contains(endpoint) || sources.Contains((endpoint.Id.Family, endpoint.Id.Folder)))
            .ToList();
    }

    /// <summary>The clauses of the edition that the target, which has <paramref name="checks"/>, is too old for.</summary>
    private IEnumerable<(Clause Clause, string Why)> MissingIn(
        EditionChoice choice, EndpointContract newest, IReadOnlyList<ClauseCheck> checks) =>
        choice is { Version: { } version, Stated: { } stated } && choice.At(newest) != newest
            ? new ClauseTimeline(Plan.Topics, newest.History).Missing(version, stated, checks.Select(check => check.Clause.Id).ToHashSet())
            : [];

    /// <summary>
    /// Shows the token once before anything is judged, so that a token that may read nothing is one message and not one for each endpoint.
    /// </summary>
    private async Task ShowTokenAsync()
    {
        Exception? first = null;
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint is { Authorization: not null, Subject.Count: 0 }))
        {
            if (await _open.WithAsync(endpoint, run => Task.FromResult(run.Refusal)).ConfigureAwait(false) is not { } refusal)
                return;
            first ??= refusal;
        }

        if (first is not null)
            throw new RunBrokenException(first.Message, first);
    }

    /// <summary>What later endpoints need of the list of <paramref name="source"/> is taken while its answers are still kept.</summary>
    private async Task ChooseSubjectsFromAsync(EndpointContract source)
    {
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.Id.Family == source.Id.Family
            && endpoint.Subject.Values.Any(subject => subject.From == source.Id.Folder)))
        {
            try
            {
                await _subjects.OfAsync(endpoint).ConfigureAwait(false);
            }
            catch (Exception trouble) when (trouble is InconclusiveException or TargetTroubleException)
            {
                // The clauses of the endpoint will tell.
            }
        }
    }

    /// <summary>The list that <paramref name="endpoint"/> takes a subject from.</summary>
    private Task<ItemList> SubjectListAsync(EndpointContract endpoint, string from) =>
        SourceOf(endpoint, from) is { } source
            ? _open.WithAsync(source, run => ((ItemsUnderTest)run.AsSeenBy($"{endpoint.Name}/subject/{from}")).WholeList())
            : throw new InconclusiveException("no-subject", $"there is no endpoint {from} to take a subject from");

    /// <summary>
    /// The endpoint in the folder <paramref name="from"/> of the edition of <paramref name="endpoint"/>; <c>null</c> where the target has
    /// none.
    /// </summary>
    private EndpointContract? SourceOf(EndpointContract endpoint, string from) =>
        _sources.FirstOrDefault(other => other.Id.Family == endpoint.Id.Family && other.Id.Folder == from);

    private static async Task<(int Items, bool IsComplete)> ReadAsync(EndpointUnderTest tested)
    {
        if (tested is ItemsUnderTest items)
            return await items.WholeList().ConfigureAwait(false) is var list ? (list.Items.Count, list.IsComplete) : default;
        await tested.Plain().ConfigureAwait(false);
        return (1, true);
    }

    private void Close(EndpointContract endpoint, EndpointRun run)
    {
        Remember(endpoint, run);
        run.Release();
    }

    private ConcurrentDictionary<string, SeenEndpoint> SeenSoFar()
    {
        foreach (var (endpoint, run) in _open.Opened)
            Remember(endpoint, run);
        return _seen;
    }

    /// <summary>Where an endpoint was opened twice, keeps what the opening saw that read more answers.</summary>
    private void Remember(EndpointContract endpoint, EndpointRun run)
    {
        var seen = run.Seen(_redactor);
        _seen.AddOrUpdate(endpoint.Name, seen, (_, before) => before.Observation?.Pages > seen.Observation?.Pages ? before : seen);
    }

    private async Task<ClauseResult> DecideOnceAsync(Clause clause)
    {
        if (Broken is { } broken)
            return ClauseResult.Of(clause, ClauseStatus.Error, broken) with { Cause = RunBroken };
        if (!_checks.TryGetValue(clause.Id, out var check))
            return ClauseResult.Of(clause, ClauseStatus.NotApplicable, _redactor.Excerpt(WhyNotApplicable(clause), LongestReason));

        try
        {
            return await _open.WithAsync(check.Endpoint, async endpoint =>
            {
                if (check.LooksAtEverything)
                    await Task.WhenAll(Siblings(check).Select(sibling => DecideAsync(sibling.Clause))).ConfigureAwait(false);
                var result = await OneOfAFewAsync(() => JudgeAsync(check, endpoint)).ConfigureAwait(false);
                if (!check.LooksAtEverything && _siblingsLeft[check.Endpoint].Decrement() == 0)
                    DecideWhatLooksAtEverything(check.Endpoint);
                return result;
            }).ConfigureAwait(false);
        }
        catch (Exception trouble)
        {
            return NotJudged(check, trouble);
        }
    }

    /// <summary>Begins while what the other clauses saw is still kept, also where these clauses are asked for later.</summary>
    private void DecideWhatLooksAtEverything(EndpointContract endpoint) => _ = _open.WithAsync(endpoint, async _ =>
    {
        // These clauses wait for all others, the one that was just decided among them: it must be able to end.
        await Task.Yield();
        var last = _checksOf[endpoint].Where(check => check.LooksAtEverything);
        return await Task.WhenAll(last.Select(check => DecideAsync(check.Clause))).ConfigureAwait(false);
    });

    /// <summary>
    /// Decides a clause when there is room for it: each holds lists of its own, so the number of clauses at a time bounds the memory.
    /// </summary>
    private async Task<ClauseResult> OneOfAFewAsync(Func<Task<ClauseResult>> judge)
    {
        await _places.WaitAsync(_cancellation).ConfigureAwait(false);
        try
        {
            return await judge().ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<ClauseResult> JudgeAsync(ClauseCheck check, EndpointRun endpoint)
    {
        var begun = Plan.Time.GetTimestamp();
        ClauseResult result;
        try
        {
            result = Judged(check, await endpoint.JudgeAsync(check).ConfigureAwait(false));
        }
        catch (Exception trouble)
        {
            result = NotJudged(check, trouble);
        }

        return result with { Elapsed = Plan.Time.GetElapsedTime(begun) };
    }

    private ClauseResult Judged(ClauseCheck check, IReadOnlyList<Deviation> deviations) => deviations.Count == 0
        ? ClauseResult.Of(check.Clause, ClauseStatus.Passed)
        : Waivers.Apply(new(
            check.Clause,
            StatusOf(check.Clause),
            null,
            deviations.Select(deviation => Finding.Of(check.Clause, deviation, check.Endpoint, _redactor)).ToList()));

    private ClauseResult NotJudged(ClauseCheck check, Exception trouble)
    {
        var (status, reason, cause) = Outcome(trouble, check.Endpoint);
        return ClauseResult.Of(check.Clause, status, _redactor.Excerpt(reason, LongestReason)) with { Cause = cause?.Redacted(_redactor) };
    }

    private bool IsNewerThanEdition(EndpointContract endpoint) =>
        Editions!.Choices.Any(choice => choice.Family == endpoint.Edition.Family && choice.IsNewerThanEdition);

    private ClauseStatus StatusOf(Clause clause) =>
        clause.Level == ClauseLevel.Documented || Plan.Settings.Strict ? ClauseStatus.Failed : ClauseStatus.Warning;

    private static (ClauseStatus Status, string Reason, Cause? Cause) Outcome(
        Exception exception, EndpointContract endpoint) => exception switch
    {
        InconclusiveException undecided => (ClauseStatus.Inconclusive, exception.Message, Cause.Of(undecided, endpoint)),
        NotApplicableException => (ClauseStatus.NotApplicable, exception.Message, null),
        RunBrokenException => (ClauseStatus.Error, exception.Message, RunBroken),
        TargetTroubleException trouble => (ClauseStatus.Error, exception.Message, new(trouble.Kind)),
        OperationCanceledException => (ClauseStatus.Error, "the run was cancelled", new("cancelled")),
        // An unexpected exception is a defect of the suite and never the target's; the stack says where to mend it.
        _ => (ClauseStatus.Error, $"the suite itself failed: {exception}", new("suite-failed", exception.GetType().Name)),
    };

    /// <summary>Keeps the first trouble that ends the run, because later ones follow from it.</summary>
    private static readonly Cause RunBroken = new("run-broken");

    private WaiverBook Waivers =>
        new(Plan.Waivers, DateOnly.FromDateTime(Plan.Time.GetUtcNow().UtcDateTime), family => Editions?.VersionOf(family));

    private HashSet<string> KnownClauses() =>
        Plan.Library.Endpoints.SelectMany(endpoint => endpoint.History.Everywhere)
            .SelectMany(endpoint => Plan.Topics.Of(endpoint))
            .Select(check => check.Clause.Id)
            .ToHashSet(StringComparer.Ordinal);

    private IEnumerable<ClauseCheck> Siblings(ClauseCheck check) =>
        _checksOf[check.Endpoint].Where(other => !other.LooksAtEverything);

    private string WhyNotApplicable(Clause clause) =>
        _leftOut.TryGetValue(clause.Id, out var check) ? Selection.WhyNot(check)
        : _missing.TryGetValue(clause.Id, out var missing) ? missing.Why
        : Editions?.Choices.FirstOrDefault(choice => clause.Id.StartsWith(choice.Family + ".", StringComparison.Ordinal)) is { } choice
            ? choice.Edition is { } edition ? $"{edition} does not have it" : choice.Why
            : "no edition has it";

    private sealed class Countdown(int left)
    {
        private int _left = left;

        internal int Decrement() => Interlocked.Decrement(ref _left);
    }
}
