using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudController.SelfTests.Schemas;

/// <summary>Values that one keyword of a schema refuses, by the way in which they are wrong.</summary>
internal static class WrongJson
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>A value of every type, and the types of draft-04 that have it; 1.0 is none of the whole numbers that JSON writes.</summary>
    private static readonly (string Way, string Json, string[] Types)[] OfTypes =
    [
        ("is null", "null", ["null"]),
        ("is true", "true", ["boolean"]),
        ("is 0", "0", ["integer", "number"]),
        ("is 1", "1", ["integer", "number"]),
        ("is 1.0", "1.0", ["number"]),
        ("is 1.5", "1.5", ["number"]),
        ("is a text", "\"text\"", ["string"]),
        ("is a number written as text", "\"1\"", ["string"]),
        ("is an empty text", "\"\"", ["string"]),
        ("is an array", "[]", ["array"]),
        ("is an array with a number", "[1]", ["array"]),
        ("is an object", "{}", ["object"]),
    ];

    /// <summary>What else stands where a guid, a time, a hash or a word should, beside the right value with something around it.</summary>
    private static readonly string[] Elsewhere =
    [
        "", "x", "SOMETHING", "2015-07-06 23:23:09 +0000", "2015-07-06T23:23:09+00:00", "2015-07-06T23:23:09.123Z", "2015-13-06T23:23:09Z",
        "2015-07-06", "1436224989", new('A', 40), new('a', 64), "{7e311643-599d-4b8d-81e3-4a206288a619}",
    ];

    /// <summary>Every type that <paramref name="types"/> leaves out.</summary>
    internal static IEnumerable<(string Way, JsonElement Value)> OfOtherTypes(IReadOnlySet<string> types) =>
        OfTypes.Where(row => !types.Overlaps(row.Types)).Select(row => (row.Way, Parse(row.Json)));

    /// <summary>Words that <paramref name="allowed"/> leaves out.</summary>
    internal static IEnumerable<(string Way, JsonElement Value)> OutsideOf(IReadOnlyCollection<string> allowed) =>
        Texts(allowed.SelectMany(Around).Append("no such value").Where(word => !allowed.Contains(word)));

    /// <summary>Texts that <paramref name="pattern"/> does not match, near to <paramref name="right"/> and far from it.</summary>
    internal static IEnumerable<(string Way, JsonElement Value)> Against(string pattern, string right)
    {
        var matching = new Regex(pattern, RegexOptions.CultureInvariant, Longest);
        return Texts(Around(right).Concat(Elsewhere).Where(text => !matching.IsMatch(text)));
    }

    /// <summary>Texts that are shorter than <paramref name="length"/>.</summary>
    internal static IEnumerable<(string Way, JsonElement Value)> ShorterThan(int length) =>
        Texts(((int[])[0, length - 1]).Distinct().Select(shorter => new string('a', shorter)));

    /// <summary>Numbers below <paramref name="minimum"/>.</summary>
    internal static IEnumerable<(string Way, JsonElement Value)> Below(long minimum) =>
        ((long[])[minimum - 1, minimum - 1_000_000_000_000]).Select(number =>
            (FormattableString.Invariant($"is {number}"), JsonSerializer.SerializeToElement(number)));

    private static IEnumerable<string> Around(string right) =>
        [right + "\n", "\n" + right, right + " ", $"{{{right}}}", right + right, right.ToUpperInvariant(), right.ToLowerInvariant()];

    private static IEnumerable<(string Way, JsonElement Value)> Texts(IEnumerable<string> texts) =>
        texts
            .Distinct(StringComparer.Ordinal)
            .Select(text => JsonSerializer.SerializeToElement(text))
            .Select(text => ($"is {text.GetRawText()}", text));

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
