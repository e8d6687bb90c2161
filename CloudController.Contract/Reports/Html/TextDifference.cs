namespace CloudController.Contract.Reports.Html;

/// <summary>Where two texts differ: what they begin and end with alike, and what stands between.</summary>
internal static class TextDifference
{
    /// <summary>So much has to be alike for a mark to say something.</summary>
    private const int LeastAlike = 4;

    /// <summary>Both texts with what differs marked; unmarked where they have hardly anything in common, or are equal.</summary>
    internal static (Markup One, Markup Other) Mark(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        var start = 0;
        while (start < shorter && one[start] == other[start])
            start++;
        var end = 0;
        while (end < shorter - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        return one == other || start + end < LeastAlike
            ? (Markup.Of($"{one}"), Markup.Of($"{other}"))
            : (Marked(one, start, end), Marked(other, start, end));
    }

    private static Markup Marked(string text, int start, int end) => Markup.Of(
        $"{text[..start]}{Markup.If(text.Length > start + end, () => Markup.Of($"<mark>{text[start..^end]}</mark>"))}{text[^end..]}");
}
