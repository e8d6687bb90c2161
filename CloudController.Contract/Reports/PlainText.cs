using System.Globalization;
using System.Text;

namespace CloudController.Contract.Reports;

/// <summary>Text of the target, made harmless for a terminal and for a single line.</summary>
public static class PlainText
{
    /// <summary>How older build servers mark a command; they find it anywhere in a line.</summary>
    private const string OldCommand = "##[";

    /// <summary>
    /// Control, formatting and other characters without a shape as <c>\u001B</c>, so that none of them reaches the terminal or a file that
    /// may not hold them.
    /// </summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at) && !IsUnsafe(CharUnicodeInfo.GetUnicodeCategory(text, at)))
                safe.Append(text[at]).Append(text[++at]);
            else if (IsUnsafe(char.GetUnicodeCategory(text[at])))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            else
                safe.Append(text[at]);
        }

        return safe.Replace(OldCommand, "##\\u005B").ToString();
    }

    /// <summary>
    /// <paramref name="text"/>, or its first <paramref name="longest"/> characters and how many more there are; never half a character.
    /// </summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var kept = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return FormattableString.Invariant($"{text[..kept]}… ({text.Length - kept} characters more in the report)");
    }

    private static bool IsUnsafe(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
