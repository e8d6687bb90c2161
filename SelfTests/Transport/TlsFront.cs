using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Transport;

/// <summary>Ends TLS with a certificate of its own making and passes every byte on.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private const byte Handshake = 0x16;

    private readonly X509Certificate2 _certificate;
    private readonly LoopbackListener _listener;
    private readonly Uri _behind;
    private readonly Func<int, Reply>? _plain;
    private readonly bool _refusesTls;
    private int _connections;

    /// <param name="behind">Where the bytes go.</param>
    /// <param name="certificate">What to show; by default a good one that nobody vouches for.</param>
    /// <param name="plain">What the first, second … connection without TLS is told; by default it is hung up on.</param>
    /// <param name="refusesTls">Whether those with TLS are told the same.</param>
    internal TlsFront(Uri behind, X509Certificate2? certificate = null, Func<int, Reply>? plain = null, bool refusesTls = false)
    {
        (_behind, _certificate, _plain, _refusesTls) = (behind, certificate ?? SelfSigned(), plain, refusesTls);
        _listener = new(ServeAsync);
    }

    internal Uri Endpoint => new($"https://{_listener.Authority}");

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _certificate.Dispose();
    }

    internal static X509Certificate2 SelfSigned(
        DateTimeOffset? from = null, DateTimeOffset? to = null, Action<SubjectAlternativeNameBuilder>? names = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(names is null ? "CN=127.0.0.1" : "CN=api", key, HashAlgorithmName.SHA256);
        if (names is not null)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            names(alternatives);
            request.CertificateExtensions.Add(alternatives.Build());
        }

        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(from ?? now.AddDays(-1), to ?? now.AddDays(1));
        // A key that lives in memory only is not accepted on every platform.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task ServeAsync(Socket client, CancellationToken stop)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            {
                var first = new byte[1];
                await client.ReceiveAsync(first, SocketFlags.Peek, stop);
                if (_plain is not null && (first[0] != Handshake || _refusesTls))
                {
                    var reply = _plain(Interlocked.Increment(ref _connections));
                    await client.SendAsync((byte[])[.. reply.With("Connection", "close").Head(), .. reply.Body], SocketFlags.None, stop);
                    client.Shutdown(SocketShutdown.Send);
                    await DrainAsync(client, stop);
                    return;
                }

                await using var outside = new SslStream(new NetworkStream(client));
                await outside.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, stop);
                await server.ConnectAsync(IPAddress.Loopback, _behind.Port, stop);
                await using var inside = server.GetStream();
                await Task.WhenAny(outside.CopyToAsync(inside, stop), inside.CopyToAsync(outside, stop));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or AuthenticationException)
        {
            // Client or server has closed its side of the connection.
        }
    }

    /// <summary>
    /// Reads what is left before closing: a connection closed with unread bytes is reset, and the answer is lost with it.
    /// </summary>
    private static async Task DrainAsync(Socket client, CancellationToken stop)
    {
        while (await client.ReceiveAsync(new byte[1024], SocketFlags.None, stop) > 0)
        {
        }
    }
}
