namespace CloudController.SchemaDiff.Documents;

/// <summary>A type as a source states it.</summary>
public sealed record DocType
{
    private static readonly Dictionary<string, DocType> Words = new(StringComparer.Ordinal)
    {
        ["string"] = new() { Name = "string" },
        ["strings"] = new() { Name = "string" },
        ["uuid"] = new() { Name = "string", Format = GuidFormat },
        ["guid"] = new() { Name = "string", Format = GuidFormat },
        ["timestamp"] = new() { Name = "string", Format = TimestampFormat },
        ["datetime"] = new() { Name = "string", Format = TimestampFormat },
        ["integer"] = new() { Name = "integer" },
        ["integers"] = new() { Name = "integer" },
        ["int"] = new() { Name = "integer" },
        ["number"] = new() { Name = "number" },
        ["float"] = new() { Name = "number" },
        ["boolean"] = new() { Name = "boolean" },
        ["booleans"] = new() { Name = "boolean" },
        ["bool"] = new() { Name = "boolean" },
        ["hash"] = new() { Name = "object" },
        ["array"] = new() { Name = "array" },
        ["list"] = new() { Name = "array" },
    };

    private static readonly string[] ArrayWords = ["list of ", "array of "];

    /// <summary>The format of a guid.</summary>
    public const string GuidFormat = "guid";

    /// <summary>The format of a time.</summary>
    public const string TimestampFormat = "timestamp";

    /// <summary>A type of JSON: string, integer, number, boolean, object or array.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="GuidFormat"/> or <see cref="TimestampFormat"/>; <c>null</c> where any text is meant.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the type admits <c>null</c>.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type of the items of an array; <c>null</c> where it is not said.</summary>
    public DocType? Items { get; init; }

    /// <summary>The anchor of the object that describes the members; <c>null</c> where none does.</summary>
    public string? Anchor { get; init; }

    /// <summary>The type in the words of the source.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether it is one other resource that is referred to.</summary>
    public bool IsToOne => Text.StartsWith("to-one ", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads <paramref name="text"/>, which leads to <paramref name="anchor"/>; <c>null</c> where its words are not known or say that
    /// anything may stand there.
    /// </summary>
    public static DocType? Parse(string text, string? anchor)
    {
        var words = text.ToLowerInvariant().Trim(' ', ']', '[', '_', '.')
            .Split([" or ", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = words.Where(word => word != "null").ToList();
        if (named is not [var only] || One(only, anchor) is not { } type)
            return null;
        return type with { IsNullable = named.Count < words.Length, Text = text };
    }

    private static DocType? One(string word, string? anchor)
    {
        if (Words.TryGetValue(word, out var known))
            return known;
        if (ArrayWords.FirstOrDefault(start => word.StartsWith(start, StringComparison.Ordinal)) is { } array)
            return new() { Name = "array", Items = One(word[array.Length..], anchor) is { } items
                ? items with { Text = word[array.Length..] } : null };
        if (word.EndsWith(" list", StringComparison.Ordinal))
            return new() { Name = "array" };
        var isObject = word.EndsWith("object", StringComparison.Ordinal) || word.EndsWith("objects", StringComparison.Ordinal)
            || word.EndsWith("relationship", StringComparison.Ordinal);
        return isObject
            || (anchor is not null && word.EndsWith("configurations", StringComparison.Ordinal))
            ? new() { Name = "object", Anchor = anchor, Text = word } : null;
    }
}
