using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace CloudController.Reference.Http;

/// <summary>One name=value of a query string, decoded.</summary>
/// <param name="Key">The name as sent, brackets included.</param>
/// <param name="Value">The value; empty when there is no <c>=</c>.</param>
internal sealed record QueryItem(string Key, string Value)
{
    private int Bracket => Key.IndexOf('[', StringComparison.Ordinal);

    /// <summary>The name without brackets: <c>page[]=2</c> and <c>page[a]=2</c> are parameters called page.</summary>
    public string Name => Bracket < 0 ? Key : Key[..Bracket];

    /// <summary>The value as one word; that of a bracketed parameter is a list, which no check takes for a word or a number.</summary>
    public string Text => Bracket < 0 ? Value : $"[{Value}]";
}

/// <summary>The parameters of a request in the order in which they were sent.</summary>
internal sealed partial record QueryParameters(ImmutableArray<QueryItem> Items)
{
    /// <summary>The names without repetitions.</summary>
    public IEnumerable<string> Names => Items.Select(item => item.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a query string, given without its '?'. A raw ';' separates like '&amp;'; '+' is a space.</summary>
    /// <exception cref="ApiErrorException">The percent-encoding is malformed or does not encode UTF-8.</exception>
    public static QueryParameters Parse(string queryString)
    {
        var pairs = queryString.Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries);
        return new QueryParameters([.. pairs.Select(ParsePair)]);
    }

    /// <summary>The value of a parameter that can be given once; of several the last one counts.</summary>
    public string? Last(string name) => Items.LastOrDefault(item => item.Name == name)?.Text;

    /// <summary>All values of a parameter that can be repeated; the bracketed form is another parameter.</summary>
    public ImmutableArray<string> All(string key) => [.. Items.Where(item => item.Key == key).Select(item => item.Value)];

    private static QueryItem ParsePair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new QueryItem(Decode(pair), "")
            : new QueryItem(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
    }

    private static string Decode(string text)
    {
        if (MalformedEscape().IsMatch(text))
            throw Errors.BadQueryParameter("malformed percent-encoding").AsException();
        var encoded = Encoding.UTF8.GetBytes(text);
        var decoded = WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length);
        return Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : throw Errors.BadQueryParameter("not UTF-8").AsException();
    }

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MalformedEscape();
}
