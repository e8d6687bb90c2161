using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.SelfTests.Recordings;

/// <summary>What is seen of a deviation, and compared with what is known.</summary>
/// <param name="Concerns">The endpoint, or the family and the status of an error.</param>
/// <param name="Rule">What does not hold; where a clause says it, topic and rule of the clause.</param>
/// <param name="Pointer">The place in the answer, any index being <c>*</c>; empty for all of it.</param>
public sealed record SeenDeviation(string Concerns, string Rule, string Pointer);

/// <summary>One recorded page of a list, or one recorded item or object, checked for what an answer alone can show.</summary>
internal sealed class RecordedPage
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly EndpointContract _endpoint;
    private readonly Recording _recording;
    private readonly Query _query;
    private readonly Exchange _exchange;
    private readonly Page? _page;

    private RecordedPage(Recording recording, EndpointContract endpoint, Exchange exchange, Page? page) =>
        (_recording, _endpoint, _exchange, _page, _query) = (recording, endpoint, exchange, page, exchange.Request.Query);

    private string PageName => _endpoint.Parameter(ParameterKind.Page)?.Name ?? "";

    private string SizeName => _endpoint.Parameter(ParameterKind.PageSize)?.Name ?? "";

    /// <summary>The page that was asked for; <c>null</c> where that is no plain number, so that it is open what was meant.</summary>
    private long? Number => Plain(PageName, otherwise: 1);

    /// <summary>The size of a page: the one that was asked for, or that the links state.</summary>
    private long? Size => _query.Values(SizeName).Count > 0
        ? Plain(SizeName, otherwise: null)
        : _page!.Links.Select(link => link.Link?.Query.Number(SizeName)).FirstOrDefault(size => size is not null);

    /// <summary>What tells the list that this is a page of.</summary>
    internal string List => $"{_recording.Authorization} {_query.Without(PageName).Without(SizeName)}";

    internal bool HasItems => _page is { Items.Count: > 0 };

    /// <summary>The answer; <c>null</c> where items are documented and it has none to show.</summary>
    internal static RecordedPage? Of(Recording recording, EndpointContract endpoint)
    {
        var exchange = recording.Exchange();
        var page = Page.Of(exchange, endpoint, recording.Endpoint, recording.WithTls);
        return page is null && endpoint.Resource is not null ? null : new(recording, endpoint, exchange, page);
    }

    /// <summary>The path that links to other pages have, too; below something, its guid stands in it.</summary>
    private string Route => _endpoint.Subject.Count == 0 ? _endpoint.Route : _recording.Route;

    /// <summary>Every deviation of the page.</summary>
    /// <param name="listHasItems">Whether another page of the same list has items.</param>
    internal IEnumerable<SeenDeviation> Deviations(bool listHasItems)
    {
        var seen = Headers().Concat(Schema());
        if (_page is null)
            return seen;
        seen = seen.Concat(Arithmetic(_page)).Concat(Links(_page)).Concat(Items(_page));
        return listHasItems && _page.Total == 0 ? seen.Append(Seen("paging/beyond-last-total", _page.TotalPointer)) : seen;
    }

    private IEnumerable<SeenDeviation> Headers()
    {
        foreach (var header in _endpoint.Response.Headers.Where(header => header.Name != "Content-Type"))
        {
            var value = _recording.Header(header.Name);
            var isRight = header switch
            {
                { Value: { } exact } => exact.Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase),
                { Pattern: { } pattern } => value is not null && Matches(value, pattern),
                _ => true,
            };
            if (!isRight)
                yield return Seen($"status-and-headers/{header.Name.ToLowerInvariant()}");
        }

        if (!MediaTypeHeaderValue.TryParse(_recording.Header("Content-Type"), out var type) || type.MediaType != "application/json")
            yield return Seen("status-and-headers/media-type");
        else if (!"utf-8".Equals(type.CharSet?.Trim('"'), StringComparison.OrdinalIgnoreCase))
            yield return Seen("status-and-headers/charset");
        if (_recording.Header("Content-Length") is { } length && length != _recording.Bytes.Length.ToString(CultureInfo.InvariantCulture))
            yield return Seen("status-and-headers/content-length");
        if (_recording.Header("Content-Encoding") is not null)
            yield return Seen("status-and-headers/content-encoding");
    }

    private IEnumerable<SeenDeviation> Schema() => _endpoint.Schema!.Validate(_exchange.Json.Root)
        .Select(deviation => Seen(deviation.Rule, deviation.Pointer))
        .Where(seen => !_endpoint.Undocumented.Any(known => known.Place == seen.Pointer));

    private IEnumerable<SeenDeviation> Arithmetic(Page page)
    {
        if (page.Total is not { } total || Size is not { } size || Number is not { } number)
            yield break;
        var last = Math.Max(1, (total + size - 1) / size);
        if (page.PageCount is { } count && count != last)
            yield return Seen("paging/page-count", page.PageCountPointer!);
        if (page.Items.Count != Math.Clamp(total - (number - 1) * size, 0, size))
            yield return Seen("paging/page-length", _endpoint.Answer.List!.Pointer);
        if (page.Next.IsNull != number >= last)
            yield return Seen("page-links/next-until-the-last", page.Next.Pointer);
        if (page.Previous.IsNull != (number == 1))
            yield return Seen("page-links/previous-from-the-second", page.Previous.Pointer);
        (string Rule, PageLink? Link, long Expected)[] numbers =
        [
            ("next-number", page.Next, number + 1), ("previous-number", page.Previous, number - 1),
            ("first-number", page.First, 1), ("last-number", page.Last, last),
        ];
        foreach (var (rule, link, expected) in numbers)
        {
            if (link?.Link is { } target && target.Query.Number(PageName) != expected)
                yield return Seen($"page-links/{rule}", link.Pointer);
        }
    }

    private IEnumerable<SeenDeviation> Links(Page page)
    {
        foreach (var link in page.Links)
        {
            if (!HasTheForm(link.Reading!))
                yield return Seen("page-links/form", link.Pointer);
            if (link.Reading!.Foreign is not null)
                yield return Seen("page-links/origin", link.Pointer);
            if (!IsDocumented)
                continue;
            if (link.Link is { SameOrigin: true } && !link.Link.StaysOn(Route))
                yield return Seen("page-links/path", link.Pointer);
            foreach (var parameter in link.Link?.Query.Parameters ?? [])
            {
                var isSent = parameter.Name == PageName || parameter.Name == SizeName || _query.Values(parameter.Name).Count > 0;
                if (!isSent && Documented(parameter)?.Default is null)
                    yield return Seen("page-links/nothing-invented", link.Pointer);
            }

            foreach (var sent in _query.Parameters.Where(sent => link.Link is not null && IsKept(sent)))
            {
                if (!Meant(link.Link!.Query, sent).SequenceEqual(Meant(_query, sent)))
                    yield return Seen($"page-links/{sent.Name}-kept", link.Pointer);
            }
        }
    }

    private IEnumerable<SeenDeviation> Items(Page page)
    {
        if (page.Items.GroupBy(item => item.Key).Any(same => same.Count() > 1))
            yield return Seen("resources/guid-unique", _endpoint.Answer.List!.Pointer);
        foreach (var item in page.Items)
        {
            foreach (var link in _endpoint.Links)
            {
                var href = item.Text(link.Pointer) ?? item.Text(link.Pointer + "/href");
                var reading = href is null ? null : LinkReading.Of(href, _recording.Endpoint, _recording.WithTls);
                var isThere = item.At(link.Pointer) is { ValueKind: not JsonValueKind.Null };
                if (isThere != item.Meets(link.When) || (isThere && !LeadsAsDocumented(reading, link, item)))
                    yield return Seen($"resource-links/{link.Slug}", item.Pointer + link.Pointer);
                if (reading?.Foreign is not null)
                    yield return Seen("resource-links/origin", item.Pointer + link.Pointer);
            }

            foreach (var invariant in _endpoint.Invariants.Where(invariant => item.Meets(invariant.When) && !Holds(invariant, item)))
                yield return Seen($"resources/{invariant.Rule}", item.Pointer);
        }
    }

    private static bool Holds(InvariantContract invariant, Item item) =>
        invariant.Then?.All(then => item.At(then.Key) is not { } value || then.Value.Admits(value)) != false
        && !(invariant.Absent ?? []).Any(place => item.At(place) is not null)
        // Times of one format are ordered like their texts.
        && !(invariant.NotAfter is [var first, var second]
            && item.Text(first) is { } earlier && item.Text(second) is { } later && string.CompareOrdinal(earlier, later) > 0);

    private bool HasTheForm(LinkReading link) => link.Link?.IsAbsolute == (_endpoint.Edition.LinkForm == LinkForm.Absolute);

    private bool LeadsAsDocumented(LinkReading? reading, LinkContract link, Item item) =>
        reading is not null && HasTheForm(reading) && reading.Link!.Query == Query.None
        && Matches(reading.Link.Path, $"^{string.Join('/', link.Href.Split('/').Select(part => PatternOf(part, item)))}$");

    private static string PatternOf(string part, Item item) =>
        part == "{guid}" ? Regex.Escape(item.Guid ?? "") : part.StartsWith('{') ? "[^/]+" : Regex.Escape(part);

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);

    /// <summary>What a request asks for that the document does not describe, or twice, leaves open what its links are to repeat.</summary>
    private bool IsDocumented => _query.Parameters.All(sent =>
        Documented(sent) is { } parameter && (parameter.Kind == ParameterKind.Filter || _query.Values(sent.Name).Count == 1));

    private ParameterContract? Documented(QueryParameter sent) => _endpoint.Parameters.FirstOrDefault(parameter =>
        parameter.Name == (parameter.Kind == ParameterKind.TimestampFilter ? sent.Name.Split('[')[0] : sent.Name));

    /// <summary>A list may come back as one parameter or as several, and a plus sign says what goes without saying.</summary>
    private IEnumerable<string> Meant(Query query, QueryParameter sent) => query.Values(sent.Name)
        .SelectMany(value => value.Split(','))
        .Select(value => Documented(sent)!.Kind == ParameterKind.OrderBy ? value.TrimStart('+') : value);

    private bool IsKept(QueryParameter sent) => sent.Value.Length > 0 && sent.Name != PageName && sent.Name != SizeName;

    private long? Plain(string name, long? otherwise) => _query.Values(name) switch
    {
        [] => otherwise,
        [var only] when only.All(char.IsAsciiDigit) => _query.Number(name),
        _ => null,
    };

    private SeenDeviation Seen(string rule, string pointer = "") => new(_endpoint.Name, rule, JsonPointer.Generalize(pointer));
}
