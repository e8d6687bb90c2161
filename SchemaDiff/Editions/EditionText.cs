namespace CloudController.SchemaDiff.Editions;

/// <summary>Words that drafts are written with.</summary>
internal static class EditionText
{
    /// <summary><paramref name="noun"/> with its article.</summary>
    internal static string A(string noun) => $"{("aeiou".Contains(noun[0]) ? "an" : "a")} {noun}";

    /// <summary><paramref name="text"/> with a capital.</summary>
    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
