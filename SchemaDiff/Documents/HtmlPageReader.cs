using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads the HTML pages of the v2 API documentation.</summary>
internal static class HtmlPageReader
{
    /// <summary>The deepest nesting of elements that is read; the pages of the generator have some ten levels. Beyond it the parser's time grows with the square.</summary>
    private const int MaxDepth = 100;

    internal static DocPage Read(string page, string name)
    {
        using var document = new HtmlParser(Options(page, name)).ParseDocument(page);
        var sections = document.QuerySelectorAll(".article").Select(article => Section(article, page, name)).ToList();
        return sections.Count > 0
            ? new(name, Line(document.QuerySelector("h1")) ?? Line(document.QuerySelector("title")) ?? "", sections)
            : throw new PageException(name, "the page documents no request: it has no element of the class 'article'");
    }

    private static HtmlParserOptions Options(string page, string name)
    {
        // An element gets its parent after it is made, so the one before it is looked at.
        IElement? previous = null;
        return new()
        {
            IsKeepingSourceReferences = true,
            OnCreated = (element, position) =>
            {
                if (previous is not null && previous.Ancestors().Skip(MaxDepth).Any())
                    throw new PageException(name, PlacedText.PlaceIn(page, position.Index), FormattableString.Invariant($"the elements of the page are nested more than {MaxDepth} deep"));
                previous = element;
            },
        };
    }

    private static DocSection Section(IElement article, string page, string name)
    {
        var title = Line(article.QuerySelector("h2")) ?? throw new PageException(name, "a section has no title");
        var heading = Line(article.QuerySelector("h3")) ?? throw new PageException(name, $"the section '{title}' names no method and path");
        var (method, route) = PageReader.Request(heading, name);
        return new()
        {
            Title = title,
            Method = method,
            Route = route,
            Parameters = Rows(article, "table.parameters", page, name),
            Fields = Rows(article, "table.fields", page, name),
            RequestHeaders = DocHeader.Parse(Text(article, "pre.request.headers") ?? ""),
            Status = PageReader.Status(Text(article, "pre.response.status") ?? "", name),
            ResponseFields = Rows(article, "table.response-fields", page, name),
            ResponseBody = article.QuerySelector("pre.response.body") is { } body ? Placed(body, page) : null,
            ResponseHeaders = DocHeader.Parse(Text(article, "pre.response.headers") ?? ""),
        };
    }

    private static IReadOnlyList<DocRow> Rows(IElement article, string table, string page, string name) =>
        article.QuerySelectorAll($"{table} tbody tr").Where(row => row.QuerySelector(".name") is not null).Select(row => Row(row, page, name)).ToList();

    private static DocRow Row(IElement row, string page, string name)
    {
        var cell = row.QuerySelector(".name")!;
        var first = row.QuerySelector("td")
            ?? throw new PageException(name, PlacedText.PlaceIn(page, cell.SourceReference!.Position.Index), $"the row '{Line(cell)}' of a table has no cell <td>");
        return new()
        {
            Name = Line(cell)!,
            Description = Lines(row.QuerySelector(".description")),
            Default = Line(row.QuerySelector(".default")) is { Length: > 0 } value ? value : null,
            ValidValues = row.QuerySelectorAll(".valid_values li").Select(item => Line(item)!).ToList(),
            Required = first.ClassList.Contains("required"),
            Deprecated = row.ClassList.Contains("deprecated"),
            Experimental = first.ClassList.Contains("experimental"),
            ReadOnly = row.ClassList.Contains("readonly"),
        };
    }

    private static IReadOnlyList<string> Lines(IElement? cell)
    {
        if (cell is null)
            return [];
        var lines = new List<string> { "" };
        foreach (var node in cell.ChildNodes)
        {
            if (node is IElement { LocalName: "br" })
                lines.Add("");
            else
                lines[^1] += node.TextContent;
        }

        return lines.Select(Squeeze).Where(line => line.Length > 0).ToList();
    }

    private static PlacedText Placed(IElement element, string page)
    {
        var tag = element.SourceReference!.Position.Index;
        var start = page.IndexOf('>', tag) + 1;
        var end = page.IndexOf("</pre>", start, StringComparison.OrdinalIgnoreCase);
        return PlacedText.Html(page, start, end < 0 ? page.Length : end);
    }

    private static string? Text(IElement article, string selector) => article.QuerySelector(selector)?.TextContent;

    private static string? Line(INode? node) => node is null ? null : Squeeze(node.TextContent);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
