using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Observations;
using CloudController.Contract.Paging;
using CloudController.Contract.Redaction;
using CloudController.Contract.Waivers;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>
/// One run of the suite against one target. Clauses are decided when they are asked for, each once, in any order and side by side. Nothing
/// here throws for what the target does: a run that cannot start or go on says so in <see cref="Broken"/>.
/// </summary>
public sealed class ContractRun : IAsyncDisposable
{
    private const string Cancelled = "the run was cancelled";

    private readonly Decisions _decisions = new();
    private readonly SeenEndpoints _seen;
    private readonly OpenEndpoints _open;
    private readonly SubjectPool _subjects;
    private readonly CancellationToken _cancellation;
    private readonly Redactor _redactor;
    private readonly TargetClient? _client;
    private readonly ClauseJudge _judge;
    private ClausesOfRun _clauses;
    private ClauseDecider? _decider;
    private RunOpening? _opening;
    private WriteSide? _writes;
    private Resumption? _resumption;
    private string? _broken;
    private volatile bool _everythingAsked;

    private ContractRun(RunPlan plan, TargetClient? client, CancellationToken cancellation)
    {
        (Plan, _client, _cancellation) = (plan, client, cancellation);
        _redactor = plan.Redactor;
        _seen = new(_redactor);
        _judge = new(plan, family => Editions?.VersionOf(family), cancellation);
        StartedAt = plan.Time.GetUtcNow();
        Selection = new(plan.Settings, plan.Embedded, DateOnly.FromDateTime(StartedAt.UtcDateTime));
        _clauses = new(plan, Selection, null);
        _subjects = new(SubjectListAsync, value => _redactor.IsSecret("", value), Selection.Depth);
        _open = new(endpoint => _opening!.OpenAsync(endpoint, _subjects, cancellation), Close);
    }

    /// <summary>What was asked for.</summary>
    public RunPlan Plan { get; }

    /// <summary>What is checked of the contract.</summary>
    public ClauseSelection Selection { get; }

    /// <summary>How many clauses of the run's endpoints it leaves out because it does not look deep enough.</summary>
    public int LeftOut => _clauses.LeftOut;

    /// <summary>When the run began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>What the target says of its versions; <c>null</c> where it could not be asked.</summary>
    public TargetEditions? Editions { get; private set; }

    /// <summary>Why the run could not start or go on, redacted; <c>null</c> while it can.</summary>
    public string? Broken => _broken
        ?? (_client?.Broken is { } reason ? _judge.Reason(reason.Message) : null)
        ?? (_cancellation.IsCancellationRequested ? Cancelled : null);

    /// <summary>What the run made, and what became of it; <c>null</c> where it may not make anything.</summary>
    public WrittenData? Written => _writes?.Told(_judge.Reason);

    /// <summary>The endpoints that an earlier run had decided, and this one did not ask again.</summary>
    public IReadOnlyCollection<string> TakenOver => _resumption?.Taken ?? [];

    /// <summary>The clauses of the editions that the run holds against the target.</summary>
    public IReadOnlyCollection<ClauseCheck> Checks => _clauses.Checks;

    /// <summary>How far it is.</summary>
    public RunProgress Progress => RunProgress.Of(this, _decisions, _clauses, _client?.WaitsUntil ?? default);

    /// <summary>How many requests were sent.</summary>
    public int Requests => (_client?.Requests ?? 0) + (_writes?.Requests ?? 0);

