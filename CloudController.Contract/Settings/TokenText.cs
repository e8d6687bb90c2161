namespace CloudController.Contract.Settings;

/// <summary>Reads a token as people paste it. The text is a secret, so no message repeats it.</summary>
internal static class TokenText
{
    private const string Scheme = "bearer";
    private const string HeaderName = "authorization:";
    private const string Unprintable = "is not a token: it contains white space or control characters";
    private const string Quotes = "\"'“”‘’«»";

    /// <summary>
    /// The token in <paramref name="text"/>, the value of <paramref name="key"/>, with or without the word bearer before it.
    /// </summary>
    /// <exception cref="SettingsException">It is no token.</exception>
    internal static string Read(string key, string text)
    {
        if (text.StartsWith(HeaderName, StringComparison.OrdinalIgnoreCase))
            throw Wrong(key, "is a whole header; write only what follows Authorization:");
        if (text is ['$' or '`' or '%', ..])
            throw Wrong(key, "is a command or a variable that no shell has replaced; write what it prints");
        if (text.Contains("FAILED", StringComparison.Ordinal) || text.Contains("not logged in", StringComparison.OrdinalIgnoreCase))
            throw Wrong(key, "is a message of the cf command line, not a token; run cf login, then cf oauth-token");

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var hasScheme = words[0].TrimStart(Quotes.ToCharArray()).Equals(Scheme, StringComparison.OrdinalIgnoreCase);
        if (words.Any(word => Quotes.Contains(word[0], StringComparison.Ordinal) || Quotes.Contains(word[^1], StringComparison.Ordinal)))
            throw Wrong(key, "is written in quotes; leave them out");
        if (hasScheme && words.Length == 1)
            throw Wrong(key, "is the word bearer without a token");
        if (hasScheme && words[1].Equals(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Wrong(key, "has the word bearer twice; once is enough, and it may be left out");

        if (words.Length > (hasScheme ? 2 : 1))
            throw Wrong(key, text.Contains('\n') || text.Contains('\r') ? "is not a token: it contains a line break" : Unprintable);
        var token = words[^1];
        if (token.Any(char.IsControl))
            throw Wrong(key, Unprintable);
        return token.All(char.IsAscii)
            ? token
            : throw Wrong(key, "is not a token: it contains characters outside ASCII, perhaps invisible ones");
    }

    private static SettingsException Wrong(string key, string why) => new($"{key} {why}");
}
