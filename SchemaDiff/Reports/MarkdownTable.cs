using System.Text;
using CloudController.Contract.Reports;

namespace CloudController.SchemaDiff.Reports;

/// <summary>A table in Markdown, whose cells are nothing more than text.</summary>
internal static class MarkdownTable
{
    /// <summary>A cell longer than this is cut, so that one text of a target does not take the place of all others.</summary>
    private const int LongestCell = 500;

    /// <summary>The table, with an empty line behind it; nothing where there are no rows.</summary>
    internal static string Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows)
            Append(table, row.Select(cell => MarkdownReport.Escape(PlainText.Cut(cell, LongestCell))));
        if (table.Length == 0)
            return "";
        var head = new StringBuilder();
        Append(head, heads);
        head.Append('|').AppendJoin("", heads.Select(_ => "---|")).Append('\n');
        return $"{head}{table}\n";
    }

    private static void Append(StringBuilder table, IEnumerable<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
