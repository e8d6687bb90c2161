using System.Text;
using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>The text of elements and their places in the page.</summary>
internal static class HtmlText
{
    /// <summary>The classes of a block and what it is.</summary>
    private static readonly (string Side, string Class, PagePart Part)[] Blocks =
    [
        ("request", "route", PagePart.Example),
        ("request", "headers", PagePart.RequestHeaders),
        ("request", "query_parameters", PagePart.OtherOfRequest),
        ("request", "body", PagePart.OtherOfRequest),
        ("request", "curl", PagePart.OtherOfRequest),
        ("response", "status", PagePart.Status),
        ("response", "headers", PagePart.ResponseHeaders),
        ("response", "body", PagePart.ResponseBody),
    ];

    /// <summary>What <paramref name="element"/> is by its classes; <c>null</c> where they say nothing.</summary>
    internal static PagePart? PartOf(IElement element) =>
        Blocks.Where(block => element.ClassList.Contains(block.Side) && element.ClassList.Contains(block.Class))
            .Select(block => (PagePart?)block.Part)
            .FirstOrDefault();

    /// <summary>Whether <paramref name="element"/> is within a block or a table, of which it is a detail.</summary>
    internal static bool IsDetail(IElement element) =>
        element.Ancestors().OfType<IElement>().Any(around => around.LocalName == "table" || PartOf(around) is not null);

    /// <summary>The content of <paramref name="element"/>, or of the text box in it.</summary>
    internal static PlacedText Placed(IElement element, PageText page)
    {
        var holder = element.QuerySelector("textarea, pre") ?? element;
        var tag = holder.SourceReference!.Position.Index;
        var start = page.Text.IndexOf('>', tag) + 1;
        var end = page.Text.IndexOf($"</{holder.LocalName}", start, StringComparison.OrdinalIgnoreCase);
        return PlacedText.Html(page, start, end < 0 ? page.Text.Length : end);
    }

    /// <summary>Line and column of the start of <paramref name="element"/>.</summary>
    internal static (int Line, int Column) Place(IElement element, PageText page) => page.Place(element.SourceReference!.Position.Index);

    /// <summary>The text of <paramref name="node"/> in one line; <c>null</c> where there is no node.</summary>
    internal static string? Line(INode? node) => node is null ? null : Squeeze(node.TextContent);

    /// <summary>The lines of <paramref name="cell"/>, which are divided by <c>&lt;br&gt;</c>.</summary>
    internal static IReadOnlyList<string> Lines(IElement? cell)
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

    /// <summary>The lines of <paramref name="cell"/>, with what is set as code in backticks.</summary>
    internal static IReadOnlyList<string> MarkedLines(IElement? cell)
    {
        if (cell is null)
            return [];
        var text = new StringBuilder();
        Mark(cell, text);
        return text.ToString().Split('\n').Select(Squeeze).Where(line => line.Length > 0).ToList();
    }

    private static void Mark(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement { LocalName: "br" or "li" })
                text.Append('\n');
            if (child is IElement { LocalName: "code" })
                text.Append('`').Append(child.TextContent.Replace('\n', ' ')).Append('`');
            else if (child is IElement)
                Mark(child, text);
            else if (child is IText plain)
                text.Append(plain.Data.Replace('\n', ' '));
        }
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
