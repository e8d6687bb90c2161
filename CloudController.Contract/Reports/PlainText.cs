using System.Globalization;
using System.Text;

namespace CloudController.Contract.Reports;

/// <summary>Text of the target, made harmless for a terminal and for a single line.</summary>
public static class PlainText
{
    /// <summary>Control and formatting characters as <c>\u001B</c>, so that none of them reaches the terminal.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsUnsafe(character))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
