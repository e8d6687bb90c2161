using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace CloudController.SelfTests.Hostile;

/// <summary>
/// A server of bare sockets that answers every request as one behaviour says. Behind it stands a reference controller, so that what is not
/// spoilt is as it should be.
/// </summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private const int LongestHead = 64 << 10;

    private readonly LoopbackListener _listener;
    private readonly HonestController _honest;
    private readonly Uri _other;
    private readonly Func<Call, Task> _serve;
    private int _requests;

    internal HostileServer(HonestController honest, Uri other, Func<Call, Task> serve)
    {
        (_honest, _other, _serve) = (honest, other, serve);
        _listener = new(ServeAsync);
        Endpoint = new($"http://{_listener.Authority}");
    }

    internal Uri Endpoint { get; }

    /// <summary>How many requests arrived.</summary>
    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>The heads of the requests that arrived.</summary>
    internal ConcurrentQueue<RequestHead> Received { get; } = [];

    /// <summary>From now on nobody answers at this address.</summary>
    internal void Disappear() => _listener.Disappear();

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        socket.NoDelay = true;
        using (socket)
        using (stop.Register(() => Connection.Reset(socket)))
        {
            try
            {
                using var stream = new NetworkStream(socket);
                var arriving = PipeReader.Create(stream, new(leaveOpen: true));
                while (await ReadHeadAsync(arriving, stop) is { } head)
                {
                    Received.Enqueue(head);
                    await _serve(new(head, Interlocked.Increment(ref _requests), socket, stream, _honest, this, _other, stop));
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException
                or OperationCanceledException or HttpRequestException)
            {
                // The suite has left, or the behaviour has closed the connection.
            }
        }
    }

    private static async Task<RequestHead?> ReadHeadAsync(PipeReader arriving, CancellationToken stop)
    {
        while (true)
        {
            var read = await arriving.ReadAsync(stop);
            if (new SequenceReader<byte>(read.Buffer) is var rest && rest.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
            {
                var parsed = RequestHead.Parse(Encoding.Latin1.GetString(head));
                arriving.AdvanceTo(rest.Position);
                return await WithBodyAsync(parsed, arriving, stop);
            }

            if (read.IsCompleted || read.Buffer.Length >= LongestHead)
                return null;
            arriving.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task<RequestHead> WithBodyAsync(RequestHead head, PipeReader arriving, CancellationToken stop)
    {
        if (!int.TryParse(head.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return head;
        var body = (await arriving.ReadAtLeastAsync(length, stop)).Buffer.Slice(0, length);
        head = head with { Body = Encoding.UTF8.GetString(body) };
        arriving.AdvanceTo(body.End);
        return head;
    }
}

/// <summary>Request line and headers as they arrived.</summary>
internal sealed record RequestHead(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers)
{
    internal string Body { get; init; } = "";

    internal string Path => Target.Split('?')[0];

    internal string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal static RequestHead Parse(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var parts = lines[0].Split(' ');
        return new(parts[0], parts[1], lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => (pair[0], pair[1].Trim())).ToList());
    }
}

/// <summary>Ends connections the hard way.</summary>
internal static class Connection
{
    internal static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Close();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
