using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Reads the HTML pages of the v2 API documentation. Each part is known by its classes or, without them, by the headings above it, so
/// that it does not matter how the page is divided.
/// </summary>
internal sealed class HtmlPageReader : IPageReader
{
    public bool Reads(PageText page) => page.Text.AsSpan().TrimStart(" \n\t").StartsWith("<");

    public DocPage Read(PageText page)
    {
        using var document = HtmlDocument.Parse(page);
        var assembly = new PageAssembly(page.Name);
        var headings = new PageHeadings();
        foreach (var element in document.All)
        {
            if (element.LocalName is "h2" or "h3" or "h4" or "h5" or "h6")
                Heading(element);
            else if (element.LocalName == "table")
                Table(element);
            else if ((HtmlText.PartOf(element) ?? (element.LocalName == "pre" ? headings.Block : null)) is { } part
                && !HtmlText.IsDetail(element))
                assembly.Block(part, HtmlText.Placed(element, page));
        }

        var title = HtmlText.Line(document.QuerySelector("h1")) ?? HtmlText.Line(document.QuerySelector("title")) ?? "";
        var links = document.QuerySelectorAll("a[href]").Count(LeadsToPage);
        return assembly.Page(
            title,
            links > 0
                ? FormattableString.Invariant($"it is an index: it documents no request and links to {links} page{(links == 1 ? "" : "s")}")
                : null,
            "the page documents no request: no heading and no example has a method and a path");

        void Heading(IElement element)
        {
            var text = HtmlText.Line(element)!;
            if (RequestLine.Of(text) is { } line)
                assembly.Route(line, HtmlText.Place(element, page));
            else if (element.LocalName == "h2" && !PageHeadings.IsKnown(text))
                assembly.Section(text, HtmlText.Place(element, page));
            headings.Enter(text);
        }

        void Table(IElement table)
        {
            if ((HtmlTable.PartOf(table) ?? (HtmlTable.HasNames(table) ? headings.Table : null)) is { } part)
                assembly.Table(part, HtmlTable.Rows(table, page), HtmlText.Place(table, page));
        }
    }

    private static bool LeadsToPage(IElement link) =>
        PageReader.Extensions.Contains(Path.GetExtension(link.GetAttribute("href")!.Split('#', '?')[0]), StringComparer.OrdinalIgnoreCase);
}
