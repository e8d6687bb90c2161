using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Contract.Waivers;
using CloudController.Reference;

namespace CloudController.ContractTests;

/// <summary>
/// The Cloud Controller that the settings name or, without one, an embedded reference controller, and the run against it.
/// </summary>
internal sealed class TargetUnderTest : IAsyncDisposable
{
    private readonly ReferenceCloudController? _embedded;
    private readonly IReadOnlyList<ITokenSource> _tokens;
    private RunJournal? _journal;

    private TargetUnderTest(ContractRun run, ReferenceCloudController? embedded, params IReadOnlyList<ITokenSource> tokens) =>
        (Run, _embedded, _tokens) = (run, embedded, tokens);

    /// <summary>The run; where it could not start, it says so.</summary>
    internal ContractRun Run { get; }

    /// <summary>The run before against the same target; <c>null</c> where none is known.</summary>
    internal HistoryEntry? Before { get; private set; }

    /// <summary>Where the reports go; <c>null</c> where nothing can be written, which is why the run could not start.</summary>
    internal ReportFolder? Reports { get; private set; }

    /// <summary>Whether Contract:FailOn lets it pass that the clause failed.</summary>
    internal bool Tolerates(ClauseResult result) => Run.Plan.Settings.FailOn == FailOn.New && Before?.Saw(result) == true;

    /// <summary>
    /// The clauses of a run with the settings in <paramref name="folder"/>; with the default ones where they cannot be read, which the run
    /// itself will tell.
    /// </summary>
    internal static async Task<IReadOnlyList<Clause>> ClausesAsync(string folder)
    {
        var plan = Unconfigured(folder, ContractLibrary.Load(ContractLibrary.DefaultFolder));
        try
        {
            plan = Configured(plan, SettingsReader.Read(folder));
        }
        catch (SettingsException)
        {
            plan = Configured(plan, new());
        }

        return await ExpectedClauses.OfAsync(plan);
    }

    /// <summary>Reads the settings in <paramref name="folder"/> and reaches the target.</summary>
    internal static async Task<TargetUnderTest> StartAsync(string folder, ContractLibrary library, CancellationToken cancellationToken)
    {
        var plan = Unconfigured(folder, library);
        ReportFolder? reports = null;
        try
        {
            reports = ReportFolder.Take(Path.Combine(folder, plan.Settings.ReportDirectory));
            var settings = SettingsReader.Read(folder);
            plan = Configured(plan, settings) with
            {
                LedgerFolder = reports.Path,
                Waivers = settings.Waivers is { } file ? WaiverFile.Read(Path.Combine(folder, file)) : [],
            };
            // A history that cannot be read is told before the first request.
            var before = RunHistory.Last(reports.Path, plan);
            var (resumed, journal) = Journalled(plan, reports.Path);
            plan = resumed;
            var target = plan.Embedded ? await EmbeddedAsync(plan, cancellationToken) : await AtEndpointAsync(plan, cancellationToken);
            (target.Before, target.Reports, target._journal) = (before, reports, journal);
            return target;
        }
        catch (SettingsException wrong)
        {
            return new(ContractRun.NotStarted(plan, wrong.Message), null) { Reports = reports };
        }
        catch
        {
            reports?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Run.DisposeAsync();
        if (Run.Broken is null)
            _journal?.Remove();
        _journal?.Dispose();
        Reports?.Dispose();
        foreach (var tokens in _tokens.OfType<IDisposable>())
            tokens.Dispose();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private static RunPlan Unconfigured(string folder, ContractLibrary library) => new()
    {
        Settings = new() { ReportDirectory = SettingsReader.ReportDirectory(folder) },
        Endpoint = new("http://not-configured.invalid"),
        Tokens = new FixedToken(""),
        Library = library,
        Topics = ContractTopics.Catalog,
        Redactor = new(),
    };

    /// <summary>What the plan takes over from a run that broke off, and the journal of its own run.</summary>
    private static (RunPlan Plan, RunJournal Journal) Journalled(RunPlan plan, string folder)
    {
        var head = JournalHead.Of(plan);
        var before = plan.Settings.Resume ? RunJournal.Read(folder, head) : new(null, [], null);
        var journal = RunJournal.Begin(folder, before.StartedAt is { } begun ? head with { StartedAt = begun } : head);
        foreach (var endpoint in before.Endpoints)
            journal.Add(endpoint);
        var resumed = plan with
        {
            Resumes = before.StartedAt,
            BeginsAnewBecause = before.WhyNot,
            TakenOver = before.Endpoints,
            EndpointDecided = journal.Add,
        };
        return (resumed, journal);
    }

    private static RunPlan Configured(RunPlan plan, ContractSettings settings) => plan with
    {
        Settings = settings, Endpoint = settings.Endpoint ?? plan.Endpoint, Embedded = settings.Endpoint is null,
    };

    private static async Task<TargetUnderTest> AtEndpointAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        var tokens = TokenSources.Of(plan.Settings.Authentication, plan.TargetOptions, plan.Redactor, plan.Time);
        var users = plan.Settings.Authentication.Users.ToDictionary(
            user => user.Key, user => TokenSources.Of(user.Value, plan.TargetOptions, plan.Redactor, plan.Time));
        return new(await ContractRun.StartAsync(plan with { Tokens = tokens, Users = users }, cancellationToken), null,
            [tokens, .. users.Values]);
    }

    private static async Task<TargetUnderTest> EmbeddedAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        var options = new ReferenceOptions { Edition = plan.Settings.EmbeddedEdition, IsUaa = plan.Settings.MakeUsers };
        var controller = await ReferenceCloudController.StartAsync(options, cancellationToken);
        var login = plan.Settings.Authentication with { BearerToken = controller.AdminToken, ExpiredToken = controller.ExpiredToken };
        var run = await ContractRun.StartAsync(
            plan with
            {
                Settings = plan.Settings with { Authentication = login },
                Endpoint = controller.Endpoint,
                Tokens = new FixedToken(controller.AdminToken),
            },
            cancellationToken);
        return new(run, controller);
    }
}
