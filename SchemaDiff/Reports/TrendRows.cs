using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The rows that every form of the report on many runs has.</summary>
internal static class TrendRows
{
    internal static IReadOnlyList<string> Heads { get; } =
    [
        "run (UTC)", "verdict", "failed", "warnings", "new", "fixed", "undecided", "requests", "seconds",
        .. SavedRun.Families.Select(family => $"{family}: target / edition"),
    ];

    internal static IReadOnlyList<string> Of(TrendRun run) =>
    [
        FormattableString.Invariant($"{run.Run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm}"),
        FindingText.Word(run.Run.Verdict),
        RunDifference.Number(run.Count(ClauseStatus.Failed)),
        RunDifference.Number(run.Count(ClauseStatus.Warning)),
        RunDifference.Number(run.New),
        RunDifference.Number(run.Fixed),
        RunDifference.Number(run.Count(ClauseStatus.Inconclusive)),
        RunDifference.Number(run.Run.Requests),
        RunDifference.Seconds(run.Run.ElapsedSeconds),
        .. SavedRun.Families.Select(run.Version),
    ];

    /// <summary>What the chart shows, in words.</summary>
    internal static string Sentence(TargetTrend trend) =>
        FormattableString.Invariant($"failed clauses and warnings of {Terminal.Count(trend.Runs.Count, "run")}, {trend.Most} at most");
}
