using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>What is different between two runs, for a comment; as long as a comment may be.</summary>
internal static class CompareMarkdown
{
    /// <summary>How many deviations are listed, from the shortest form of the list to the longest.</summary>
    private static readonly int[] Rows = [0, 20, 100, 400, int.MaxValue];

    private const int LongestName = 1_000;

    internal static string Of(RunDifference report)
    {
        var facts = CompareRows.Facts(report).Select(fact => (string[])[fact.Name, fact.Old, fact.New]);
        var head = $"## Runs compared: {FindingText.Word(report.Old.Entry.Verdict)} → {FindingText.Word(report.New.Entry.Verdict)}\n\n"
            + $"{Name(report.Old)} → {Name(report.New)}: {report.Comparison.Sentence()}\n\n"
            + MarkdownTable.Of(["", "old", "new"], facts);
        return BoundedMarkdown.Of(
            head,
            [
                .. Section(CompareRows.DeviationHeads, [.. CompareRows.Deviations(report)]),
                .. Section(CompareRows.UndecidedHeads, [.. CompareRows.Undecided(report)]),
            ],
            _ => "--format html or json has the rest\n");
    }

    private static IEnumerable<MarkdownSection> Section(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count > 0)
            yield return new(Rows.Where((_, at) => at == 0 || rows.Count > Rows[at - 1])
                .Select(most => (Func<string>)(() => MarkdownTable.Of(heads, rows.Take(most)) + Rest(rows.Count - most)))
                .ToList());
    }

    private static string Rest(int left) =>
        left <= 0 ? "" : FormattableString.Invariant($"and {left} more; --format html or json has them all\n\n");

    private static string Name(SavedRun run) => MarkdownReport.Escape(PlainText.Cut(run.File, LongestName));
}
