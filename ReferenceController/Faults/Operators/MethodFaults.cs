using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Other reading methods, other media types, other routes.</summary>
internal static class MethodFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Implied("head-is-404", "HEAD is answered with 404", On("HEAD", answer => answer.Refuse(Errors.UnknownRoute)),
            ["methods/head"]),
        rows.Implied("head-without-media-type", "HEAD states no Content-Type", On("HEAD", answer => answer.Reply.Without("Content-Type")),
            ["methods/head"]),
        rows.Implied("head-of-other-media-type", "HEAD states another Content-Type",
            On("HEAD", answer => answer.Reply.With("Content-Type", "text/html")),
            ["methods/head"]),
        rows.Implied("options-is-500", "OPTIONS is answered with 500", On("OPTIONS", answer => answer.Refuse(Errors.Unknown)),
            ["methods/options"]),
        rows.Implied("options-shows-items", "OPTIONS is answered with a list",
            On("OPTIONS", answer => answer.Reply.WithStatus(200).WithBody("{\"resources\": [{}]}")), ["methods/options"]),
        rows.Implied("unknown-route-is-list", "a route that only begins like the list's is answered with 200",
            OnUnknownRoute(answer => answer.Reply.WithStatus(200)), ["methods/unknown-route"]),
        rows.Implied("unknown-route-is-html", "a route that does not exist is answered with a page for people",
            OnUnknownRoute(answer => answer.Reply.AsHtml()), ["methods/unknown-route"]),
        rows.Implied("unknown-route-is-403", "a route that does not exist is answered with 403",
            OnUnknownRoute(answer => answer.Refuse(Errors.NotAuthorized)), ["methods/unknown-route"]),
        rows.Implied("accept-refused", "who does not accept JSON gets 406", OnXml(answer => answer.Reply.WithStatus(406).WithBody("")),
            ["methods/accept-ignored"]),
        rows.Implied("accept-obeyed", "who asks for XML gets it",
            OnXml(answer => answer.Reply.With("Content-Type", "application/xml").WithBody("<resources/>")),
            ["methods/accept-ignored"]),
    ];

    private static FaultHooks On(string method, Func<Answer, WireReply> edit) =>
        new() { Wire = answer => answer.IsItself && answer.Request.Method == method ? edit(answer) : answer.Reply };

    private static FaultHooks OnXml(Func<Answer, WireReply> edit) =>
        new() { Wire = answer => answer.IsItself && answer.Request.Headers.Accept == "application/xml" ? edit(answer) : answer.Reply };

    private static FaultHooks OnUnknownRoute(Func<Answer, WireReply> edit) =>
        new()
        {
            Wire = answer => !answer.IsItself && !answer.Request.Path.StartsWithSegments(answer.Target.Path) ? edit(answer) : answer.Reply,
        };
}
