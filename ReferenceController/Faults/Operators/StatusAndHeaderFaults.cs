using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The status line and the headers.</summary>
internal static class StatusAndHeaderFaults
{
    private const string FixedId = "33f20f27-2d3c-4ba6-4a4b-2d3c4ba64a4b";

    private sealed record Row(string Name, string Statement, string Clause, Func<WireReply, WireReply> Edit, params string[] MayBreak);

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("status-201", "a list is answered with 201",
            OnPages(reply => reply.WithStatus(201)), ["status-and-headers/ok"]),
        rows.Documented("status-204", "a list is answered with 204 and no body",
            OnPages(reply => (reply with { Status = 204, Body = default }).Without("Content-Length").Without("Content-Type")),
            ["status-and-headers/ok"]),
        rows.Documented("status-500", "a list is answered with 500",
            OnLists(answer => answer.IsPage ? answer.Refuse(Errors.Unknown) : answer.Reply), ["status-and-headers/ok"]),
        .. Headers.Select(row => rows.Documented(
            row.Name, row.Statement, new FaultHooks { Wire = answer => answer.IsItself ? row.Edit(answer.Reply) : answer.Reply },
            [row.Clause], row.MayBreak)),
        rows.Documented("content-length-of-head", "HEAD states a length that is not that of the body",
            new FaultHooks
            {
                Wire = answer => HttpMethods.IsHead(answer.Request.Method) ? answer.Reply.With("Content-Length", "17") : answer.Reply,
            },
            ["status-and-headers/content-length"]),
        rows.Implied("headers-of-errors-missing", "errors come without X-Content-Type-Options",
            new FaultHooks { Wire = answer => answer.Reply.Status >= 400 ? answer.Reply.Without(HeaderName.NoSniff) : answer.Reply },
            ["status-and-headers/headers-of-errors"]),
        rows.Implied("media-type-of-errors-html", "errors say that they are HTML",
            new FaultHooks
            {
                Wire = answer => answer.Reply.Status >= 400 ? answer.Reply.With("Content-Type", "text/html;charset=utf-8") : answer.Reply,
            },
            ["status-and-headers/headers-of-errors"]),
        rows.Implied("request-id-repeated", "every answer has the same request id",
            OnLists(answer => answer.Reply.With(HeaderName.RequestId, FixedId)),
            ["status-and-headers/request-id-distinct"], "status-and-headers/request-id-prefix"),
        rows.Implied("request-id-of-client-dropped", "a request id that the client sends is not kept",
            OnLists(answer => answer.Request.Headers.ContainsKey(HeaderName.RequestId)
                ? answer.Reply.With(HeaderName.RequestId, Guid.NewGuid().ToString())
                : answer.Reply),
            ["status-and-headers/request-id-prefix"]),
        rows.Implied("request-id-of-client-alone", "a request id that the client sends is the whole id of the answer",
            OnLists(answer => answer.Request.Headers[HeaderName.RequestId] is [{ } sent, ..]
                ? answer.Reply.With(HeaderName.RequestId, sent)
                : answer.Reply),
            ["status-and-headers/request-id-prefix"]),
        rows.Implied("not-repeatable", "blanks at the end of a body change from answer to answer",
            OnPages(reply => reply.Edited(text => text
                + new string([.. Enumerable.Range(0, 64).Select(_ => Random.Shared.Next(2) == 0 ? ' ' : '\t')]))),
            ["status-and-headers/repeatable"]),
    ];

    private static readonly Row[] Headers =
    [
        new("media-type-missing", "a page has no Content-Type", "status-and-headers/media-type",
            reply => reply.Without("Content-Type"), "status-and-headers/charset", "status-and-headers/headers-of-errors"),
        new("media-type-text", "a page says that it is text", "status-and-headers/media-type",
            reply => reply.With("Content-Type", "text/plain;charset=utf-8"), "status-and-headers/headers-of-errors"),
        new("charset-missing", "a page states no charset", "status-and-headers/charset",
            reply => reply.With("Content-Type", "application/json")),
        new("charset-latin-1", "a page states another charset", "status-and-headers/charset",
            reply => reply.With("Content-Type", "application/json;charset=iso-8859-1")),
        new("request-id-missing", "an answer has no request id", "status-and-headers/x-vcap-request-id",
            reply => reply.Without(HeaderName.RequestId), "status-and-headers/request-id-prefix", "status-and-headers/headers-of-errors"),
        new("request-id-number", "a request id is a number", "status-and-headers/x-vcap-request-id",
            reply => reply.With(HeaderName.RequestId, Prefix(reply) + Random.Shared.NextInt64()), "status-and-headers/headers-of-errors"),
        new("request-id-cut", "a request id lacks its last group", "status-and-headers/x-vcap-request-id",
            reply => reply.With(HeaderName.RequestId, Prefix(reply) + Guid.NewGuid().ToString()[..^13]),
            "status-and-headers/headers-of-errors"),
        new("nosniff-missing", "an answer has no X-Content-Type-Options", "status-and-headers/x-content-type-options",
            reply => reply.Without(HeaderName.NoSniff), "status-and-headers/headers-of-errors"),
        new("nosniff-wrong", "X-Content-Type-Options is sniff", "status-and-headers/x-content-type-options",
            reply => reply.With(HeaderName.NoSniff, "sniff"), "status-and-headers/headers-of-errors"),
    ];

    private static string Prefix(WireReply reply) =>
        reply.Headers.First(header => header.Key == HeaderName.RequestId).Value is var id
            && id.IndexOf("::", StringComparison.Ordinal) is > 0 and var at
            ? id[..(at + 2)]
            : "";

    private static FaultHooks OnPages(Func<WireReply, WireReply> edit) =>
        OnLists(answer => answer.IsPage ? edit(answer.Reply) : answer.Reply);

    private static FaultHooks OnLists(Func<Answer, WireReply> edit) =>
        new() { Wire = answer => answer.IsItself ? edit(answer) : answer.Reply };
}
