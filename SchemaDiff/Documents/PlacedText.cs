using System.Buffers;
using System.Net;
using System.Text;

namespace CloudController.SchemaDiff.Documents;

/// <summary>A part of a page, which knows for each of its characters where in the page it stands.</summary>
public sealed class PlacedText
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly HashSet<string> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "br", "code", "del", "div", "em", "font", "i", "ins", "kbd", "mark", "p", "pre", "q", "s", "samp", "small",
        "span", "strong",
        "sub", "sup", "textarea", "tt", "u", "var", "wbr",
    };

    private readonly PageText _page;
    private readonly int _start;
    private readonly IReadOnlyList<int> _origins;

    private PlacedText(string text, PageText page, int start, IReadOnlyList<int> origins) =>
        (Text, _page, _start, _origins) = (text, page, start, origins);

    /// <summary>The text, with entities resolved.</summary>
    public string Text { get; }

    /// <summary>
    /// Line and column in the page, from 1, of the character at <paramref name="offset"/>; of the end where it is past it.
    /// </summary>
    public (int Line, int Column) Place(int offset) =>
        _page.Place(_origins.Count == 0 ? _start : offset < _origins.Count ? _origins[offset] : _origins[^1] + 1);

    /// <summary>The part of this from <paramref name="start"/> to its end.</summary>
    internal PlacedText From(int start) => new(Text[start..], _page, _start, _origins.Count == 0 ? _origins : [.. _origins.Skip(start)]);

    /// <summary><paramref name="length"/> characters of a plain text from <paramref name="start"/>.</summary>
    internal static PlacedText Plain(PageText page, int start, int length) =>
        new(page.Text.Substring(start, length), page, start, Enumerable.Range(start, length).ToList());

    /// <summary>The content of an HTML element that has text only, from <paramref name="start"/> to <paramref name="end"/>.</summary>
    internal static PlacedText Html(PageText page, int start, int end)
    {
        var source = page.Text;
        var text = new StringBuilder();
        var origins = new List<int>();
        // A line break directly after the tag is not content.
        var at = start < end && source[start] == '\n' ? start + 1 : start;
        while (at < end)
        {
            var length = IsTag(source, at, end) ? 0 : EntityLength(source, at, end);
            var content = length == 0 ? "" : length == 1 ? source[at].ToString() : WebUtility.HtmlDecode(source.Substring(at, length));
            text.Append(content);
            origins.AddRange(Enumerable.Repeat(at, content.Length));
            at = length == 0 ? AfterTag(source, at, end) : at + length;
        }

        return new(text.ToString(), page, start, origins);
    }

    /// <summary>The generator does not escape bodies: a <c>&lt;</c> is text unless it starts a mark that stands in text.</summary>
    private static bool IsTag(string page, int at, int end)
    {
        if (page[at] != '<')
            return false;
        var name = page.AsSpan(at + 1, end - at - 1);
        if (name.StartsWith("!--"))
            return true;
        name = name.StartsWith("/") ? name[1..] : name;
        var length = name.IndexOfAnyExcept(NameCharacters);
        return Marks.Contains(name[..(length < 0 ? name.Length : length)].ToString());
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
