namespace CloudController.ContractTests.Topics;

/// <summary>The status and the headers of the documented answer.</summary>
[Topic("status-and-headers", "Response: Headers")]
public sealed class StatusAndHeaders(EndpointUnderTest endpoint)
{
    private const string RequestId = "X-VCAP-Request-ID";

    [Clause("ok", "GET answers with the documented status", Section = "Response: Status", Depth = RunDepth.Quick)]
    public async Task Ok()
    {
        var answer = await endpoint.Get(Query.None);
        if (!endpoint.Contract.Allows(answer.Status))
            answer.Should().HaveStatus(endpoint.Contract.Response.Status);
    }

    [Clause("content-length", "Content-Length, where it is sent, is the length of the body in bytes", LooksAtEverything = true)]
    public async Task ContentLength()
    {
        await OnEveryPage(exchange => IsRight(exchange, exchange.SentLength));
        var refusal = await endpoint.Get(Query.None, Credential.None);
        IsRight(refusal, refusal.SentLength);
        // A client that reads a body cannot see a wrong length, it only sees the body break off.
        var (plain, head) = (await endpoint.Plain(), await endpoint.Send(HttpMethod.Head, endpoint.Route, Query.None));
        if (head.Status == plain.Status && head.Coding?.Stated == plain.Coding?.Stated)
            IsRight(head, plain.SentLength);

        static void IsRight(Exchange exchange, int length)
        {
            if (exchange.HeaderValue("Content-Length") is { } stated && stated != FormattableString.Invariant($"{length}"))
                Deviate.UnlessDataMoved("content-length", $"Content-Length: {length}", $"Content-Length: {stated}", exchange,
                    about: "Content-Length");
        }
    }

    [Clause("content-encoding", "no answer has a Content-Encoding: no request asks for one", LooksAtEverything = true,
        Depth = RunDepth.Quick)]
    public async Task ContentEncoding()
    {
        await endpoint.Get(Query.None);
        var encoded = endpoint.Answered.Where(exchange => exchange.Coding is not null).ToList();
        // Answers with a page are preferred as examples over refusals.
        var page = encoded.Find(exchange => exchange.Status == endpoint.Contract.Response.Status && exchange.SentLength > 0);
        if ((page ?? encoded.FirstOrDefault()) is not { Coding: { } coding } shown)
            return;
        Deviate.Now(
            "content-encoding",
            "no Content-Encoding (the request says Accept-Encoding: identity)",
            $"Content-Encoding: {coding.Stated}, {InWords(coding.Outcome)}",
            shown);
    }

    [Clause("request-id-distinct", "no two answers have the same request id", Level = ClauseLevel.Implied, LooksAtEverything = true)]
    public Task RequestIdDistinct()
    {
        var answers = endpoint.Answered
            .Where(exchange => exchange.RequestId is not null && exchange.Request.Path.StartsWith(endpoint.Route, StringComparison.Ordinal))
                .ToList();
        if (answers.Count < 2)
            Deviate.Undecided("no-header", $"{answers.Count} answers had a {RequestId}, 2 are needed", RequestId);
        if (answers.GroupBy(exchange => exchange.RequestId).FirstOrDefault(same => same.Count() > 1) is { } twice)
            Deviate.Now("distinct", "a request id of its own for every answer", $"{twice.Count()} answers with {twice.Key}", twice.Last(),
                about: RequestId);
        return Task.CompletedTask;
    }

    [Clause("request-id-prefix", "a request id that the client sends is kept as the prefix of the answer's", Level = ClauseLevel.Implied)]
    public async Task RequestIdPrefix()
    {
        const string sent = "contract-test";
        var plain = await endpoint.Get(Query.None);
        var answer = await endpoint.Get(Query.None, headers: new Header(RequestId, sent));
        if (plain.RequestId?.Contains("::", StringComparison.Ordinal) == true)
            Deviate.Undecided("gateway", "something in front of the Cloud Controller gives every request an id of its own");
        if (answer.RequestId?.StartsWith(sent + "::", StringComparison.Ordinal) != true)
            Deviate.Now("prefix", $"{RequestId}: {sent}::<uuid>", $"{RequestId}: {answer.RequestId ?? "absent"}", answer, about: RequestId);
    }

    [Clause("headers-of-errors", "error answers carry the documented headers too", Level = ClauseLevel.Implied), RunsFor(Access.Bearer)]
    public async Task HeadersOfErrors()
    {
        var refusal = await endpoint.Get(Query.None, Credential.None);
        refusal.Should().HaveMediaType("application/json");
        foreach (var header in PlainHeaders(endpoint.Contract))
            refusal.Should().HaveHeader(header);
    }

    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<StatusAndHeaders>> Headers(EndpointContract contract) =>
        from header in PlainHeaders(contract)
        select new ClauseRow<StatusAndHeaders>(
            "",
            header.Value is { } value
                ? $"every page carries {header.Name}: {value}"
                : $"every page carries {header.Name}, matching {header.Pattern}",
            topic => topic.OnEveryPage(exchange => exchange.Should().HaveHeader(header)),
            About: header.Name.ToLowerInvariant());

    private static IEnumerable<HeaderContract> PlainHeaders(EndpointContract contract) =>
        contract.Response.Headers.Where(header => header.Name != "Content-Type" && (header.Value ?? header.Pattern) is not null);

    private static string InWords(CodingOutcome outcome) => outcome switch
    {
        CodingOutcome.Decoded => "and the body is encoded so",
        CodingOutcome.NotInBody => "but the body is not encoded so",
        CodingOutcome.Unknown => "which the suite cannot decode",
        CodingOutcome.TooLarge => "and the body becomes larger than the suite reads when it is decoded",
        CodingOutcome.NoBody => "and no body",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private Task OnEveryPage(Action<Exchange> check) => endpoint.OnEveryAnswer(check);
}

/// <summary>The headers that say how a body of JSON is to be read, and that it is the same twice.</summary>
[Topic("status-and-headers", "Response: Headers")]
public sealed class JsonHeaders(JsonUnderTest endpoint)
{
    [Clause("media-type", "every page is of the media type application/json", LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task MediaType() => endpoint.OnEveryAnswer(exchange => exchange.Should().HaveMediaType("application/json"));

    [Clause("charset", "every page states the charset utf-8", LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task Charset() => endpoint.OnEveryAnswer(exchange => exchange.Should().HaveCharset("utf-8"));

    [Clause("repeatable", "the same request twice brings the same answer", Level = ClauseLevel.Implied, Section = "Response: Body")]
    public async Task Repeatable()
    {
        var (first, second) = (await endpoint.Get(Query.None), await endpoint.GetAgain(Query.None));
        if (first.Status == second.Status && !first.Body.Span.SequenceEqual(second.Body.Span))
            Deviate.UnlessDataMoved("repeatable", "the same body again",
                $"a body that differs from byte {first.Body.Span.CommonPrefixLength(second.Body.Span)} on", second);
    }
}

/// <summary>Checks over everything that was read.</summary>
internal static class AnswersRead
{
    internal static async Task OnEveryAnswer(this EndpointUnderTest endpoint, Action<Exchange> check)
    {
        await endpoint.ReadPlain();
        var answers = endpoint.AnswersRead.Select(logged => logged.Exchange).ToList();
        if (answers.Count == 0)
            Deviate.Undecided("no-page", "no page could be read");
        answers.ForEach(check);
    }
}
