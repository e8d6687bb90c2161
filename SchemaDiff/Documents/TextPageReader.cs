using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Reads the plain text that a browser makes of a page. The text has no marks: which rows are deprecated, experimental or required it
/// does not say.
/// </summary>
internal static partial class TextPageReader
{
    private const string Bullet = "•";

    private static readonly string[] Headings = ["Request", "Route", "Parameters", "Headers", "cURL", "Response", "Status", "Body"];

    internal static DocPage Read(string page, string name)
    {
        var lines = Split(page);
        var starts = Enumerable.Range(0, lines.Count).Where(at => IsRequest(lines, at)).ToList();
        if (starts.Count == 0)
            throw new PageException(name, "the page documents no request: no line has a method and a path below a title");

        var sections = starts.Select((start, index) =>
            Section(lines, start, index + 1 < starts.Count ? starts[index + 1] - 1 : lines.Count, page, name)).ToList();
        return new(name, Above(lines, Above(lines, starts[0])?.Number ?? 0)?.Text ?? "", sections);
    }

    private static DocSection Section(IReadOnlyList<TextLine> lines, int start, int end, string page, string name)
    {
        var blocks = Blocks(lines, start + 1, end);
        var (method, route) = PageReader.Request(lines[start].Text, name);
        return new()
        {
            Title = Above(lines, start)?.Text ?? throw new PageException(name, "a section has no title"),
            Method = method,
            Route = route,
            Parameters = Rows(Block("Request/Parameters")),
            Fields = Rows(Block("Request/Body")),
            RequestHeaders = Headers(Block("Request/Headers")),
            Status = PageReader.Status(string.Concat(Block("Response/Status").Select(line => line.Text)), name),
            ResponseFields = Rows(Block("Response/Body")),
            ResponseBody = Body(Block("Response/Body"), page),
            ResponseHeaders = Headers(Block("Response/Headers")),
        };

        IReadOnlyList<TextLine> Block(string heading) => blocks.GetValueOrDefault(heading) ?? [];
    }

    /// <summary>The lines below each heading, by <c>Request/Route</c> and the like.</summary>
    private static Dictionary<string, IReadOnlyList<TextLine>> Blocks(IReadOnlyList<TextLine> lines, int start, int end)
    {
        var blocks = new Dictionary<string, IReadOnlyList<TextLine>>();
        var headings = Enumerable.Range(start, end - start)
            .Where(at => Headings.Contains(lines[at].Text) && lines[at - 1].Text.Length == 0)
            .ToList();
        var side = "";
        foreach (var (at, next) in headings.Zip([.. headings.Skip(1), end]))
        {
            if (lines[at].Text is "Request" or "Response")
                side = lines[at].Text;
            else
                blocks.TryAdd($"{side}/{lines[at].Text}", lines.Skip(at + 1).Take(next - at - 1).Where(line => line.Text.Length > 0).ToList());
        }

        return blocks;
    }

    private static IReadOnlyList<DocRow> Rows(IReadOnlyList<TextLine> block)
    {
        if (block is not [var head, ..] || !head.Text.StartsWith("Name Description", StringComparison.Ordinal))
            return [];
        var rows = new List<DocRow>();
        foreach (var line in block.Skip(1).Select(line => line.Text.Trim()).TakeWhile(line => !IsJson(line) && !QueryExample().IsMatch(line)))
        {
            if (line.StartsWith(Bullet, StringComparison.Ordinal) && rows is [.., var owner])
            {
                // The two columns of lists look alike here; an example repeats the name.
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

    private static PlacedText? Body(IReadOnlyList<TextLine> block, string page)
    {
        if (block.SkipWhile(line => !IsJson(line.Text)).ToList() is not [var first, ..] rest)
            return null;
        return PlacedText.Plain(page, first.Offset, rest[^1].Offset + rest[^1].Text.Length - first.Offset);
    }

    private static IReadOnlyList<DocHeader> Headers(IReadOnlyList<TextLine> block) =>
        DocHeader.Parse(string.Join('\n', block.Select(line => line.Text)));

    private static bool IsRequest(IReadOnlyList<TextLine> lines, int at) =>
        MethodAndPath().IsMatch(lines[at].Text) && Above(lines, at)?.Text is not (null or "Route");

    private static bool IsJson(string line) => line.StartsWith('{') || line.StartsWith('[');

    private static TextLine? Above(IReadOnlyList<TextLine> lines, int at) => lines.Take(at).LastOrDefault(line => line.Text.Length > 0);

    private static IReadOnlyList<TextLine> Split(string page)
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

    private sealed record TextLine(int Number, int Offset, string Text);

    [GeneratedRegex(@"^[A-Z]+ /\S*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MethodAndPath();

    // A name is lower case; a continued description starts with a capital.
    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_\[\].-]*)(\s+(?<text>.*))?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^[a-z][a-z0-9_\[\].-]*: ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryExample();
}
