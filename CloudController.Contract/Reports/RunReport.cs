using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.Contract.Findings;
using CloudController.Contract.Observations;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;

namespace CloudController.Contract.Reports;

/// <summary>The result of a run; every output is drawn from it. Its JSON form is <c>contract-report.json</c>.</summary>
public sealed record RunReport
{
    private const int LongestStated = 300;

    /// <summary>Every output asks for the causes of what can be tens of thousands of clauses.</summary>
    private readonly Lazy<IReadOnlyList<ReportCause>> _causes = new([]);

    /// <summary>The version of the report's form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>What the run says of its target.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why the run could not start or go on, or what is wrong with its waivers; <c>null</c> where nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>What was tested.</summary>
    public required ReportTarget Target { get; init; }

    /// <summary>The edition that was held against each family; <c>null</c> where none was.</summary>
    public required IReadOnlyDictionary<string, string?> Editions { get; init; }

    /// <summary>Why those editions.</summary>
    public required IReadOnlyDictionary<string, string> EditionReasons { get; init; }

    /// <summary>What tested.</summary>
    public required ReportSuite Suite { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>How many requests were sent.</summary>
    public required int Requests { get; init; }

    /// <summary>How many bytes of bodies were received.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>How many clauses have each status.</summary>
    [JsonIgnore]
    public required IReadOnlyDictionary<ClauseStatus, int> Counts { get; init; }

    /// <summary>How many clauses have each status, and how many gaps there are of each kind.</summary>
    [JsonPropertyName("counts")]
    public IReadOnlyDictionary<string, int> AllCounts => Counts
        .Select(count => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(count.Key.ToString()), count.Value))
        .Append(new("untested", CountOf(GapKind.Untested)))
        .Append(new("endpointsWithoutItem", CountOf(GapKind.NoItem)))
        .Append(new("endpointsMostlyUndecided", CountOf(GapKind.Undecided)))
        .ToDictionary();

    /// <summary>What the run set out to check; <c>null</c> where it did not come so far.</summary>
    public ReportScope? Scope { get; init; }

    /// <summary>What was taken over from a run that broke off; <c>null</c> for a run that began anew.</summary>
    public ResumedRun? Resumed { get; init; }

    /// <summary>What the run made, and what became of it; <c>null</c> where it may not make anything.</summary>
    public WrittenData? Data { get; init; }

    /// <summary>What is to be said of the run beside its scope and its clauses, a sentence each.</summary>
    [JsonIgnore]
    public IEnumerable<string> Remarks =>
        new[] { Resumed?.Sentence(), BeganAnewBecause is null ? null : $"began anew: {BeganAnewBecause}" }.OfType<string>()
            .Concat(Data?.Sentences() ?? []);

    /// <summary>Why the run began anew although Contract:Resume is true; <c>null</c> where it is not, or the run went on.</summary>
    [JsonIgnore]
    public string? BeganAnewBecause { get; init; }

    /// <summary>What was left untested, in whole or in large part.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>Why the run says nothing of its target, a sentence for each reason; empty where it says something.</summary>
    public IReadOnlyList<string> VacuousBecause { get; init; } = [];

    /// <summary>Every clause, by id.</summary>
    public required IReadOnlyList<ReportClause> Clauses
    {
        get;
        init
        {
            field = value;
            _causes = new(() => ReportCause.Of(value));
        }
    }

    /// <summary>
    /// Why clauses are red or undecided, each cause once: the most urgent first, then documented before implied, then those of most
    /// clauses.
    /// </summary>
    public IReadOnlyList<ReportCause> Causes => _causes.Value;

    /// <summary>What the pages of each endpoint showed, undocumented members among it.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>The run before against the same target; <c>null</c> where none is known.</summary>
    [JsonIgnore]
    public HistoryEntry? Before { get; init; }

    /// <summary>What is different from the run before; <c>null</c> where none is known.</summary>
    public RunComparison? Comparison => Before is null ? null : RunComparison.Of(this, Before);

    /// <summary>How many clauses had to be decided for the verdict to say anything.</summary>
    [JsonIgnore]
    public int MinimumDecided { get; init; }

    /// <summary>How many clauses the target's behaviour settled.</summary>
    [JsonIgnore]
    public int Decided => Clauses.Count(clause => clause.IsDecided);

    /// <summary>Whether the exit code is 0.</summary>
    public bool Succeeds(FailOn failOn) => Verdict == Verdict.Conformant
        || (Verdict == Verdict.Deviating
            && failOn == FailOn.New
            && Comparison is { HasNewFailure: false });

