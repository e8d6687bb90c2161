using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>A file that is kept elsewhere: the way to it missing or leading nowhere, and something else in its place.</summary>
internal static class FileFaults
{
    private const string Clause = "file/sent-or-led-to";

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("location-missing", "a redirect does not say where to", OnRedirect(reply => reply.Without("Location")), [Clause]),
        .. Locations.Select(row => rows.Documented(
            $"location-{row.Name}", $"a redirect leads to {row.Location}", OnRedirect(reply => reply.With("Location", row.Location)),
            [Clause])),
        rows.Documented("json-for-file", "a document in JSON stands in place of the file",
            OnRedirect(reply => (reply.Without("Location") with { Status = 200 })
                .With("Content-Type", "application/json; charset=utf-8")
                .WithBody("{}")), [Clause]),
        rows.Documented("redirect-303", "a redirect has another status than the documented one",
            OnRedirect(reply => reply.WithStatus(303)), ["status-and-headers/ok"]),
        rows.Implied("unknown-item-led-to", "the file of an item that does not exist is led to",
            ItemHooks.OnUnknown(answer => (answer.Reply with { Status = 302 })
                .With("Location", "http://blobstore.example.com/1")
                .WithBody("")), ["file/unknown-item"]),
        rows.Implied("unknown-item-is-500", "the file of an item that does not exist is answered with 500",
            ItemHooks.OnUnknown(answer => answer.Refuse(Errors.Unknown)), ["file/unknown-item"]),
    ];

    private static readonly (string Name, string Location)[] Locations =
        [("relative", "/blobs/1"), ("other-scheme", "ftp://blobstore.example.com/1"), ("without-host", "http:///1"), ("empty", "")];

    private static FaultHooks OnRedirect(Func<WireReply, WireReply> edit) =>
        new() { Wire = answer => answer.Reply.Status == 302 ? edit(answer.Reply) : answer.Reply };

}
