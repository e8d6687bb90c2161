using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CloudController.SelfTests.Hostile;

/// <summary>Accepts connections at a loopback port of its own, each of which is served beside the others, until it is told to go.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = [];
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    /// <summary>Begins to accept; <paramref name="serve"/> owns the socket it is given, and ends when its token is cancelled.</summary>
    internal LoopbackListener(Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Authority = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    internal string Authority { get; }

    /// <summary>From now on nobody answers at this address.</summary>
    internal void Disappear()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        Disappear();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _connections.TryAdd(Task.Run(() => _serve(socket, _stop.Token)), 0);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopping the listener ends the wait for connections.
        }
    }
}
