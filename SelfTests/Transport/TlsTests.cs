using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Transport;

/// <summary>A certificate that nobody vouches for is trusted only where the settings say so.</summary>
public sealed class TlsTests
{
    [Test]
    public async Task an_unknown_certificate_ends_the_run_and_the_message_names_the_setting()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        var report = await SuiteRun.Against(front.Endpoint, controller.AdminToken);
        report.Verdict.Should().Be(Verdict.Error);
        report.Error.Should().Contain("certificate").And.EndWith("(CloudController:Endpoint, CloudController:SkipTlsVerification)");
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning).Should().BeEmpty();
    }

    [Test]
    public async Task with_SkipTlsVerification_the_contract_is_tested()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        var report = await SuiteRun.Against(front.Endpoint, controller.AdminToken, settings => settings with { SkipTlsVerification = true });
        report.Alarms().Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    /// <summary>Ends TLS with a certificate of its own making and passes every byte on.</summary>
    private sealed class TlsFront : IAsyncDisposable
    {
        private readonly X509Certificate2 _certificate = SelfSigned();
        private readonly LoopbackListener _listener;
        private readonly Uri _behind;

        internal TlsFront(Uri behind)
        {
            _behind = behind;
            _listener = new(ServeAsync);
        }

        internal Uri Endpoint => new($"https://{_listener.Authority}");

        public async ValueTask DisposeAsync()
        {
            await _listener.DisposeAsync();
            _certificate.Dispose();
        }

        private static X509Certificate2 SelfSigned()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
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
                    await using var outside = new SslStream(new NetworkStream(client));
                    await outside.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, stop);
                    await server.ConnectAsync(IPAddress.Loopback, _behind.Port, stop);
                    await using var inside = server.GetStream();
                    await Task.WhenAny(outside.CopyToAsync(inside, stop), inside.CopyToAsync(outside, stop));
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // One of the two has left.
            }
        }
    }
}