    /// <summary>How many bytes of bodies were received.</summary>
    public long BytesReceived => (_client?.BytesReceived ?? 0) + (_writes?.BytesReceived ?? 0);

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
                run._broken = run._judge.Reason(trouble.Message);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                run._broken = Cancelled;
            }
            catch
            {
                await run.DisposeAsync().ConfigureAwait(false);
                throw;
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
    public static ContractRun NotStarted(RunPlan plan, string reason)
    {
        var run = new ContractRun(plan, null, default);
        run._broken = run._judge.Reason(reason);
        return run;
    }

    /// <summary>What is wrong with the waivers of the run, a sentence for each, redacted; empty for a run that broke off.</summary>
    public IReadOnlyList<string> WaiverTroubles => Broken is not null || Plan.Waivers.Count == 0
        ? []
        : _judge.Waivers.Troubles(Results, Plan.Topics.IdsOf(Plan.Library), everything: HasDecidedEverything)
            .Select(_judge.Reason)
            .ToList();

    /// <summary>Whether no clause of the run's editions was left out.</summary>
    public bool HasDecidedEverything =>
        LeftOut == 0 && Plan.Settings.Endpoints.Count == 0 && IsAskedForEveryCheck;

    private bool IsAskedForEveryCheck => Checks.All(check => _decisions.Contains(check.Clause.Id));

    /// <summary>Decides one clause, or tells what was decided.</summary>
    public Task<ClauseResult> DecideAsync(Clause clause) => _decisions.OfAsync(clause, DecideOnceAsync);

    /// <summary>
    /// Decides every clause of the run, endpoint by endpoint, and tells which clauses of its editions the target is too old for.
    /// </summary>
    public async Task<IReadOnlyList<ClauseResult>> DecideAllAsync()
    {
        _everythingAsked = true;
        foreach (var endpoint in Endpoints)
        {
            await Task.WhenAll(_clauses.ChecksOf(endpoint).Select(check => DecideAsync(check.Clause))).ConfigureAwait(false);
            await ChooseSubjectsFromAsync(endpoint).ConfigureAwait(false);
            // What this endpoint answered is let go before the next one answers.
            _open.CloseIdle();
            if (_cancellation.IsCancellationRequested)
                break;
        }

        await CleanUpAsync().ConfigureAwait(false);
        await TellMissingAsync().ConfigureAwait(false);
        return Results;
    }

    /// <summary>
    /// Removes what the run made, once; also a run that was cancelled or broke off does. What it could not remove, it tells.
    /// </summary>
    public Task CleanUpAsync() => _writes?.CleanUpAsync() ?? Task.CompletedTask;

    /// <summary>
    /// Removes what other runs left, of which there are ledgers in <paramref name="folder"/>, what they kept on purpose too, and what is
    /// called as runs call things and is older than a day.
    /// </summary>
    /// <exception cref="TargetTroubleException">The target's lists cannot be read.</exception>
    /// <exception cref="Settings.SettingsException">A ledger cannot be understood.</exception>
    public async Task<SweepResult> SweepAsync(string folder)
    {
        var sweep = new Sweep(WriteSide.PlanOf(Plan with { LedgerFolder = folder }, _clauses.Makers));
        var told = await sweep.RunAsync(withKept: true, _cancellation).ConfigureAwait(false);
        var named = await sweep.RunByNameAsync(_cancellation).ConfigureAwait(false);
        return told with { Removed = [.. told.Removed, .. named.Removed], Left = [.. told.Left, .. named.Left] };
    }

    /// <summary>Tells which clauses of the editions the target is too old for, if all others are decided.</summary>
    public async Task TellMissingAsync()
    {
        if (IsAskedForEveryCheck)
            await Task.WhenAll(_clauses.Missing.Select(DecideAsync)).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the run was asked about <paramref name="name"/>, a family or an endpoint: of a run of a few chosen clauses nothing else can
    /// be expected.
    /// </summary>
    internal bool WasAskedAbout(string name) =>
        _everythingAsked
            ? Plan.Library.Endpoints.Any(endpoint => IsNamed(endpoint, name) && Selection.Includes(endpoint))
            : _decisions.Ids.Any(id => id.StartsWith(name, StringComparison.Ordinal) && id[name.Length] is '.' or '/');

    private static bool IsNamed(EndpointContract endpoint, string name) => endpoint.Name == name || endpoint.Edition.Family == name;

    /// <summary>Whether <paramref name="endpoint"/> showed an item in any answer, or whatever else it has to show.</summary>
    internal bool ShowedAnItem(EndpointContract endpoint) => Seen(endpoint) is { ShowedAnItem: true };

    /// <summary>Why the run has nothing to do with <paramref name="endpoint"/>; <c>null</c> where it has.</summary>
    internal string? WhyWithout(EndpointContract endpoint) => _clauses.WhyWithout(endpoint);

    /// <summary>The endpoints of the editions that the run holds against the target.</summary>
    public IReadOnlyList<EndpointContract> Endpoints => _clauses.Endpoints;

    /// <summary>Reads all that <paramref name="endpoint"/> shows, up to the cap of Data:MaxPagesPerWalk, and decides nothing.</summary>
    /// <exception cref="TargetTroubleException">The target does not answer, or not as documented.</exception>
    public Task<ObservedList> ObserveAsync(EndpointContract endpoint) =>
        _open.WithAsync(endpoint, run => run.ObserveAsync(_redactor));

    /// <summary>What the answers that were read so far showed, by endpoint.</summary>
    public IReadOnlyList<Observation> Observations =>
        Endpoints.Select(endpoint => Seen(endpoint)?.Observation).OfType<Observation>().ToList();

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<ClauseResult> Results => _decisions.Results;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_writes is not null)
            await _writes.DisposeAsync().ConfigureAwait(false);
        _client?.Dispose();
        _judge.Dispose();
    }

    private async Task PrepareAsync()
    {
        Editions = await TargetEditions.ChooseAsync(_client!, Plan.Settings, Plan.Library, _cancellation).ConfigureAwait(false);
        _redactor.Learn(await Plan.Tokens.GetAsync(_cancellation).ConfigureAwait(false));
        Editions = await Editions
            .WithoutFamiliesThatAreSwitchedOffAsync(
                _client!, Plan.Settings, Selection.AskedFor(Plan.Library), _cancellation).ConfigureAwait(false);

        _clauses = new(Plan, Selection, Editions);
        _resumption = new(Plan, _clauses, Seen);
        if (Plan.Settings.AllowWrites)
            _writes = WriteSide.Open(Plan, _clauses.Makers);
        _opening = new(
            _client!,
            new(Plan.Settings, _client!.Endpoint, Plan.Time, _redactor, Selection.Depth)
            {
                Users = new(_client, Plan.Users, _writes?.Users, _cancellation),
            },
            Endpoints,
            _clauses.SourceOf,
            endpoint => _clauses.ChecksOf(endpoint).Count(),
            IsNewerThanEdition,
            _writes?.Bench);
        _decider = new(_clauses, _open, _judge, _resumption, DecideAsync);
        await _open.ShowTokenAsync(Endpoints).ConfigureAwait(false);
        if (_writes is not null)
            await _writes.BeginAsync(Endpoints, _cancellation).ConfigureAwait(false);
    }

    /// <summary>What later endpoints need of the list of <paramref name="source"/> is taken while its answers are still kept.</summary>
    private async Task ChooseSubjectsFromAsync(EndpointContract source)
    {
        foreach (var endpoint in _clauses.WithSubjectFrom(source).Where(endpoint => !TakenOver.Contains(endpoint.Name)))
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
        _clauses.SourceOf(endpoint, from) is { } source
            ? _open.WithAsync(source, run => ((ItemsUnderTest)run.AsSeenBy($"{endpoint.Name}/subject/{from}")).WholeList())
            : throw new InconclusiveException("no-subject", $"there is no endpoint {from} to take a subject from");

    private void Close(EndpointContract endpoint, EndpointRun run)
    {
        if (endpoint.Write is null)
            _seen.Remember(endpoint, run);
        run.Release();
    }

    private SeenEndpoint? Seen(EndpointContract endpoint)
    {
        foreach (var (opened, run) in _open.Opened.Where(open => open.Endpoint.Name == endpoint.Name && endpoint.Write is null))
            _seen.Remember(opened, run);
        return _seen.Of(endpoint) ?? _resumption?.SeenOf(endpoint);
    }

    private async Task<ClauseResult> DecideOnceAsync(Clause clause) => Broken is { } broken ? ClauseJudge.OfBrokenRun(clause, broken)
        : _clauses.CheckOf(clause) is { } check ? await _decider!.DecideAsync(check).ConfigureAwait(false)
        : _judge.NotApplicable(clause, _clauses.WhyNotApplicable(clause));

    private bool IsNewerThanEdition(EndpointContract endpoint) =>
        Editions!.Choices.Any(choice => choice.Family == endpoint.Edition.Family && choice.IsNewerThanEdition);
}
