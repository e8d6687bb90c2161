using System.Globalization;

namespace CloudController.Contract.Http;

/// <summary>
/// The query of a request, exactly as it is sent. Immutable; equal where the text is equal. <see cref="Parameters"/> is how a server
/// reads it.
/// </summary>
public sealed record Query
{
    /// <summary>No query at all.</summary>
    public static Query None { get; } = new("");

    private Query(string text) => Text = text;

    /// <summary>The text behind the question mark; empty where there is none.</summary>
    public string Text { get; }

    /// <summary>The decoded parameters, in order, repeated names repeated. A plus sign is a space.</summary>
    public IReadOnlyList<QueryParameter> Parameters => Text
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => new QueryParameter(Decode(pair[0]), Decode(pair.ElementAtOrDefault(1) ?? "")))
        .ToList();

    /// <summary>A query taken over as it stands, for example out of a link.</summary>
    public static Query Raw(string text) => text.Length == 0 ? None : new(text);

    /// <summary>This query and one more parameter, percent-encoded.</summary>
    public Query With(string name, string value) => WithRaw($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");

    /// <summary>This query and one more number.</summary>
    public Query With(string name, long value) => With(name, FormattableString.Invariant($"{value}"));

    /// <summary>This query and one more parameter, as it stands.</summary>
    public Query WithRaw(string pair) => new(Text.Length == 0 ? pair : $"{Text}&{pair}");

    /// <summary>This query without the parameters called <paramref name="name"/>.</summary>
    public Query Without(string name) =>
        Raw(string.Join('&', Text.Split('&').Where(pair => Decode(pair.Split('=', 2)[0]) != name)));

    /// <summary>This query followed by <paramref name="other"/>.</summary>
    public Query And(Query other) => other.Text.Length == 0 ? this : WithRaw(other.Text);

    /// <summary>The decoded values of the parameters called <paramref name="name"/>, in order.</summary>
    public IReadOnlyList<string> Values(string name) =>
        Parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).ToList();

    /// <summary>
    /// The last value of <paramref name="name"/> as a whole number, the way a server takes it; <c>null</c> where there is none.
    /// </summary>
    public long? Number(string name) =>
        Values(name) is [.., var last] && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>One decoded query parameter.</summary>
public sealed record QueryParameter(string Name, string Value);
