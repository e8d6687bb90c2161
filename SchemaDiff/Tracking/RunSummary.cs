using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>A run in short, for a step summary: the verdict, what is different from the run before, and how far the documents are off.</summary>
internal static class RunSummary
{
    private const int LongestName = 120;
    private const int LongestError = 2_000;

    /// <summary>How many changes are listed of a family, from the shortest form to the longest; the whole diff is a command away.</summary>
    private static readonly int[] Rows = [0, 5, 20];

    private static readonly string[] Heads = ["severity", "rule", "endpoint", "place", "change"];

    internal static string Of(SavedRun run, string target, IReadOnlyList<Drift> drifts, IssuePlan? plan)
    {
        var head = $"## {Escape(PlainText.Cut(target, LongestName))}: {FindingText.Word(run.Entry.Verdict)}\n\n"
            + (run.Error is { } error ? $"{Escape(PlainText.Cut(error, LongestError))}\n\n" : "")
            + $"{run.Comparison?.Sentence() ?? "there is no run before it to compare with"}\n\n"
            + (plan is null ? "" : $"Tracking issue: {PlanWord(plan)}\n\n");
        return BoundedMarkdown.Of(head, [.. drifts.Select(Section)], _ => "");
    }

    private static string PlanWord(IssuePlan plan) => $"{plan.Action.ToString().ToLowerInvariant()}, because {plan.Reason}";

    private static MarkdownSection Section(Drift drift)
    {
        if (drift.Report is not { } report)
            return new([() => $"**{drift.Family}**: no comparison with the documents, because {Escape(drift.Skipped ?? "")}\n\n"]);
        var changes = report.Changes.Where(change => change.Accepted is null).OrderByDescending(change => change.Severity).ToList();
        return new(Rows.Where((_, at) => at == 0 || changes.Count > Rows[at - 1])
            .Select(most => (Func<string>)(() => $"**{drift.Family}**: {Escape(report.Old)} → what the target showed: {report.Summary}\n\n"
                + string.Concat(report.Problems.Select(problem => $"- acceptance: {Escape(problem)}\n"))
                + MarkdownTable.Of(Heads, changes.Take(most).Select(Row))
                + Rest(changes.Count - most)))
            .ToList());
    }

    private static string Rest(int left) =>
        left <= 0 ? "" : FormattableString.Invariant($"and {left} more; SchemaDiff diff tells them all\n\n");

    private static IReadOnlyList<string> Row(Diffing.JudgedChange judged) =>
    [
        DiffReport.Word(judged.Severity), judged.Change.Rule.Id, DiffReport.Title(judged.Change.Endpoint),
        DiffReport.Place(judged.Change), judged.Change.Text,
    ];

    private static string Escape(string text) => MarkdownReport.Escape(text);
}
