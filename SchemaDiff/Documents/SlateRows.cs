using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Makes rows of the tables of a Slate page.</summary>
internal static class SlateRows
{
    private const string FieldsParameter = "fields";

    /// <summary>The rows of a table of names, types and descriptions.</summary>
    internal static IEnumerable<DocRow> Of(SlateTable table, PageText page, List<string> warnings, bool isRequired = false)
    {
        var columns = table.Columns.ToList();
        foreach (var cells in SlatePageReader.Rows(table))
        {
            IElement? Cell(string column) => columns.IndexOf(column) is >= 0 and var at && at < cells.Count ? cells[at] : null;
            var names = Cell("Name");
            var name = HtmlText.Line(names?.QuerySelector("strong") ?? names) ?? "";
            if (name.Length == 0 || name.Contains(' '))
            {
                warnings.Add(PageException.At(page.Name, HtmlText.Place(table.Element, page),
                    $"the row '{name}' below '{table.Heading}' has no name; it is left out"));
                continue;
            }

            var description = HtmlText.MarkedLines(Cell("Description"));
            var remark = $"{HtmlText.Line(names)} {string.Join(' ', description)}";
            yield return new()
            {
                Name = name,
                Type = TypeOf(Cell("Type"), name, page, warnings),
                Description = description,
                Default = Default(Cell("Default")),
                Required = isRequired || remark.Contains("(Required)", StringComparison.OrdinalIgnoreCase)
                    || (HtmlText.Line(Cell("Required")) ?? "").Equals("yes", StringComparison.OrdinalIgnoreCase),
                Deprecated = remark.Contains("deprecated:", StringComparison.OrdinalIgnoreCase)
                    || remark.Contains("(deprecated)", StringComparison.OrdinalIgnoreCase)
                    || remark.Contains("deprecated in favor", StringComparison.OrdinalIgnoreCase),
                Experimental = remark.Contains("(experimental)", StringComparison.OrdinalIgnoreCase)
                    || remark.Contains("Experimental - ", StringComparison.Ordinal)
                    || remark.Contains("is experimental", StringComparison.OrdinalIgnoreCase),
                Place = HtmlText.Place(cells[0], page),
            };
        }
    }

    /// <summary>A parameter for each resource of which parts can be asked for; its values are their names.</summary>
    internal static IEnumerable<DocRow> FieldSets(SlateTable table, PageText page) =>
        from cells in SlatePageReader.Rows(table)
        where cells.Count > 1
        select new DocRow
        {
            Name = $"{FieldsParameter}[{HtmlText.Line(cells[0])}]",
            Type = new() { Name = "array", Text = FieldsParameter },
            ValidValues = cells[1].QuerySelectorAll("code").Select(code => HtmlText.Line(code)!).ToList(),
            Place = HtmlText.Place(cells[0], page),
        };

    /// <summary>Whether <paramref name="row"/> only says that there is a table of what can be asked for.</summary>
    internal static bool IsFieldSet(DocRow row) => row.Name == FieldsParameter;

    /// <summary>A default is code or one word; a link leads to what is described elsewhere.</summary>
    private static string? Default(IElement? cell)
    {
        var text = cell is null || cell.QuerySelector("a") is not null ? "" : HtmlText.Line(cell.QuerySelector("code") ?? cell)!;
        return text.Length > 0 && (cell!.QuerySelector("code") is not null || !text.Contains(' ')) && text != "N/A" ? text : null;
    }

    private static DocType? TypeOf(IElement? cell, string name, PageText page, List<string> warnings)
    {
        if (HtmlText.Line(cell) is not { Length: > 0 } text)
            return null;
        var anchor = cell!.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).FirstOrDefault();
        var type = DocType.Parse(text, anchor);
        if (type is null && !IsAnything(text) && name != FieldsParameter)
            warnings.Add(PageException.At(page.Name, HtmlText.Place(cell, page),
                $"the type '{text}' of '{name}' is not known; any value is taken"));
        return type;
    }

    private static bool IsAnything(string type) => type.Equals("any", StringComparison.OrdinalIgnoreCase);
}
