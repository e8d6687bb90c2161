using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Reports;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>What stands in a tracking issue. Texts of the target are bounded, and nothing more than text.</summary>
/// <param name="run">The run it is written after.</param>
/// <param name="target">What the target is called.</param>
/// <param name="address">Where the run can be looked at; <c>null</c> where it is not known.</param>
internal sealed class IssueText(SavedRun run, string target, Uri? address)
{
    private const int LongestName = 120;

    /// <summary>How many deviations are listed, from the shortest form of a list to the longest.</summary>
    private static readonly int[] Rows = [10, 50, 200, 600];

    private static readonly string[] Heads = ["clause", "since", "fingerprint"];

    /// <summary>The title, which stays the same as long as the issue is open.</summary>
    internal string Title => $"Contract tests: {PlainText.Escape(PlainText.Cut(target, LongestName))} deviates";

    /// <summary>The body. The mark comes first, where no length of what follows can drop it.</summary>
    internal string Body(TargetState state, IssueMark mark)
    {
        var head = $"{mark}\n{Name} deviates from its documentation in {Terminal.Count(state.Deviations.Count, "way")}.\n\n{Run()}"
            + "The contract tests keep this issue: they replace its text when the deviations change, and close it when they are gone.\n\n";
        return Bounded(head, [List("", state.Deviations)]);
    }

    /// <summary>A comment about other deviations than before.</summary>
    internal string Changed(TargetState state)
    {
        var head = $"Other deviations than before: {Terminal.Count(state.Deviations.Count, "way")} now.\n\n{Run()}";
        var compared = run.Comparison;
        return Bounded(head,
        [
            .. Listed("New", compared?.New), .. Listed("Fixed", compared?.Fixed), .. Listed("Not looked at", compared?.NotLookedAt),
        ]);
    }

    /// <summary>A comment about deviations that are gone.</summary>
    internal string Gone() => $"{Name} no longer deviates, as far as the run could decide.\n\n{Run()}";

    private string Name => MarkdownReport.Escape(PlainText.Cut(target, LongestName));

    private string Run()
    {
        var facts = $"{FindingText.Word(run.Entry.Verdict)} on {RunDifference.Time(run.Entry.StartedAt)}"
            + (run.Comparison is { } comparison ? $"; {comparison.Sentence()}" : "");
        return address is null ? $"{facts}\n\n" : $"{facts}; [the run with its reports](<{address.AbsoluteUri}>)\n\n";
    }

    private static IEnumerable<MarkdownSection> Listed(string title, IReadOnlyList<KnownDeviation>? all)
    {
        var failed = (all ?? []).Where(known => known.Status == ClauseStatus.Failed).ToList();
        return failed.Count == 0 ? [] : [List($"**{title}**\n\n", failed)];
    }

    private static MarkdownSection List(string title, IReadOnlyList<KnownDeviation> all) => new(
        Rows.Where((_, at) => at == 0 || all.Count > Rows[at - 1])
            .Select(most => (Func<string>)(() => title
                + MarkdownTable.Of(Heads, all.Take(most).Select(Row))
                + (all.Count <= most ? "" : FormattableString.Invariant($"and {all.Count - most} more in the report\n\n"))))
            .ToList());

    private static IReadOnlyList<string> Row(KnownDeviation known) => [known.Clause, RunDifference.Day(known.Since), known.Fingerprint];

    private static string Bounded(string head, IReadOnlyList<MarkdownSection> sections) =>
        BoundedMarkdown.Of(head, sections, left => FormattableString.Invariant($"and {left} more parts in the report\n"));
}
