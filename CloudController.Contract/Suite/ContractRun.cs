using System.Collections.Concurrent;
using System.Reflection;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Paging;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
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
    private readonly Dictionary<string, (Clause Clause, string Why)> _missing = [];
    private readonly Dictionary<string, Looks> _looks = [];
    private readonly CancellationToken _cancellation;
    private readonly Redactor _redactor;
    private readonly TargetClient? _client;
    private readonly SemaphoreSlim _places;
    private RunContext? _context;
    private string? _broken;
    private volatile bool _everythingAsked;

    private ContractRun(RunPlan plan, TargetClient? client, CancellationToken cancellation)
    {
        (Plan, _client, _cancellation) = (plan, client, cancellation);
        _redactor = plan.Redactor;
        _places = new(plan.Settings.MaxConcurrency);
        StartedAt = plan.Time.GetUtcNow();
    }

    /// <summary>What was asked for.</summary>
    public RunPlan Plan { get; }

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
    public static ContractRun NotStarted(RunPlan plan, string reason) => new(plan, null, default) { _broken = plan.Redactor.Excerpt(reason, LongestReason) };

    /// <summary>What is wrong with the waivers of the run, a sentence for each, redacted; empty for a run that broke off.</summary>
    public IReadOnlyList<string> WaiverTroubles => Broken is not null || Plan.Waivers.Count == 0
        ? []
        : Waivers.Troubles(Results, KnownClauses(), everything: HasDecidedEverything)
            .Select(trouble => _redactor.Excerpt(trouble, LongestReason))
            .ToList();

    /// <summary>Whether no clause of the run's editions was left out.</summary>
    public bool HasDecidedEverything => _checks.Keys.All(_results.ContainsKey);

    /// <summary>Decides one clause, or tells what was decided.</summary>
    public Task<ClauseResult> DecideAsync(Clause clause) => _results.GetOrAdd(clause.Id, _ => new(() => DecideOnceAsync(clause))).Value;

    /// <summary>Decides every clause of the run, and tells which clauses of its editions the target is too old for.</summary>
    public Task<ClauseResult[]> DecideAllAsync()
    {
        _everythingAsked = true;
        var clauses = _checks.Values.Select(check => check.Clause).Concat(_missing.Values.Select(missing => missing.Clause));
        return Task.WhenAll(clauses.Select(DecideAsync));
    }

    /// <summary>
    /// Whether the run was asked about <paramref name="name"/>, a family or an endpoint: of a run of a few chosen clauses nothing else can be
    /// expected.
    /// </summary>
    internal bool WasAskedAbout(string name) =>
        _everythingAsked || _results.Keys.Any(id => id.StartsWith(name, StringComparison.Ordinal) && id[name.Length] is '.' or '/');

    /// <summary>Whether the list of <paramref name="endpoint"/> showed an item in any answer.</summary>
    internal bool ShowedAnItem(EndpointContract endpoint) => _looks[endpoint.Name].First.Answered.Any(exchange =>
        exchange.Request.Path == endpoint.Route && exchange.Status == endpoint.Response.Status
        && Page.Of(exchange, endpoint, Plan.Endpoint) is { Items.Count: > 0 });

    /// <summary>Why the run has nothing to do with <paramref name="endpoint"/>; <c>null</c> where it has.</summary>
    internal string? WhyWithout(EndpointContract endpoint) =>
        Endpoints.Any(tested => tested.Name == endpoint.Name) ? null
        : Editions?.Choices.FirstOrDefault(choice => choice.Family == endpoint.Edition.Family) is not { } choice ? "the target was not asked"
        : choice.Edition is null ? choice.Why
        : _missing.Values.FirstOrDefault(missing => missing.Clause.Endpoint == endpoint.Name).Why ?? $"{choice.Edition} does not have it";

    /// <summary>The endpoints of the editions that the run holds against the target.</summary>
    public IReadOnlyList<EndpointContract> Endpoints { get; private set; } = [];

    /// <summary>Reads the whole list of <paramref name="endpoint"/>, up to the cap of Data:MaxPagesPerWalk, and decides nothing.</summary>
    /// <exception cref="TargetTroubleException">The target does not answer, or not with a list.</exception>
    public async Task<ObservedList> ObserveAsync(EndpointContract endpoint)
    {
        try
        {
            var tested = Tested(endpoint, $"{endpoint.Name}/observe/list", _looks[endpoint.Name].First);
            var list = await tested.WholeList().ConfigureAwait(false);
            return new(endpoint, Observation.Of(endpoint, list.Pages.Select(page => page.Exchange.Json.Root).ToList()).Redacted(_redactor), list.Items.Count, list.IsComplete);
        }
        catch (Exception trouble) when (trouble is InconclusiveException or DeviationException)
        {
            throw new TargetTroubleException($"GET {endpoint.Route}: {trouble.Message}", trouble);
        }
    }

    /// <summary>What the pages that were read so far showed, by endpoint.</summary>
    public IReadOnlyList<Observation> Observations => Endpoints
        .Select(endpoint => Observation.Of(endpoint, _looks[endpoint.Name].Log.Pages.Select(logged => logged.Exchange.Json.Root).ToList()).Redacted(_redactor))
        .ToList();

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
        _context = new(Plan.Settings, _client!.Endpoint, Plan.Time, _redactor);
        Editions = await Editions.WithoutFamiliesThatAreSwitchedOffAsync(_client, Plan.Settings, Plan.Library, _cancellation).ConfigureAwait(false);

        var endpoints = Editions.Endpoints(Plan.Library)
            .Select(chosen => (chosen.Choice, Newest: chosen.Endpoint, Contract: chosen.Choice.At(chosen.Endpoint)))
            .ToList();
        Endpoints = endpoints.Select(endpoint => endpoint.Contract).OfType<EndpointContract>().ToList();
        _client.AllowRequestsFor(Endpoints.Count);
        var (commonFirst, commonAgain) = (Allowance.ForFirstLooks(_client, Endpoints.Count), Allowance.ForSecondLooks(_client, Endpoints.Count));
        foreach (var endpoint in Endpoints)
            _looks.Add(endpoint.Name, new(new(endpoint), new(_client, commonFirst.WithOwn(), _cancellation), new(() => new(_client, commonAgain, _cancellation))));
        foreach (var (choice, newest, contract) in endpoints)
        {
            var checks = contract is null ? [] : ClauseCatalog.Of(Plan.Topics, contract);
            foreach (var check in checks)
                _checks.Add(check.Clause.Id, check);
            foreach (var missing in MissingIn(choice, newest, checks))
                _missing.Add(missing.Clause.Id, missing);
            if (contract is not null)
                await ShowTokenAsync(contract).ConfigureAwait(false);
        }
    }

    /// <summary>The clauses of the edition that the target, which has <paramref name="checks"/>, is too old for.</summary>
    private IEnumerable<(Clause Clause, string Why)> MissingIn(EditionChoice choice, EndpointContract newest, IReadOnlyList<ClauseCheck> checks) =>
        choice is { Version: { } version, Stated: { } stated } && choice.At(newest) != newest
            ? new ClauseTimeline(Plan.Topics, newest.History).Missing(version, stated, checks.Select(check => check.Clause.Id).ToHashSet())
            : [];

    /// <summary>A token that may not read would look like a hundred deviations, so it is shown once before anything is judged.</summary>
    private async Task ShowTokenAsync(EndpointContract endpoint)
    {
        var plain = await _looks[endpoint.Name].First.SendAsync(new(HttpMethod.Get, endpoint.Route, Query.None, Credential.Configured), $"{endpoint.Name}/preflight").ConfigureAwait(false);
        if (plain.Status == 403)
        {
            throw new RunBrokenException(
                $"the token may not read: GET {endpoint.Route} answered 403 (request id {plain.RequestId ?? "none"}); it needs the scope cloud_controller.read, see the Authentication settings");
        }

        if (plain.Status == endpoint.Response.Status && plain.IsWebPage)
            throw new RunBrokenException($"GET {endpoint.Route} was answered with a web page, not with JSON: something in front of the Cloud Controller answers; check CloudController:Endpoint");
    }

    private async Task<ClauseResult> DecideOnceAsync(Clause clause)
    {
        if (Broken is { } broken)
            return ClauseResult.Of(clause, ClauseStatus.Error, broken) with { Cause = RunBroken };
        if (!_checks.TryGetValue(clause.Id, out var check))
            return ClauseResult.Of(clause, ClauseStatus.NotApplicable, _redactor.Excerpt(WhyNotApplicable(clause), LongestReason));

        var begun = Plan.Time.GetTimestamp();
        try
        {
            if (check.LooksAtEverything)
                await Task.WhenAll(Siblings(check).Select(sibling => DecideAsync(sibling.Clause))).ConfigureAwait(false);
            var result = await OneOfAFewAsync(() =>
            {
                begun = Plan.Time.GetTimestamp();
                return JudgeAsync(check);
            }).ConfigureAwait(false);
            return result with { Elapsed = Plan.Time.GetElapsedTime(begun) };
        }
        catch (Exception trouble)
        {
            var (status, reason, cause) = Outcome(trouble, check.Endpoint);
            return ClauseResult.Of(clause, status, _redactor.Excerpt(reason, LongestReason)) with { Cause = cause?.Redacted(_redactor), Elapsed = Plan.Time.GetElapsedTime(begun) };
        }
    }

    /// <summary>Every clause that is being judged holds lists of its own; a few at a time bound the memory.</summary>
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

    private async Task<ClauseResult> JudgeAsync(ClauseCheck check)
    {
        var looks = _looks[check.Endpoint.Name];
        var seen = await LiveData.TryAsync(check.Body, Tested(check.Endpoint, check.Clause.Id, looks.First)).ConfigureAwait(false);
        if (seen is { DependsOnData: true })
            seen = await looks.Again.ConfirmAsync(seen, check.Body, (scope, stable) => Tested(check.Endpoint, check.Clause.Id, scope, stable)).ConfigureAwait(false);

        return seen is null
            ? ClauseResult.Of(check.Clause, ClauseStatus.Passed)
            : Waivers.Apply(new(check.Clause, StatusOf(check.Clause), null, seen.Deviations.Select(deviation => Finding.Of(check.Clause, deviation, check.Endpoint, _redactor)).ToList()));
    }

    private EndpointUnderTest Tested(EndpointContract endpoint, string clause, ExchangeScope scope, IReadOnlySet<string>? stable = null) =>
        new(endpoint, _context!, scope, _looks[endpoint.Name].Log, clause, stable) { IsNewerThanEdition = IsNewerThanEdition(endpoint) };

    private bool IsNewerThanEdition(EndpointContract endpoint) =>
        Editions!.Choices.Any(choice => choice.Family == endpoint.Edition.Family && choice.IsNewerThanEdition);

    private ClauseStatus StatusOf(Clause clause) =>
        clause.Level == ClauseLevel.Documented || Plan.Settings.Strict ? ClauseStatus.Failed : ClauseStatus.Warning;

    private static (ClauseStatus Status, string Reason, Cause? Cause) Outcome(Exception exception, EndpointContract endpoint) => exception switch
    {
        InconclusiveException undecided => (ClauseStatus.Inconclusive, exception.Message, Cause.Of(undecided, endpoint)),
        NotApplicableException => (ClauseStatus.NotApplicable, exception.Message, null),
        RunBrokenException => (ClauseStatus.Error, exception.Message, RunBroken),
        TargetTroubleException trouble => (ClauseStatus.Error, exception.Message, new(trouble.Kind)),
        OperationCanceledException => (ClauseStatus.Error, "the run was cancelled", new("cancelled")),
        // A defect of the suite is the suite's error, and whoever mends it needs to know where.
        _ => (ClauseStatus.Error, $"the suite itself failed: {exception}", new("suite-failed", exception.GetType().Name)),
    };

    /// <summary>The first trouble that ends a run is the cause of all that follows it.</summary>
    private static readonly Cause RunBroken = new("run-broken");

    private WaiverBook Waivers => new(Plan.Waivers, DateOnly.FromDateTime(Plan.Time.GetUtcNow().UtcDateTime), family => Editions?.VersionOf(family));

    private HashSet<string> KnownClauses() =>
        Plan.Library.Endpoints.SelectMany(endpoint => endpoint.History.Everywhere)
            .SelectMany(endpoint => ClauseCatalog.Of(Plan.Topics, endpoint))
            .Select(check => check.Clause.Id)
            .ToHashSet(StringComparer.Ordinal);

    private IEnumerable<ClauseCheck> Siblings(ClauseCheck check) =>
        _checks.Values.Where(other => other.Endpoint == check.Endpoint && !other.LooksAtEverything);

    private string WhyNotApplicable(Clause clause) => _missing.TryGetValue(clause.Id, out var missing)
        ? missing.Why
        : Editions?.Choices.FirstOrDefault(choice => clause.Id.StartsWith(choice.Family + ".", StringComparison.Ordinal)) is { } choice
            ? choice.Edition is { } edition ? $"{edition} does not have it" : choice.Why
            : "no edition has it";

    /// <summary>How one endpoint is looked at: the pages that were read, the exchanges of the first look, and the looks again.</summary>
    private sealed record Looks(PageLog Log, ExchangeScope First, LiveData Again);
}
