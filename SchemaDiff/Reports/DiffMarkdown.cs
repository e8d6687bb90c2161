using System.Globalization;
using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report for a pull request comment or a step summary.</summary>
internal static class DiffMarkdown
{
    internal static string Of(DiffReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## Contract changes: {report.Summary}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Escape(report.Old)} → {Escape(report.New)}");
        foreach (var problem in report.Problems)
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"**Acceptance:** {Escape(problem)}");
        foreach (var endpoint in report.Changes.GroupBy(change => change.Change.Endpoint))
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {Escape(DiffReport.Title(endpoint.Key))}").AppendLine();
            text.AppendLine("| severity | rule | place | change | fingerprint |").AppendLine("|---|---|---|---|---|");
            foreach (var change in endpoint.OrderByDescending(change => change.Severity))
                text.AppendLine(CultureInfo.InvariantCulture, $"| {Severity(change)} | {change.Change.Rule.Id} | {Escape(DiffReport.Place(change.Change))} | {Escape(change.Change.Text)} | {change.Change.Fingerprint} |");
        }

        return text.ToString();
    }

    private static string Severity(JudgedChange change) =>
        change.Accepted is { } accepted ? $"~~{DiffReport.Word(change.Severity)}~~ accepted: {Escape(accepted.Reason)}" : $"**{DiffReport.Word(change.Severity)}**";

    private static string Escape(string text) => MarkdownReport.Escape(text);
}
