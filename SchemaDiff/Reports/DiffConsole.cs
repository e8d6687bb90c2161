using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;
using Spectre.Console;

namespace CloudController.SchemaDiff.Reports;

/// <summary>The report for a terminal.</summary>
internal static class DiffConsole
{
    internal static string Of(DiffReport report, int width)
    {
        var text = new StringBuilder();
        foreach (var endpoint in report.Changes.GroupBy(change => change.Change.Endpoint))
        {
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns("severity", "rule", "place", "change", "fingerprint");
            foreach (var change in endpoint)
                table.AddRow(new[]
                {
                    Severity(change),
                    change.Change.Rule.Id,
                    DiffReport.Place(change.Change),
                    change.Change.Text,
                    change.Change.Fingerprint,
                }.Select(Terminal.Cell));
            text.AppendLine(Terminal.Text(Terminal.Cell(DiffReport.Title(endpoint.Key)), width))
                .AppendLine(Terminal.Text(table, width)).AppendLine();
        }

        foreach (var problem in report.Problems)
            text.Append("acceptance: ").AppendLine(PlainText.Escape(problem));
        return text.Append(PlainText.Escape($"{report.Old} → {report.New}: {report.Summary}")).AppendLine().ToString();
    }

    private static string Severity(JudgedChange change) =>
        DiffReport.Word(change.Severity) + (change.Accepted is null ? "" : " (accepted)");
}
