using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads an edition of the v3 API documentation, which is one page made with Slate.</summary>
internal sealed partial class SlatePageReader : IPageReader
{
    /// <summary>The first of the characters in which a Slate page shows what it is; menus come before.</summary>
    private const string Answer = "highlight http";

    public bool Reads(PageText page) =>
        page.Text.AsSpan().TrimStart(" \n\t").StartsWith("<") && page.Text.Contains(Answer, StringComparison.Ordinal)
            && Definition().IsMatch(page.Text);

    public DocPage Read(PageText page)
    {
        using var document = HtmlDocument.Parse(page);
        var parts = SlateOutline.Read(document, page);
        var warnings = parts.SelectMany(part => part.Unread).Select(unread => PageException.At(page.Name, unread.Place, unread.Problem))
            .ToList();
        var operations = parts.SelectMany(part => new SlateRequest(part, page, warnings).Operations()).ToList();
        if (operations.Count == 0)
            throw new PageException(page.Name, "the page documents no request: below no heading 'Definition' stands a method and a path");
        var tables = parts.SelectMany(part => part.Tables).ToList();
        var meant = document.QuerySelectorAll("td a[href^='#']").Select(link => link.GetAttribute("href")![1..])
            .ToHashSet(StringComparer.Ordinal);
        return new(page.Name, HtmlText.Line(document.QuerySelector("title")) ?? "", operations)
        {
            IsEdition = true,
            Objects = parts.SelectMany(part => SlateObjects.Of(part, page, meant, warnings)).ToList(),
            ApiVersion = Version().Match(document.Body?.TextContent ?? "") is { Success: true } version ? version.Groups["number"].Value
                : null,
            Errors = tables.SelectMany(Errors).DistinctBy(error => error.Name).ToList(),
            ErrorBody = parts.Where(part => part.Level == 2 && part.Title == "Errors").SelectMany(part => part.Examples).FirstOrDefault(),
            Operators = tables.Where(table => table.Has("Operator")).SelectMany(table => Rows(table).Select(row => HtmlText.Line(row[0])!))
                .Distinct().ToList(),
            Warnings = warnings,
        };
    }

    /// <summary>The cells of each row that has any.</summary>
    internal static IEnumerable<IReadOnlyList<IElement>> Rows(SlateTable table) =>
        table.Element.QuerySelectorAll("tr").Select(row => row.QuerySelectorAll("td").ToList()).Where(cells => cells.Count > 0);

    private static IEnumerable<DocError> Errors(SlateTable table)
    {
        var columns = table.Columns.ToList();
        var (name, code, status) = (columns.IndexOf("Title"), columns.IndexOf("Code"), columns.IndexOf("HTTP Status"));
        if (name < 0 || code < 0 || status < 0 || table.Headings.Count > 0)
            yield break;
        foreach (var cells in Rows(table).Where(cells => cells.Count == columns.Count))
        {
            if (int.TryParse(HtmlText.Line(cells[code]), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(HtmlText.Line(cells[status]), NumberStyles.None, CultureInfo.InvariantCulture, out var http))
                yield return new(HtmlText.Line(cells[name])!, number, http);
        }
    }

    [GeneratedRegex(@">\s*Definition\s*</h[1-6]>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\bVersion (?<number>[0-9]+\.[0-9]+\.[0-9]+)(?![0-9.])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
