using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CloudController.SelfTests.Reports;

/// <summary>What a browser makes of a report.</summary>
internal static class HtmlReading
{
    internal static IDocument Parse(string html) => new HtmlParser(new() { IsScripting = true }).ParseDocument(html);

    /// <summary>The clauses that the script of the page lists, with the fingerprints of their causes.</summary>
    internal static IReadOnlyDictionary<string, (string Status, IReadOnlyList<string> Causes)> Clauses(string html)
    {
        var data = JsonDocument.Parse(Parse(html).GetElementById("data")!.TextContent).RootElement;
        var (words, statuses) = (Texts(data, "words"), Texts(data, "statuses"));
        var listed =
            from endpoint in data.GetProperty("endpoints").EnumerateArray()
            from clause in endpoint.GetProperty("clauses").EnumerateArray()
            let row = clause.EnumerateArray().Select(number => number.GetInt32()).ToList()
            select (
                Id: $"{endpoint.GetProperty("endpoint").GetString()}/{words[row[0]]}/{words[row[1]]}",
                Status: statuses[row[3]],
                Causes: (IReadOnlyList<string>)row.Skip(6).Select(cause => words[cause]).ToList());
        return listed.ToDictionary(clause => clause.Id, clause => (clause.Status, clause.Causes));
    }

    private static List<string> Texts(JsonElement data, string name) =>
        data.GetProperty(name).EnumerateArray().Select(text => text.GetString()!).ToList();
}
