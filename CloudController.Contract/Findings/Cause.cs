using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Findings;

/// <summary>
/// Why a clause is red or undecided, whichever clause it is: made of rules, places, names of parameters and statuses, never of texts,
/// guids, times or values, so that it is the same from clause to clause, from endpoint to endpoint and from run to run.
/// </summary>
/// <param name="Kind">A short stable word: the rule that is broken, or what is missing.</param>
/// <param name="Place">
/// Where: a JSON pointer with <c>*</c> for what differs from item to item, or the name of a header; empty where there is no place.
/// </param>
/// <param name="Request">
/// What the request was made of, in order; empty for a plain one, <c>null</c> where the request does not matter.
/// </param>
/// <param name="Status">The status of the answer; <c>null</c> where it does not matter.</param>
public sealed record Cause(string Kind, string Place = "", IReadOnlyList<string>? Request = null, int? Status = null)
{
    /// <summary>The kind of every answer that is not the documented one.</summary>
    public const string NotAnswered = "not-answered";

    /// <summary>The kind of every clause that needs a header which the answer does not have.</summary>
    public const string NoHeader = "no-header";

    private const int LongestPlace = 200;
    private const int LeastError = 300;

    /// <summary>Rules that say nothing more than that the status is another one.</summary>
    private static readonly string[] RulesOfStatus = ["answered", "status"];

    /// <summary>The cause of <paramref name="deviation"/>: told by its place where it has one, otherwise by the request.</summary>
    public static Cause Of(Deviation deviation, EndpointContract endpoint) => deviation switch
    {
        { Pointer.Length: > 0 } => new(deviation.Rule, PlaceOf(deviation.Pointer), Status: deviation.Exchange.Status),
        { About.Length: > 0 } => new(LacksHeader(deviation) ? NoHeader : deviation.Rule, deviation.About),
        _ => new(RulesOfStatus.Contains(deviation.Rule) ? NotAnswered : deviation.Rule, "",
            RequestShape.Of(deviation.Exchange.Request, endpoint), deviation.Exchange.Status),
    };

    /// <summary>The cause of <paramref name="undecided"/>.</summary>
    internal static Cause Of(InconclusiveException undecided, EndpointContract endpoint) => undecided.Exchange is { } exchange
        ? new(undecided.Kind, "", RequestShape.Of(exchange.Request, endpoint), exchange.Status)
        : new(undecided.Kind, PlaceOf(undecided.About));

    /// <summary>The cause of a finding whose check stated none: its place.</summary>
    internal static Cause Of(Finding finding) =>
        new("deviation", PlaceOf(finding.Pointer.Length <= LongestPlace ? finding.Pointer : finding.Pointer[..LongestPlace]),
            Status: finding.Response.Status);

    /// <summary>This cause as reports may show it.</summary>
    internal Cause Redacted(Redactor redactor) => this with { Place = redactor.Excerpt(Place, LongestPlace) };

    /// <summary>
    /// Whether this cause explains <paramref name="cause"/> too: it is the same deviation at a request with only some of the parameters, so
    /// that the others are not to blame.
    /// </summary>
    internal bool Explains(Cause cause) =>
        Kind == cause.Kind && Place == cause.Place && Status == cause.Status
        && (Request is null ? cause.Request is null : cause.Request is not null && Request.All(cause.Request.Contains));

    /// <summary>What makes two causes the same one, unambiguous and in one text.</summary>
    internal string Key => JsonSerializer.Serialize(new object?[] { Kind, Place, Request, Status });

    /// <summary>A short form of what makes two causes the same one.</summary>
    internal string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..16];

    /// <summary>The cause in a few words.</summary>
    internal string Title
    {
        get
        {
            var title = new StringBuilder(Kind == NotAnswered ? "not answered as documented" : Kind.Replace('-', ' '));
            if (Place.Length > 0)
                title.Append(": ").Append(Place);
            if (Request is { } request)
                title.Append(", asked ").Append(request.Count == 0 ? "plainly" : "with " + string.Join(" and ", request));
            if (Status is { } status && (Place.Length == 0 || status >= LeastError))
                title.Append(CultureInfo.InvariantCulture, $", status {status}");
            return title.ToString();
        }
    }

    /// <summary>A text with spaces describes a place in words and is not the name of a header.</summary>
    private static bool LacksHeader(Deviation deviation) =>
        !deviation.About.Contains(' ') && deviation.Exchange.HeaderValue(deviation.About) is null;

    /// <summary>
    /// Guids and numbers in a pointer are keys of maps or positions in lists; they become <c>*</c>, so that all entries share a cause.
    /// </summary>
    private static string PlaceOf(string pointer) =>
        string.Join('/', JsonPointer.Generalize(pointer).Split('/').Select(segment => Guid.TryParse(segment, out _) ? "*" : segment));
}
