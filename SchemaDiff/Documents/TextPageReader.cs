using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Reads the plain text that a browser makes of a page. The text has no marks: which rows are deprecated, experimental or required it
/// does not say.
/// </summary>
internal sealed partial class TextPageReader : IPageReader
{
    private const string Bullet = "•";

    /// <summary>The name, without ending, of the page that lists the others; its text has no links to know it by.</summary>
    private const string Index = "index";

    public bool Reads(PageText page) => true;

    public DocPage Read(PageText page)
    {
        var lines = TextLine.Split(page.Text);
        var starts = Enumerable.Range(0, lines.Count).Where(at => IsRequest(lines, at)).ToList();
        var assembly = new PageAssembly(page.Name);
        foreach (var (start, next) in starts.Zip(starts.Skip(1).Select(next => Above(lines, next)!.Number).Append(lines.Count)))
        {
            var title = Above(lines, start)!;
            assembly.Section(title.Text.Trim(), title.Place);
            assembly.Route(RequestLine.Of(lines[start].Text)!, lines[start].Place);
            Parts(assembly, lines, start + 1, next, page);
        }

        var pageTitle = starts is [var first, ..] ? Above(lines, Above(lines, first)!.Number)?.Text.Trim() ?? "" : "";
        return assembly.Page(
            pageTitle,
            Path.GetFileNameWithoutExtension(page.Name).Equals(Index, StringComparison.OrdinalIgnoreCase)
                ? "it is an index: it documents no request"
                : null,
            "the page documents no request: no line has a method and a path below a title");
    }

    /// <summary>Hands over what stands below each heading.</summary>
    private static void Parts(PageAssembly assembly, IReadOnlyList<TextLine> lines, int start, int end, PageText page)
    {
        var headings = new PageHeadings();
        var known = Enumerable
            .Range(start, end - start)
            .Where(at => lines[at - 1].IsEmpty && PageHeadings.IsKnown(lines[at].Text.Trim()))
            .ToList();
        foreach (var (at, next) in known.Zip([.. known.Skip(1), end]))
        {
            headings.Enter(lines[at].Text.Trim());
            var block = lines.Skip(at + 1).Take(next - at - 1).Where(line => !line.IsEmpty).ToList();
            if (headings.Table is { } table && Rows(block) is { Count: > 0 } rows)
                assembly.Table(table, rows, block[0].Place);
            if (headings.Block is { } part
                && (part == PagePart.ResponseBody ? block.SkipWhile(line => !IsJson(line.Text)).ToList() : block) is [var first, ..] text)
                assembly.Block(part, PlacedText.Plain(page, first.Offset, text[^1].Offset + text[^1].Text.Length - first.Offset));
        }
    }

    private static IReadOnlyList<DocRow> Rows(IReadOnlyList<TextLine> block)
    {
        if (block is not [var head, ..] || !head.Text.StartsWith("Name Description", StringComparison.Ordinal))
            return [];
        var rows = new List<DocRow>();
        foreach (var line in block
            .Skip(1)
            .Select(line => line.Text.Trim())
            .TakeWhile(line => !IsJson(line) && !QueryExample().IsMatch(line)))
        {
            if (line.StartsWith(Bullet, StringComparison.Ordinal) && rows is [.., var owner])
            {
                // Valid values and example values look alike in plain text; an example repeats the name of the parameter.
                var value = line[Bullet.Length..].Trim();
                if (!value.StartsWith(owner.Name + "=", StringComparison.Ordinal))
                    rows[^1] = owner with { ValidValues = [.. owner.ValidValues, value] };
            }
            else if (RowStart().Match(line) is { Success: true } row)
            {
                rows.Add(new() { Name = row.Groups["name"].Value, Description = [row.Groups["text"].Value] });
            }
            else if (rows is [.., var last])
            {
                rows[^1] = last with { Description = [.. last.Description, line] };
            }
        }

        return rows;
    }

    /// <summary>Method and path below a title; below the heading of the route they are an example.</summary>
    private static bool IsRequest(IReadOnlyList<TextLine> lines, int at) =>
        RequestLine.Of(lines[at].Text) is not null && Above(lines, at) is { } above && !PageHeadings.IsKnown(above.Text.Trim());

    private static bool IsJson(string line) => line.StartsWith('{') || line.StartsWith('[');

    private static TextLine? Above(IReadOnlyList<TextLine> lines, int at)
    {
        do
            at--;
        while (at >= 0 && lines[at].IsEmpty);
        return at < 0 ? null : lines[at];
    }

    private sealed record TextLine(int Number, int Offset, string Text)
    {
        internal bool IsEmpty => string.IsNullOrWhiteSpace(Text);

        internal (int Line, int Column) Place => (Number + 1, 1);

        internal static IReadOnlyList<TextLine> Split(string page)
        {
            var lines = new List<TextLine>();
            var offset = 0;
            foreach (var text in page.Split('\n'))
            {
                lines.Add(new(lines.Count, offset, text));
                offset += text.Length + 1;
            }

            return lines;
        }
    }

    // A name is lower case; a continued description starts with a capital.
    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_\[\].-]*)(\s+(?<text>.*))?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^[a-z][a-z0-9_\[\].-]*: ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryExample();
}
