using System.Net;

namespace CloudController.SchemaDiff.Documents;

/// <summary>A part of a page, which knows for each of its characters where in the page it stands.</summary>
public sealed class PlacedText
{
    private readonly string _page;
    private readonly IReadOnlyList<int> _origins;

    private PlacedText(string text, string page, IReadOnlyList<int> origins) => (Text, _page, _origins) = (text, page, origins);

    /// <summary>The text, with entities resolved.</summary>
    public string Text { get; }

    /// <summary><paramref name="length"/> characters of a plain text from <paramref name="start"/>.</summary>
    public static PlacedText Plain(string page, int start, int length) =>
        new(page.Substring(start, length), page, Enumerable.Range(start, length).ToList());

    /// <summary>The content of an HTML element that has text only, from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static PlacedText Html(string page, int start, int end)
    {
        var text = new System.Text.StringBuilder();
        var origins = new List<int>();
        // A line break directly after the tag is not content.
        var at = start < end && page[start] == '\n' ? start + 1 : start;
        while (at < end)
        {
            var length = page[at] == '<' ? 0 : EntityLength(page, at, end);
            var content = length == 0 ? "" : length == 1 ? page[at].ToString() : WebUtility.HtmlDecode(page.Substring(at, length));
            text.Append(content);
            origins.AddRange(Enumerable.Repeat(at, content.Length));
            at = length == 0 ? AfterTag(page, at, end) : at + length;
        }

        return new(text.ToString(), page, origins);
    }

    /// <summary>Line and column in the page, from 1, of the character at <paramref name="offset"/>; of the end where it is past it.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var origin = _origins.Count == 0 ? 0 : offset < _origins.Count ? _origins[offset] : _origins[^1] + 1;
        return PlaceIn(_page, origin);
    }

    /// <summary>Line and column, from 1, of the character at <paramref name="at"/> of <paramref name="page"/>.</summary>
    internal static (int Line, int Column) PlaceIn(string page, int at)
    {
        var before = page.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private static int EntityLength(string page, int at, int end)
    {
        const int longest = 10;
        if (page[at] != '&')
            return 1;
        var semicolon = page.IndexOf(';', at, Math.Min(longest, end - at));
        return semicolon < 0 ? 1 : semicolon - at + 1;
    }

    private static int AfterTag(string page, int at, int end)
    {
        var close = page.IndexOf('>', at, end - at);
        return close < 0 ? end : close + 1;
    }
}
