using System.Net;

namespace CloudController.Contract.Http;

/// <summary>The connections of the suite, to the target and to its UAA alike.</summary>
internal static class Sockets
{
    /// <summary>A handler that follows no redirect, keeps no cookie, decompresses nothing and trusts as the settings say.</summary>
    internal static SocketsHttpHandler Of(TargetOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.RequestTimeout,
            MaxConnectionsPerServer = options.MaxConcurrency,
            Proxy = options.Proxy,
            UseProxy = options.Proxy is not null,
        };
        sockets.SslOptions.RemoteCertificateValidationCallback = Certificates.Verify;
#pragma warning disable CA5359 // CloudController:SkipTlsVerification asks for exactly this.
        if (options.SkipTlsVerification)
            sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return sockets;
    }
}
