using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Findings;

/// <summary>One observed deviation from a clause, ready to be shown: redacted and cut to size.</summary>
/// <param name="Fingerprint">The same for the same deviation in every run: made of clause, place and rule only.</param>
/// <param name="Expected">What the clause asks for.</param>
/// <param name="Actual">What the target answered.</param>
/// <param name="Pointer">JSON pointer of the place in the answer; empty for the whole answer.</param>
/// <param name="Curl">The request as a command line, with <c>$CF_TOKEN</c> for the token.</param>
/// <param name="Response">The answer.</param>
/// <param name="RequestId">The id under which the server logged the request.</param>
public sealed record Finding(
    string Fingerprint, string Expected, string Actual, string Pointer, string Curl, ResponseExcerpt Response, string? RequestId)
{
    private const int LongestText = 1_000;

    /// <summary>
    /// The request to another endpoint whose answer this one was held against, as a command line; <c>null</c> where there is none.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>Why, apart from which clause; <c>null</c> where nobody said.</summary>
    [JsonIgnore]
    public Cause? Cause { get; init; }

    /// <summary>What is shown of <paramref name="deviation"/>.</summary>
    public static Finding Of(Clause clause, Deviation deviation, EndpointContract endpoint, Redactor redactor) => new(
        FingerprintOf(clause, deviation),
        redactor.Excerpt(deviation.Expected, LongestText),
        redactor.Excerpt(deviation.Actual, LongestText),
        redactor.Excerpt(deviation.Pointer, LongestText),
        redactor.Excerpt(deviation.Exchange.Curl, 2 * LongestText),
        ResponseExcerpt.Of(deviation.Exchange, redactor),
        deviation.Exchange.RequestId is { } id ? redactor.Excerpt(id, 200) : null)
    {
        Against = deviation.Against is { } other ? redactor.Excerpt(other.Curl, 2 * LongestText) : null,
        Cause = Cause.Of(deviation, endpoint).Redacted(redactor),
    };

    private static string FingerprintOf(Clause clause, Deviation deviation)
    {
        var parts = string.Join('\n', clause.Id, JsonPointer.Generalize(deviation.Pointer), deviation.Rule);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..16];
    }
}

/// <summary>What a report shows of an answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The beginning of the body.</param>
public sealed record ResponseExcerpt(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private const int LongestBody = 2_000;
    private const int LongestHeader = 300;
    private const int MostHeaders = 40;

    internal static ResponseExcerpt Of(Exchange exchange, Redactor redactor) => new(
        exchange.Status,
        exchange.Headers
            .DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .Take(MostHeaders)
            .Select(header => (Name: redactor.Excerpt(header.Name, LongestHeader),
                Value: redactor.Header(header.Name, exchange.HeaderValue(header.Name)!, LongestHeader)))
            // Header names that differed only in a secret are equal after redaction; the first of them is shown.
            .DistinctBy(header => header.Name)
            .ToDictionary(header => header.Name, header => header.Value),
        redactor.Body(exchange.Body.Span, LongestBody));
}
