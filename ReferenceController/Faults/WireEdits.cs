using System.Text;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults;

/// <summary>Changes to an answer that is already rendered.</summary>
internal static class WireEdits
{
    public static string Text(this WireReply reply) => Encoding.UTF8.GetString(reply.Body.Span);

    public static WireReply WithStatus(this WireReply reply, int status) => reply with { Status = status };

    public static WireReply Without(this WireReply reply, string header) =>
        reply with { Headers = reply.Headers.RemoveAll(pair => pair.Key.Equals(header, StringComparison.OrdinalIgnoreCase)) };

    public static WireReply With(this WireReply reply, string header, string value) =>
        reply.Without(header) with { Headers = reply.Without(header).Headers.Add(new(header, value)) };

    /// <summary>Another body, its length stated rightly.</summary>
    public static WireReply WithBody(this WireReply reply, byte[] body) =>
        (reply with { Body = body }).With("Content-Length", $"{body.Length}");

    public static WireReply WithBody(this WireReply reply, string body) => reply.WithBody(Encoding.UTF8.GetBytes(body));

    public static WireReply Edited(this WireReply reply, Func<string, string> edit) => reply.WithBody(edit(reply.Text()));

    /// <summary>A page for people, as a gateway or a framework sends one.</summary>
    public static WireReply AsHtml(this WireReply reply) =>
        reply.With("Content-Type", "text/html").WithBody($"<html><body><h1>{reply.Status}</h1></body></html>");
}
