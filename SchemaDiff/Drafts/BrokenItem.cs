namespace CloudController.SchemaDiff.Drafts;

/// <summary>
/// Finds the smallest item of a list that a fault is in, by brackets alone, because the text around a fault cannot be parsed.
/// </summary>
internal static class BrokenItem
{
    /// <summary>
    /// Start and length of the item around <paramref name="offset"/> with the comma that separates it; <c>null</c> where there is none.
    /// </summary>
    internal static (int Start, int Length)? Around(string text, int offset)
    {
        if (Openings(text, offset) is not { } openings)
            return null;
        for (var depth = openings.Count - 1; depth > 0; depth--)
        {
            if (text[openings[depth - 1]] == '[' && text[openings[depth]] == '{' && Closing(text, openings[depth]) is { } end)
                return WithComma(text, openings[depth], end + 1);
        }

        return null;
    }

    /// <summary>Where the brackets that are open at <paramref name="offset"/> stand, outermost first.</summary>
    private static List<int>? Openings(string text, int offset)
    {
        var open = new List<int>();
        foreach (var (at, bracket) in Brackets(text, 0).TakeWhile(bracket => bracket.At < offset))
        {
            if (bracket is '{' or '[')
                open.Add(at);
            else if (open.Count == 0)
                return null;
            else
                open.RemoveAt(open.Count - 1);
        }

        return open;
    }

    private static int? Closing(string text, int opening)
    {
        var depth = 0;
        foreach (var (at, bracket) in Brackets(text, opening))
        {
            depth += bracket is '{' or '[' ? 1 : -1;
            if (depth == 0)
                return at;
        }

        return null;
    }

    private static IEnumerable<(int At, char Bracket)> Brackets(string text, int start)
    {
        var isText = false;
        for (var at = start; at < text.Length; at++)
        {
            if (isText && text[at] == '\\')
                at++;
            else if (text[at] == '"')
                isText = !isText;
            else if (!isText && "{[}]".Contains(text[at]))
                yield return (at, text[at]);
        }
    }

    private static (int Start, int Length) WithComma(string text, int start, int end)
    {
        var next = end + text.AsSpan(end).IndexOfAnyExcept(" \t\r\n");
        if (next >= end && next < text.Length && text[next] == ',')
        {
            // What follows takes the place of the item.
            var follower = text.AsSpan(next + 1).IndexOfAnyExcept(" \t\r\n");
            return (start, next + 1 + Math.Max(follower, 0) - start);
        }

        var before = text.AsSpan(0, start).TrimEnd(" \t\r\n");
        return before.EndsWith(",") ? (before.Length - 1, end - before.Length + 1) : (start, end - start);
    }
}
