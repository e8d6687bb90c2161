using System.Text.Json;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Runs;

/// <summary>A run, read back from its <c>contract-report.json</c> as far as it is needed.</summary>
/// <param name="File">The file it was read from, as the user named it.</param>
/// <param name="Entry">What a later run is compared with: also deviations that earlier runs saw and this one did not look at.</param>
/// <param name="Outcome">What it is compared by with an earlier one.</param>
/// <param name="Comparison">How it was compared with the run before it; <c>null</c> where there was none.</param>
/// <param name="Error">Why it broke off; <c>null</c> where it did not.</param>
/// <param name="Observed">The families of which it saw at least one page, for example <c>v2</c>.</param>
public sealed record SavedRun(
    string File,
    HistoryEntry Entry,
    RunOutcome Outcome,
    RunComparison? Comparison,
    string? Error,
    IReadOnlySet<string> Observed)
{
    private const int Version = 1;

    private const string What = "contract report";

    /// <summary>Reads the run in <paramref name="file"/>.</summary>
    /// <exception cref="SnapshotException">
    /// The file is missing, is not JSON or no contract report of version 1; the message names the member that is wrong.
    /// </exception>
    public static async Task<SavedRun> ReadAsync(string file, CancellationToken cancellation)
    {
        var report = new ReportMembers(file, What, "", await OwnFile.JsonAsync(file, cancellation));
        if (report.Number("schemaVersion") != Version)
            throw report.Wrong("schemaVersion", FormattableString.Invariant($"{Version}, the version that this tool reads"));
        var (target, editions, counts) = (report.Object("target"), report.Object("editions"), report.Object("counts"));
        var startedAt = report.Time("startedAt");
        var outcome = new RunOutcome(
            startedAt,
            report.Objects("clauses").Select(Clause).ToList(),
            RunOutcome.UndecidedOf(report.Objects("causes")
                .Select(cause => (cause.Text("title"), cause.Object("counts").NumberIfAny(Name(ClauseStatus.Inconclusive))))));
        var comparison = report.ObjectIfAny("comparison") is { } compared ? Compared(compared) : null;
        var entry = new HistoryEntry
        {
            StartedAt = startedAt,
            Target = HistoryEntry.NameOf(target.Flag("embedded"), target.Text("endpoint")),
            ApiVersionV2 = target.TextOrNull("apiVersionV2"),
            ApiVersionV3 = target.TextOrNull("apiVersionV3"),
            Editions = Families.ToDictionary(family => family, editions.TextOrNull),
            Verdict = report.Word<Verdict>("verdict"),
            Counts = Enum.GetValues<ClauseStatus>().ToDictionary(status => status, status => counts.Number(Name(status))),
            Requests = report.Number("requests"),
            ElapsedSeconds = report.Seconds("elapsedSeconds"),
            Deviations = (comparison ?? RunComparison.Of(outcome, null)).Known.DistinctBy(known => known.Fingerprint).ToList(),
            Undecided = outcome.Undecided,
        };
        var observed = report.Objects("observations").Where(seen => seen.Number("pages") > 0).Select(seen => seen.Text("endpoint"));
        return new(file, entry, outcome, comparison, report.TextOrNull("error"),
            observed.Select(endpoint => endpoint.Split('.')[0]).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The families, in the order in which they are told.</summary>
    internal static IReadOnlyList<string> Families { get; } = ["v2", "v3"];

    /// <summary>How the run's report calls a status.</summary>
    internal static string Name(ClauseStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static ClauseOutcome Clause(ReportMembers clause) => new(
        clause.Text("id"),
        clause.Word<ClauseStatus>("status"),
        clause.Objects("findings").Select(finding => finding.Text("fingerprint")).ToList());

    private static RunComparison Compared(ReportMembers comparison) => new(
        comparison.Time("startedAt"),
        Deviations(comparison, "new"),
        Deviations(comparison, "still"),
        Deviations(comparison, "fixed"),
        Deviations(comparison, "notLookedAt"),
        comparison.Objects("newlyUndecided").Select(cause => new UndecidedCause(cause.Text("cause"), cause.Number("clauses"))).ToList());

    private static List<KnownDeviation> Deviations(ReportMembers comparison, string name) => comparison.Objects(name)
        .Select(known => new KnownDeviation(
            known.Text("fingerprint"), known.Text("clause"), known.Word<ClauseStatus>("status"), known.Time("since")))
        .ToList();
}
