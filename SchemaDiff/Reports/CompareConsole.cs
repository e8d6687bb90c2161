using System.Text;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Runs;
using Spectre.Console;

namespace CloudController.SchemaDiff.Reports;

/// <summary>What is different between two runs, for a terminal.</summary>
internal static class CompareConsole
{
    internal static string Of(RunDifference report, int width)
    {
        var text = new StringBuilder();
        Append(text, width, ["", "old", "new"], CompareRows.Facts(report).Select(fact => (string[])[fact.Name, fact.Old, fact.New]));
        Append(text, width, CompareRows.DeviationHeads, CompareRows.Deviations(report));
        Append(text, width, CompareRows.UndecidedHeads, CompareRows.Undecided(report));
        var sides = $"{report.Old.File} → {report.New.File}: {report.Comparison.Sentence()}";
        return text.Append(PlainText.Escape(sides)).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, int width, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns([.. heads]);
        foreach (var row in rows)
            table.AddRow(row.Select(Terminal.Cell));
        if (table.Rows.Count > 0)
            text.Append(Terminal.Text(table, width)).Append("\n\n");
    }
}
