namespace CloudController.Contract.Http;

/// <summary>Lets only reading methods out, whoever asks, unless writes are allowed.</summary>
internal sealed class MethodGate(bool allowWrites) : DelegatingHandler
{
    private static readonly HttpMethod[] Reading = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];

    internal static bool IsReading(HttpMethod method) => Reading.Contains(method);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        allowWrites || IsReading(request.Method)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException(
                $"Data:AllowWrites is false: {request.Method} {request.RequestUri?.AbsolutePath} was not sent");
}

/// <summary>Lets out to login servers what reads or asks for a token, and anything else only where writes are allowed.</summary>
internal sealed class LoginGate(bool allowWrites) : DelegatingHandler
{
    internal const string TokenPath = "/oauth/token";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        allowWrites || MethodGate.IsReading(request.Method) || IsForToken(request)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException(
                $"Data:AllowWrites is false: {request.Method} {request.RequestUri?.AbsolutePath} was not sent");

    private static bool IsForToken(HttpRequestMessage request) => request.Method == HttpMethod.Post
        && request.RequestUri?.AbsolutePath.EndsWith(TokenPath, StringComparison.Ordinal) == true;
}

/// <summary>Lets requests out to the configured origin only and attaches the token there, and nowhere else.</summary>
internal sealed class OriginGate(Uri endpoint, ITokenSource tokens) : DelegatingHandler
{
    internal static readonly HttpRequestOptionsKey<Credential> Credential = new("credential");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } uri || !Origin.Same(uri, endpoint))
            throw new InvalidOperationException($"only {Origin.Of(endpoint)} may be asked, not {Origin.Of(request.RequestUri)}");

        if (request.Options.TryGetValue(Credential, out var credential))
        {
            var header = credential.OfToken is { } ofToken
                ? ofToken(await (credential.Source ?? tokens).GetAsync(cancellationToken).ConfigureAwait(false))
                : credential.Header;
            request.Headers.Authorization = null;
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Scheme, host and port; never a user.</summary>
internal static class Origin
{
    internal static bool Same(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    internal static string Of(Uri? uri) =>
        uri is { IsAbsoluteUri: true } ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "a relative address";
}
