namespace CloudController.ContractTests.Sampling;

/// <summary>Text that databases, parsers and frameworks are known to break on; each is sent as it is written here.</summary>
/// <param name="Rule">A short word for the kind, which tells findings apart.</param>
/// <param name="What">The kind, for messages.</param>
/// <param name="Query">The query that carries it.</param>
internal sealed record OddInput(string Rule, string What, Query Query)
{
    /// <summary>The longest value that is sent, in characters: few servers refuse an address of this length for its length alone.</summary>
    private const int Long = 3_900;

    /// <summary>Characters that are sent together, and one kind after the other only where all together lead to an error.</summary>
    private static readonly (string Rule, string What, string Text)[] Characters =
    [
        ("four-byte", "characters of four bytes", "x-%F0%9F%9A%80%F0%A0%80%80"),
        ("control", "control characters", "x%01%1F%7F%C2%85"),
        ("punctuation", "quotes, brackets, backslash and wildcards", "x%27%22%60%5C%5B%7B%28--%24%25%2A"),
        ("noncharacter", "a code point that is no character", "x%EF%BF%BE"),
    ];

    private static readonly (string Rule, string What, string Text)[] Texts =
    [
        ("characters", "unusual characters", string.Concat(Characters.Select(row => row.Text))),
        ("nul", "the character NUL", "x%00y"),
        ("not-utf-8", "bytes that are not UTF-8", "x%FF%C0%80%ED%A0%80"),
        ("long", "a very long value", new string('x', Long)),
    ];

    /// <summary>What to send in its place to learn which part of it leads to an error; none for what has no parts.</summary>
    internal IReadOnlyList<OddInput> Parts { get; private init; } = [];

    /// <summary>Everything odd that can be said with <paramref name="parameter"/>.</summary>
    internal static IEnumerable<OddInput> For(ParameterContract parameter)
    {
        var isNumber = parameter.Kind is ParameterKind.Page or ParameterKind.PageSize
            || parameter is { Kind: ParameterKind.Relation, Integer: true };
        var prefix = parameter.Kind switch
        {
            ParameterKind.Filter when parameter.Filters is [var first, ..] => $"{first.Name}:",
            ParameterKind.LabelSelector => "no-such-label=",
            _ => "",
        };
        foreach (var (rule, what, text) in Texts.Where(row => !isNumber || row.Rule != "long"))
            yield return new(rule, what, Of(text)) { Parts = rule == "characters" ? [.. Characters.Select(OfCharacters)] : [] };
        yield return new("list", "a list in brackets", Raw($"{parameter.Name}[]", $"{prefix}1"));
        if (parameter.Kind == ParameterKind.TimestampFilter)
            yield return new("impossible-time", "a time that no calendar has", Raw(parameter.Name, "2026-13-45T99:00:00Z"));
        if (isNumber)
            yield break;
        yield return new("empty", "an empty value", Raw(parameter.Name, ""));
        yield return new("blank", "blanks", Raw(parameter.Name, "%20+%09"));

        OddInput OfCharacters((string Rule, string What, string Text) row) => new(row.Rule, row.What, Of(row.Text));

        Query Of(string text) => Raw(parameter.Name, prefix + text);
    }

    /// <summary>Addresses that cannot be decoded, and odd names of parameters.</summary>
    internal static IEnumerable<OddInput> Addresses =>
    [
        new("malformed-value", "an escape that is none, in a value", Raw("page", "%ZZ")),
        new("malformed-name", "an escape that is none, in a name", Raw("%ZZ", "1")),
        new("name-not-utf-8", "a name that is not UTF-8", Raw("%FF", "1")),
        new("name-nul", "a name with the character NUL", Raw("x%00", "1")),
    ];

    private static Query Raw(string name, string value) => Query.None.WithRaw($"{name}={value}");
}
