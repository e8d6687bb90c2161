using CloudController.Contract.Reports.Html;

namespace CloudController.SchemaDiff.Reports;

/// <summary>A table for a browser, which scrolls in itself on a small screen.</summary>
internal static class ReportTable
{
    /// <summary>The table under a heading; nothing where there are no rows.</summary>
    /// <param name="heading">What is in it.</param>
    /// <param name="heads">The heads of the columns; the first cell of each row is the head of the row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="status">The class of a row's second cell, for its colour; without it none has one.</param>
    /// <param name="above">What stands between heading and table.</param>
    internal static Markup Of(
        string heading,
        IReadOnlyList<string> heads,
        IEnumerable<IReadOnlyList<string>> rows,
        Func<IReadOnlyList<string>, string>? status = null,
        Markup above = default)
    {
        var all = rows.ToList();
        return Markup.If(all.Count > 0, () => Markup.Of($"""
            <section>
            <h2>{heading}</h2>
            {above}<div class="wide" tabindex="0" role="region" aria-label="{heading}"><table>
            <thead><tr>{Markup.Each(heads, Head)}</tr></thead>
            <tbody>
            {Markup.Each(all, row => Row(row, status?.Invoke(row)))}</tbody>
            </table></div>
            </section>

            """));
    }

    /// <summary>An empty head is a cell: there is nothing that it would be the head of.</summary>
    private static Markup Head(string head) =>
        head.Length == 0 ? Markup.Of($"<td></td>") : Markup.Of($"<th scope=\"col\">{head}</th>");

    private static Markup Row(IReadOnlyList<string> row, string? status) => Markup.Of(
        $"<tr><th scope=\"row\">{row[0]}</th>{Markup.Each(row.Skip(1).Select((cell, at) => (cell, at)), cell => Cell(cell, status))}</tr>\n");

    private static Markup Cell((string Text, int At) cell, string? status) => cell.At == 0 && status is not null
        ? Markup.Of($"<td class=\"{status}\">{cell.Text}</td>")
        : Markup.Of($"<td>{cell.Text}</td>");
}
