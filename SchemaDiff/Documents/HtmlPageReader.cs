using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Reads the HTML pages of the v2 API documentation. Each part is known by its classes or, without them, by the headings above it, so
/// that it does not matter how the page is divided.
/// </summary>
internal sealed class HtmlPageReader : IPageReader
{
    /// <summary>
    /// The deepest nesting of elements that is read; the pages of the generator have some ten levels. Beyond it the parser's time grows
    /// with the square.
    /// </summary>
    private const int MaxDepth = 100;

    public bool Reads(PageText page) => page.Text.AsSpan().TrimStart(" \n\t").StartsWith("<");

    public DocPage Read(PageText page)
    {
        using var document = new HtmlParser(Options(page)).ParseDocument(page.Text);
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

    private static HtmlParserOptions Options(PageText page)
    {
        // An element gets its parent after it is made, so the one before it is looked at.
        IElement? previous = null;
        return new()
        {
            IsKeepingSourceReferences = true,
            OnCreated = (element, position) =>
            {
                if (previous is not null && previous.Ancestors().Skip(MaxDepth).Any())
                    throw new PageException(page.Name, page.Place(position.Index),
                        FormattableString.Invariant($"the elements of the page are nested more than {MaxDepth} deep"));
                previous = element;
            },
        };
    }

    private static bool LeadsToPage(IElement link) =>
        PageReader.Extensions.Contains(Path.GetExtension(link.GetAttribute("href")!.Split('#', '?')[0]), StringComparer.OrdinalIgnoreCase);
}
