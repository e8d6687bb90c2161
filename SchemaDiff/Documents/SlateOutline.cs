using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Divides a Slate page into its parts, by headings alone: how the page is set does not matter.</summary>
internal sealed class SlateOutline
{
    private const string Experimental = "experimental";

    private readonly PageText _page;
    private readonly List<SlatePart> _parts = [];
    private readonly List<(int Level, string Text, string Anchor)> _headings = [];
    private string _section = "";
    private bool _isExperimentalChapter;
    private bool _isExperimentalSection;

    private SlateOutline(PageText page) => _page = page;

    /// <summary>The parts of <paramref name="document"/>, in its order.</summary>
    internal static IReadOnlyList<SlatePart> Read(IDocument document, PageText page)
    {
        var outline = new SlateOutline(page);
        foreach (var element in document.All)
            outline.Visit(element);
        return outline._parts;
    }

    private void Visit(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1":
                _isExperimentalChapter = Says(element, Experimental);
                _isExperimentalSection = false;
                Part(element);
                break;
            case "h2":
                _isExperimentalSection = _isExperimentalChapter || Says(element, Experimental);
                Part(element);
                break;
            case "h3":
                Part(element);
                break;
            case "h4" or "h5" or "h6" when _parts.Count > 0:
                Heading(element);
                break;
            case "table" when _parts is [.., var part]:
                part.Tables.Add(new([.. _headings.Select(heading => heading.Text)], _headings is [.., var last] ? last.Anchor
                    : "", Columns(element), element));
                break;
            case "pre" when _parts is [.., var part]:
                Block(part, element);
                break;
            case "p" when _parts is [.., var part]
                && !element.Ancestors().OfType<IElement>().Any(around => around.LocalName is "table" or "aside"):
                Paragraph(part, element);
                break;
        }
    }

    private void Part(IElement heading)
    {
        _headings.Clear();
        var level = heading.LocalName[1] - '0';
        if (level < 3)
            _section = HtmlText.Line(heading)!;
        _parts.Add(new(
            level, _section, HtmlText.Line(heading)!, heading.Id ?? "", HtmlText.Place(heading, _page),
            _isExperimentalChapter || _isExperimentalSection || Says(heading, "(experimental)")));
    }

    private void Heading(IElement heading)
    {
        var level = heading.LocalName[1] - '0';
        _headings.RemoveAll(above => above.Level >= level);
        _headings.Add((level, HtmlText.Line(heading)!, heading.Id ?? ""));
        _parts[^1].HasDefinition |= IsDefinition;
    }

    private bool IsDefinition => _headings is [.., var (_, text, _)] && text.Equals("Definition", StringComparison.OrdinalIgnoreCase);

    private void Block(SlatePart part, IElement block)
    {
        var text = HtmlText.Placed(block, _page);
        if (block.ClassList.Contains("http"))
            part.Answers.Add(text);
        else if (block.ClassList.Contains("json"))
            part.Examples.Add(text);
    }

    private void Paragraph(SlatePart part, IElement paragraph)
    {
        var text = HtmlText.Line(paragraph)!;
        if (IsDefinition)
            Define(part, paragraph);
        if (_headings is [.., var (_, heading, _)] && heading.StartsWith("Authentication", StringComparison.OrdinalIgnoreCase)
            && text.StartsWith("No authentication", StringComparison.OrdinalIgnoreCase))
            part.IsOpen = true;
        // A sentence above the first request of a section speaks of all of them.
        if (_headings.Count == 0 && part.Level == 2 && text.Contains("feature is experimental", StringComparison.OrdinalIgnoreCase))
            _isExperimentalSection = true;
        if (paragraph.FirstElementChild is { LocalName: "strong" } && text.Count(character => character == '|') > 1)
            part.Unread.Add((HtmlText.Place(paragraph, _page), $"'{Shortened(text)}' looks like the row of a table that is none"));
    }

    /// <summary>Each line of code is a method and a path; a remark in brackets can follow it.</summary>
    private void Define(SlatePart part, IElement paragraph)
    {
        foreach (var code in paragraph.QuerySelectorAll("code"))
        {
            if (RequestLine.Of(HtmlText.Line(code)!) is not { } line)
                continue;
            var remark = string.Concat(Following(code).Select(node => node.TextContent));
            part.Definitions.Add(new(line, HtmlText.Place(code, _page), remark.Contains("deprecated", StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static IEnumerable<INode> Following(INode code)
    {
        for (var node = code.NextSibling; node is not null && node is not IElement { LocalName: "code" or "br" }; node = node.NextSibling)
            yield return node;
    }

    private static IReadOnlyList<string> Columns(IElement table) =>
        table.QuerySelectorAll("th").Select(cell => HtmlText.Line(cell)!).ToList();

    private static bool Says(IElement heading, string word) => heading.TextContent.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Shortened(string text)
    {
        const int longest = 60;
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
