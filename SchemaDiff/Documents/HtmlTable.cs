using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Reads the tables of parameters and members. A cell is known by the class of what is in it or, without one, by the heading of its column.
/// </summary>
internal static class HtmlTable
{
    private static readonly (string Class, PagePart Part)[] Kinds =
    [
        ("parameters", PagePart.Parameters),
        ("fields", PagePart.Fields),
        ("response-fields", PagePart.ResponseFields),
    ];

    /// <summary>What <paramref name="table"/> is by its classes; <c>null</c> where they say nothing.</summary>
    internal static PagePart? PartOf(IElement table) =>
        Kinds.Where(kind => table.ClassList.Contains(kind.Class)).Select(kind => (PagePart?)kind.Part).FirstOrDefault();

    /// <summary>Whether the first column of <paramref name="table"/> has names.</summary>
    internal static bool HasNames(IElement table) => Headings(table) is ["Name", ..];

    /// <summary>The rows of <paramref name="table"/> that have a name.</summary>
    /// <exception cref="PageException">A row has a name and no cell.</exception>
    internal static IReadOnlyList<DocRow> Rows(IElement table, PageText page)
    {
        var headings = Headings(table);
        return table.QuerySelectorAll("tbody tr").Select(row => Row(row, headings, page)).OfType<DocRow>().ToList();
    }

    private static DocRow? Row(IElement row, IReadOnlyList<string> headings, PageText page)
    {
        if (Cell(row, headings, "name", "Name") is not { } named || HtmlText.Line(named) is not { Length: > 0 } text)
            return null;
        var first = row.QuerySelector("td")
            ?? throw new PageException(page.Name, HtmlText.Place(named, page), $"the row '{text}' of a table has no cell <td>");
        return new()
        {
            Name = text,
            Description = HtmlText.Lines(Cell(row, headings, "description", "Description")),
            Default = HtmlText.Line(Cell(row, headings, "default", "Default")) is { Length: > 0 } value ? value : null,
            ValidValues = Cell(row, headings, "valid_values", "Valid Values")?.QuerySelectorAll("li")
                .Select(item => HtmlText.Line(item)!)
                .ToList()
                ?? [],
            Required = first.ClassList.Contains("required"),
            Deprecated = row.ClassList.Contains("deprecated"),
            Experimental = first.ClassList.Contains("experimental"),
            ReadOnly = row.ClassList.Contains("readonly"),
        };
    }

    private static IElement? Cell(IElement row, IReadOnlyList<string> headings, string mark, string heading) =>
        row.QuerySelector($".{mark}") ?? row.QuerySelectorAll("td").Zip(headings).FirstOrDefault(cell => cell.Second == heading).First;

    private static IReadOnlyList<string> Headings(IElement table) =>
        table.QuerySelector("tr")?.QuerySelectorAll("th").Select(cell => HtmlText.Line(cell)!).ToList() ?? [];
}
