namespace CloudController.SchemaDiff.Editions;

/// <summary>Words that drafts are written with.</summary>
internal static class EditionText
{
    /// <summary><paramref name="noun"/> with its article.</summary>
    internal static string A(string noun) =>
        $"{("aeiou".Contains(noun[0]) && !noun.StartsWith("us", StringComparison.Ordinal) ? "an" : "a")} {noun}";

    /// <summary>A name of the interface, such as <c>total_results</c>, as definitions in schemas are called: <c>totalResults</c>.</summary>
    internal static string Camel(string name) =>
        string.Concat(name.Split('_', '-').Where(word => word.Length > 0).Select((word, at) => at == 0 ? word : Capital(word)));

    /// <summary><paramref name="text"/> with a capital.</summary>
    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
