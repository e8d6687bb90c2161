using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Reports;

/// <summary>What is different between two runs, for a browser, in the frame of the run's report.</summary>
internal static class CompareHtml
{
    internal static string Of(RunDifference report)
    {
        var (old, now) = (FindingText.Word(report.Old.Entry.Verdict), FindingText.Word(report.New.Entry.Verdict));
        return HtmlPage.Of(
            $"Runs compared: {old} → {now}",
            Markup.Of($"""
                <header>
                <h1><span class="verdict {old}">{old}</span> → <span class="verdict {now}">{now}</span></h1>
                <p class="meaning">{report.Old.File} → {report.New.File}: {report.Comparison.Sentence()}</p>
                </header>
                <main>
                {Facts(report)}{Deviations(report)}{Undecided(report)}</main>
                """));
    }

    private static Markup Facts(RunDifference report) => ReportTable.Of(
        "What differs",
        ["", "old", "new"],
        CompareRows.Facts(report).Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Old, fact.New]));

    private static Markup Deviations(RunDifference report) => ReportTable.Of(
        "What became of the deviations", CompareRows.DeviationHeads, CompareRows.Deviations(report), row => row[1]);

    private static Markup Undecided(RunDifference report) =>
        ReportTable.Of("What leaves more undecided", CompareRows.UndecidedHeads, CompareRows.Undecided(report));
}
