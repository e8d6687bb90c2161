using System.Text;
using System.Text.Encodings.Web;

namespace CloudController.Contract.Reports;

/// <summary>A part of a Markdown text that is written in one of several lengths, or left out as a whole.</summary>
/// <param name="Forms">The lengths it can be written in, the shortest first; each is complete in itself and ends with a line break.</param>
public sealed record MarkdownSection(IReadOnlyList<Func<string>> Forms);

/// <summary>
/// Markdown that fits into a comment, which holds 65,536 characters. Sections are written as long as all of them fit, shortened from the
/// last to the first, and only then left out; nothing is ever cut in the middle.
/// </summary>
public static class BoundedMarkdown
{
    /// <summary>No text is longer than this.</summary>
    public const int Longest = 59_999;

    /// <summary>How many sections stand open; the following ones are folded.</summary>
    public const int MostOpen = 5;

    /// <summary>The whole text.</summary>
    /// <param name="head">What comes first, whatever happens; it leaves room for the last line.</param>
    /// <param name="sections">The sections, the most important first.</param>
    /// <param name="rest">The last line, for the number of sections at the end that are left out.</param>
    public static string Of(string head, IReadOnlyList<MarkdownSection> sections, Func<int, string> rest)
    {
        var shown = new List<string>();
        var length = head.Length;
        foreach (var section in sections)
        {
            var shortest = section.Forms[0]();
            if (length + shortest.Length > Longest)
                break;
            shown.Add(shortest);
            length += shortest.Length;
        }

        while (shown.Count < sections.Count && shown.Count > 0 && length + Rest().Length > Longest)
        {
            length -= shown[^1].Length;
            shown.RemoveAt(shown.Count - 1);
        }

        length += Rest().Length;
        var grows = Enumerable.Range(0, shown.Count).ToList();
        for (var form = 1; grows.Count > 0; form++)
            grows = grows.Where(at => form < sections[at].Forms.Count && Grow(at, form)).ToList();
        return new StringBuilder(head).AppendJoin("", shown).Append(Rest()).ToString();

        string Rest() => shown.Count == sections.Count ? "" : rest(sections.Count - shown.Count);

        bool Grow(int at, int form)
        {
            var longer = sections[at].Forms[form]();
            if (length - shown[at].Length + longer.Length > Longest)
                return false;
            length += longer.Length - shown[at].Length;
            shown[at] = longer;
            return true;
        }
    }

    /// <summary><paramref name="content"/>, Markdown of its own, that a reader opens by a click on <paramref name="summary"/>.</summary>
    /// <param name="summary">HTML of one line, see <see cref="Code"/>.</param>
    /// <param name="content">Ends with a line break.</param>
    public static string Folded(string summary, string content) => $"<details><summary>{summary}</summary>\n\n{content}\n</details>\n\n";

    /// <summary><paramref name="text"/> as HTML shows it, on one line, and as nothing more than text.</summary>
    public static string Code(string text) => $"<code>{HtmlEncoder.Default.Encode(PlainText.Escape(text))}</code>";

    /// <summary><paramref name="text"/> in a fence longer than any run of backticks inside it.</summary>
    public static string Block(string text)
    {
        var longest = 2;
        for (int at = 0, run = 0; at < text.Length; at++)
        {
            run = text[at] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}text\n{text}\n{fence}\n";
    }
}
