using System.Globalization;
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
        if (report.Resources is [_, ..] resources)
            text.AppendLine(Terminal.Text(Overview(report, resources), width)).AppendLine();
        foreach (var section in report.Sections)
        {
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns("severity", "rule", "place", "change", "fingerprint");
            foreach (var change in section.Changes)
                table.AddRow(new[]
                {
                    Severity(change),
                    change.Change.Rule.Id,
                    section.Place(change.Change),
                    change.Change.Text,
                    change.Change.Fingerprint,
                }.Select(Terminal.Cell));
            text.AppendLine(Terminal.Text(Terminal.Cell(section.Title), width))
                .AppendLine(Terminal.Text(table, width)).AppendLine();
        }

        foreach (var problem in report.Problems)
            text.Append("acceptance: ").AppendLine(PlainText.Escape(problem));
        return text.Append(PlainText.Escape($"{report.Old} → {report.New}: {report.Summary}")).AppendLine().ToString();
    }

    private static Table Overview(DiffReport report, IReadOnlyList<(string Resource, IReadOnlyList<int> Counts)> resources)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(["resource", .. report.Counts.Select(count => DiffReport.Word(count.Severity))]);
        foreach (var (resource, counts) in resources)
        {
            string[] cells = [resource, .. counts.Select(count => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture))];
            table.AddRow(cells.Select(Terminal.Cell));
        }

        return table;
    }

    private static string Severity(JudgedChange change) =>
        DiffReport.Word(change.Severity) + (change.Accepted is null ? "" : " (accepted)");
}
