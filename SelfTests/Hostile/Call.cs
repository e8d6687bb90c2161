using System.Net.Sockets;
using System.Text;

namespace CloudController.SelfTests.Hostile;

/// <summary>One request to a hostile server, and the few things that can be done in answer to it.</summary>
internal sealed class Call(
    RequestHead head,
    int number,
    Socket socket,
    NetworkStream stream,
    HonestController honest,
    HostileServer server,
    Uri other,
    CancellationToken stop)
{
    private static readonly string[] Lists = ["/v2/buildpacks", "/v3/packages"];

    internal RequestHead Head { get; } = head;

    /// <summary>How many requests the server has had, this one included.</summary>
    internal int Number { get; } = number;

    /// <summary>Whether the request asks for a list with the right token.</summary>
    internal bool AsksForList(string canary) =>
        Head.Method == "GET"
            && Lists.Contains(Head.Path)
            && Head.Header("Authorization")?.EndsWith(canary, StringComparison.Ordinal) == true;

    /// <summary>Host and port of the server itself.</summary>
    internal string Own => server.Endpoint.Authority;

    /// <summary>Host and port of another server, which must never be asked.</summary>
    internal string Other => other.Authority;

    internal Task<Reply> Honest() => honest.AnswerAsync(Head, server.Endpoint, stop);

    /// <summary>The right answer, with the body that HEAD leaves out.</summary>
    internal Task<Reply> HonestToGet() =>
        honest.AnswerAsync(Head.Method == "HEAD" ? Head with { Method = "GET" } : Head, server.Endpoint, stop);

    /// <summary>The right answer to the same request for another target, with the body that HEAD leaves out.</summary>
    internal Task<Reply> HonestTo(string target) =>
        honest.AnswerAsync(Head with { Method = Head.Method == "HEAD" ? "GET" : Head.Method, Target = target }, server.Endpoint, stop);

    /// <summary>The right answer to the same request with another Authorization header.</summary>
    internal Task<Reply> HonestAs(string authorization)
    {
        var others = Head.Headers.Where(header => !header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        return honest.AnswerAsync(Head with { Headers = [.. others, ("Authorization", authorization)] }, server.Endpoint, stop);
    }

    internal async Task Send(Reply reply)
    {
        await Raw(reply.Head());
        if (Head.Method != "HEAD")
            await Raw(reply.Body);
    }

    internal async Task Raw(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    internal Task Raw(string text) => Raw(Encoding.Latin1.GetBytes(text));

    /// <summary>Writes <paramref name="text"/> again and again until the suite leaves or <paramref name="bytes"/> are written.</summary>
    internal async Task Flood(string text, long bytes = long.MaxValue)
    {
        const int pieceLength = 64 << 10;
        var piece = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, pieceLength / text.Length))));
        for (var written = 0L; written < bytes; written += piece.Length)
            await Raw(piece);
    }

    /// <summary>Says nothing more, and keeps the connection open until the suite leaves.</summary>
    internal async Task Hang()
    {
        var nothing = new byte[1];
        _ = await stream.ReadAsync(nothing, stop);
        throw new IOException("the suite has left");
    }

    /// <summary>Ends the connection in order.</summary>
    internal void Close()
    {
        socket.Shutdown(SocketShutdown.Both);
        throw new IOException("closed");
    }

    /// <summary>Ends the connection out of order.</summary>
    internal void Reset()
    {
        Connection.Reset(socket);
        throw new IOException("reset");
    }

    /// <summary>Ends every connection, and takes no other.</summary>
    internal void Disappear() => server.Disappear();
}
