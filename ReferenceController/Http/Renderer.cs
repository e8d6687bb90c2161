using System.Collections.Immutable;
using System.Text;

namespace CloudController.Reference.Http;

/// <summary>An answer as it leaves: status, headers in order, bytes.</summary>
internal sealed record WireReply(int Status, ImmutableArray<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>The last stage of a request: from the document to headers and bytes.</summary>
internal sealed class Renderer(WireFormat format)
{
    private const string Html = "text/html; charset=utf-8";

    public WireReply Render(ApiReply reply, string requestId)
    {
        var body = Body(reply);
        return new WireReply(reply.Status, [.. Headers(reply, requestId, body.Length)], body);
    }

    private byte[] Body(ApiReply reply)
    {
        if (reply.Document is null)
            return Encoding.UTF8.GetBytes(reply.Html ?? reply.Plain?.Text ?? "");
        var text = JsonText.Write(reply.Document, reply.Style ?? format.Style);
        return Encoding.UTF8.GetBytes(reply.EndsWithNewline ? text + "\n" : text);
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(ApiReply reply, string requestId, int length)
    {
        var hasBody = reply.Document is not null || reply.Html is not null || reply.Plain is not null;
        if (hasBody)
            yield return new("Content-Type", reply.Html is not null ? Html : reply.Plain?.ContentType ?? format.ContentType);
        if (reply.Location is not null)
            yield return new("Location", reply.Location);
        if (reply.Cascades)
            yield return new(HeaderName.Cascade, "pass");
        yield return new(HeaderName.RequestId, requestId);
        if (hasBody)
            yield return new("Content-Length", $"{length}");
        yield return new(HeaderName.NoSniff, "nosniff");
    }
}
