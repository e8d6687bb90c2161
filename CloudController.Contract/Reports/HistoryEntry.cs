using CloudController.Contract.Findings;
using CloudController.Contract.Suite;

namespace CloudController.Contract.Reports;

/// <summary>One run in <c>history.jsonl</c>: what later runs are compared with, and nothing of the target's data.</summary>
public sealed record HistoryEntry
{
    /// <summary>The version of the line's form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>
    /// Scheme, host and port of the target; <c>embedded</c> for the reference controller, whose port differs from run to run.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>The version of v2 that the target stated.</summary>
    public string? ApiVersionV2 { get; init; }

    /// <summary>The version of v3 that the target stated.</summary>
    public string? ApiVersionV3 { get; init; }

    /// <summary>The edition that was held against each family.</summary>
    public required IReadOnlyDictionary<string, string?> Editions { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many clauses had each status.</summary>
    public required IReadOnlyDictionary<ClauseStatus, int> Counts { get; init; }

    /// <summary>How many requests were sent.</summary>
    public required int Requests { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The deviations, also those of clauses that this run did not look at: whether they are gone is not known.</summary>
    public required IReadOnlyList<KnownDeviation> Deviations { get; init; }

    /// <summary>How many clauses each cause left undecided, by what the cause is called.</summary>
    public required IReadOnlyDictionary<string, int> Undecided { get; init; }

    /// <summary>What the history calls the target of <paramref name="plan"/>.</summary>
    public static string TargetOf(RunPlan plan) => NameOf(plan.Embedded, plan.Endpoint.GetLeftPart(UriPartial.Authority));

    /// <summary>The line about <paramref name="report"/>, which carries on what its comparison knows of earlier runs.</summary>
    public static HistoryEntry Of(RunReport report) => new()
    {
        StartedAt = report.StartedAt,
        Target = NameOf(report.Target.Embedded, report.Target.Endpoint),
        ApiVersionV2 = report.Target.ApiVersionV2,
        ApiVersionV3 = report.Target.ApiVersionV3,
        Editions = report.Editions,
        Verdict = report.Verdict,
        Counts = report.Counts,
        Requests = report.Requests,
        ElapsedSeconds = report.ElapsedSeconds,
        Deviations = RunComparison.Of(report, report.Before).Known,
        Undecided = RunOutcome.Of(report).Undecided,
    };

    /// <summary>Whether this run saw all that was found against the clause.</summary>
    public bool Saw(ClauseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Findings.All(finding => Deviations.Any(known => known.Fingerprint == finding.Fingerprint));
    }

    /// <summary>What the history calls a target: by its endpoint, unless it is the embedded controller.</summary>
    public static string NameOf(bool isEmbedded, string endpoint) => isEmbedded ? "embedded" : endpoint;
}

/// <summary>A deviation that a run saw.</summary>
/// <param name="Fingerprint">The same for the same deviation in every run.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Status">Failed, or warning for an implied clause.</param>
/// <param name="Since">When the first of the runs began that saw it without a break.</param>
public sealed record KnownDeviation(string Fingerprint, string Clause, ClauseStatus Status, DateTimeOffset Since);