    /// <summary>
    /// What <paramref name="run"/> has decided so far, compared with the run <paramref name="before"/> against the same target.
    /// </summary>
    public static RunReport Of(ContractRun run, HistoryEntry? before = null)
    {
        var results = run.Results;
        var error = run.Broken ?? (run.WaiverTroubles is [_, ..] troubles ? string.Join("; ", troubles) : null);
        // A run of a few chosen clauses is not vacuous because it decided no more than were chosen.
        var minimum = run.HasDecidedEverything
            ? run.Plan.Settings.MinimumDecided
            : Math.Clamp(results.Count(result => result.Status != ClauseStatus.NotApplicable), 1, run.Plan.Settings.MinimumDecided);
        var coverage = new Coverage(run, results);
        var gaps = coverage.Gaps().Select(gap => gap with { Reason = Stated(gap.Reason)! }).ToList();
        var vacuousBecause = run.Broken is null ? coverage.VacuousBecause(gaps, minimum).ToList() : [];
        return new()
        {
            Verdict = VerdictOf(results, error, vacuousBecause),
            Before = before,
            Scope = run.Editions is null ? null : ReportScope.Of(run),
            Data = run.Written,
            BeganAnewBecause = run.Plan.BeginsAnewBecause,
            Resumed = run.Plan.Resumes is { } from ? new(from, run.TakenOver.Count) : null,
            Gaps = gaps,
            VacuousBecause = vacuousBecause,
            MinimumDecided = minimum,
            Error = error,
            Target = new(run.Plan.Endpoint.GetLeftPart(UriPartial.Authority), Stated(run.Editions?.ApiVersionV2),
                Stated(run.Editions?.ApiVersionV3), run.Plan.Embedded),
            Editions = Families.ToDictionary(family => family, family => Choice(run, family)?.Edition?.Version),
            EditionReasons = Families.ToDictionary(family => family,
                family => Stated(Choice(run, family)?.Why) ?? "the target was not asked"),
            Suite = ReportSuite.OfThisAssembly,
            StartedAt = run.StartedAt,
            ElapsedSeconds = Math.Round((run.Plan.Time.GetUtcNow() - run.StartedAt).TotalSeconds, 3),
            Requests = run.Requests,
            BytesReceived = run.BytesReceived,
            Counts = Enum.GetValues<ClauseStatus>()
                .ToDictionary(status => status, status => results.Count(result => result.Status == status)),
            Clauses = results.Select(ReportClause.Of).ToList(),
            Observations = run.Observations,
        };

        string? Stated(string? text) => text is null ? null : run.Plan.Redactor.Excerpt(text, LongestStated);
    }

    /// <summary>The verdict over clauses: the worst of them, unless the run says nothing of its target.</summary>
    public static Verdict VerdictOf(IReadOnlyCollection<ClauseResult> results, string? broken, IReadOnlyCollection<string> vacuousBecause)
    {
        if (broken is not null || results.Any(result => result.Status == ClauseStatus.Error))
            return Verdict.Error;
        if (results.Any(result => result.Status == ClauseStatus.Failed))
            return Verdict.Deviating;
        return vacuousBecause.Count > 0 ? Verdict.Vacuous : Verdict.Conformant;
    }

    private int CountOf(GapKind kind) => Gaps.Count(gap => gap.Kind == kind);

    private static readonly string[] Families = ["v2", "v3"];

    private static EditionChoice? Choice(ContractRun run, string family) =>
        run.Editions?.Choices.FirstOrDefault(choice => choice.Family == family);
}

/// <summary>What was tested.</summary>
/// <param name="Endpoint">Scheme, host and port.</param>
/// <param name="ApiVersionV2">The version of v2 that the target states.</param>
/// <param name="ApiVersionV3">The version of v3 that the target states.</param>
/// <param name="Embedded">Whether it is the embedded reference controller.</param>
public sealed record ReportTarget(string Endpoint, string? ApiVersionV2, string? ApiVersionV3, bool Embedded);

/// <summary>A run that went on where another one broke off.</summary>
/// <param name="StartedAt">When the other one began.</param>
/// <param name="Endpoints">How many endpoints were not asked again, because it had decided all their clauses.</param>
public sealed record ResumedRun(DateTimeOffset StartedAt, int Endpoints)
{
    /// <summary>In a line.</summary>
    public string Sentence() => FormattableString.Invariant(
        $"went on from the run of {StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which had decided {Endpoints} endpoints");
}

/// <summary>What tested.</summary>
/// <param name="Version">The version of the suite.</param>
/// <param name="Commit">The commit it was built from; <c>null</c> where the build did not know.</param>
public sealed record ReportSuite(string Version, string? Commit)
{
    /// <summary>The suite that is running.</summary>
    internal static ReportSuite OfThisAssembly => typeof(RunReport).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+') is var parts
            ? new(parts[0], parts.ElementAtOrDefault(1))
            : throw new InvalidOperationException("an assembly has a version");
}

/// <summary>One clause of a report.</summary>
public sealed record ReportClause(
    string Id,
    Contracts.ClauseLevel Level,
    ClauseStatus Status,
    string Statement,
    Source Source,
    string? Reason,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>How long it took to decide, in seconds; answers that several clauses share are waited for by each of them.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Why the clause is undecided; <c>null</c> where it is decided or its findings say it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Cause? Cause { get; init; }

    internal static ReportClause Of(ClauseResult result) => new(
        result.Clause.Id, result.Clause.Level, result.Status, result.Clause.Statement, result.Clause.Source, result.Reason, result.Findings)
    {
        ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        Cause = result.Cause,
    };

    internal bool IsDecided => Status is ClauseStatus.Passed or ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Waived;
}
