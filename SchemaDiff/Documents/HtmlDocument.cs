using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Parses pages so that each element knows its place.</summary>
internal static class HtmlDocument
{
    /// <summary>
    /// The deepest nesting of elements that is read; the pages of the generators have some ten levels. Beyond it the parser's time grows
    /// with the square.
    /// </summary>
    private const int MaxDepth = 100;

    /// <summary>Parses <paramref name="page"/>.</summary>
    /// <exception cref="PageException">Its elements are nested too deep.</exception>
    internal static IHtmlDocument Parse(PageText page) => new HtmlParser(Options(page)).ParseDocument(page.Text);

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
}
