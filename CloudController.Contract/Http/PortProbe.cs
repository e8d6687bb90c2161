using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace CloudController.Contract.Http;

/// <summary>Finds out whether a port that does not understand the suite speaks the other of http and https. Shows no token.</summary>
internal static class PortProbe
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The address with the scheme that the port of <paramref name="endpoint"/> speaks, where that is the other one; otherwise <c>null</c>.
    /// </summary>
    internal static async Task<string?> OtherSchemeAsync(
        Uri endpoint, TimeSpan requestTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(requestTimeout / 2 < LongestWait ? requestTimeout / 2 : LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.IdnHost, endpoint.Port, either.Token).ConfigureAwait(false);
            await using var stream = client.GetStream();
            var (other, speaks) = endpoint.Scheme == Uri.UriSchemeHttps
                ? (Uri.UriSchemeHttp, await SpeaksHttpAsync(stream, endpoint, either.Token).ConfigureAwait(false))
                : (Uri.UriSchemeHttps, await SpeaksTlsAsync(stream, endpoint, either.Token).ConfigureAwait(false));
            return speaks ? $"{other}://{endpoint.Authority}" : null;
        }
        catch (Exception nothing) when (nothing is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>A port for TLS may answer plain requests with 400 or 426, to say so.</summary>
    private static async Task<bool> SpeaksHttpAsync(NetworkStream stream, Uri endpoint, CancellationToken cancellationToken)
    {
        var agent = SuiteAgent.For("scheme");
        var request = $"HEAD / HTTP/1.1\r\nHost: {endpoint.Authority}\r\nUser-Agent: {agent}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken).ConfigureAwait(false);
        var start = new byte["HTTP/1.1 200".Length];
        await stream.ReadExactlyAsync(start, cancellationToken).ConfigureAwait(false);
        return Encoding.ASCII.GetString(start) is ['H', 'T', 'T', 'P', '/', '1', '.', _, ' ', .. var status]
            && status is not ("400" or "426");
    }

    private static async Task<bool> SpeaksTlsAsync(NetworkStream stream, Uri endpoint, CancellationToken cancellationToken)
    {
        await using var tls = new SslStream(stream);
#pragma warning disable CA5359 // Nothing is sent over this connection; it only shows whether the port speaks TLS.
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = endpoint.IdnHost,
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
        };
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
