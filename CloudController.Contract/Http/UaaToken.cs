using System.Text;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;
using RestSharp;

namespace CloudController.Contract.Http;

/// <summary>
/// Asks the UAA of the target for a token. This is the one place that sends POST: to <c>/oauth/token</c> of the UAA that the target names,
/// which must be a neighbour of the target.
/// </summary>
public sealed class UaaToken : ITokenSource, IDisposable
{
    private readonly Uri _endpoint;
    private readonly Redactor _redactor;
    private readonly UaaGrant _grant;
    private readonly RestClient _rest;
    private readonly SemaphoreSlim _one = new(1);
    private string? _token;

    /// <summary>Makes a source that has not asked yet.</summary>
    /// <param name="options">How the target is reached.</param>
    /// <param name="grant">What is shown to the UAA.</param>
    /// <param name="redactor">Learns every token that is received.</param>
    public UaaToken(TargetOptions options, UaaGrant grant, Redactor redactor)
    {
        (_endpoint, _grant, _redactor, _token) = (options.Endpoint, grant, redactor, grant.FirstToken);
        var http = new HttpClient(Sockets.Of(options)) { Timeout = options.RequestTimeout, MaxResponseContentBufferSize = 1 << 20 };
        _rest = new(http, new RestClientOptions { FollowRedirects = false }, disposeHttpClient: true);
    }

    /// <inheritdoc />
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _token ??= await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token == refused)
                _token = await AskAsync(cancellationToken).ConfigureAwait(false);
            return _token != refused;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _rest.Dispose();
        _one.Dispose();
    }

    /// <summary>Whether credentials for <paramref name="endpoint"/> may be shown to <paramref name="uaa"/>: only to a host of the same domain, and never in clear except on one machine.</summary>
    public static bool IsNeighbour(Uri endpoint, Uri uaa) =>
        (uaa.IsLoopback && endpoint.IsLoopback)
        || (uaa.Scheme == Uri.UriSchemeHttps && (uaa.Host == endpoint.Host || Domain(uaa) is { } domain && domain == Domain(endpoint)));

    private static string? Domain(Uri uri) =>
        uri.HostNameType == UriHostNameType.Dns && uri.Host.Split('.', 2) is [_, var domain] && domain.Contains('.') ? domain : null;

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        var uaa = await FindAsync(cancellationToken).ConfigureAwait(false);
        var request = new RestRequest(new Uri(uaa, "/oauth/token"), Method.Post);
        request.AddHeader("Accept", "application/json");
        request.AddHeader("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_grant.ClientId}:{_grant.ClientSecret}")));
        foreach (var (name, value) in _grant.Form)
            request.AddParameter(name, value);
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessful || Text(response, "/access_token") is not { Length: > 0 } token || !token.All(character => character is > ' ' and < '\x7f'))
            throw new RunBrokenException($"the UAA at {Origin.Of(uaa)} gave no token (status {(int)response.StatusCode}); check {_grant.Setting}");
        _redactor.Learn(token);
        _redactor.Learn(Text(response, "/refresh_token"));
        return token;
    }

    private async Task<Uri> FindAsync(CancellationToken cancellationToken)
    {
        var root = await SendAsync(new(new Uri(_endpoint, "/")), cancellationToken).ConfigureAwait(false);
        var info = await SendAsync(new(new Uri(_endpoint, "/v2/info")), cancellationToken).ConfigureAwait(false);
        var stated = Text(root, "/links/uaa/href") ?? Text(info, "/token_endpoint") ?? Text(info, "/authorization_endpoint");
        if (stated is null || !Uri.TryCreate(stated, UriKind.Absolute, out var uaa))
            throw new RunBrokenException($"{Origin.Of(_endpoint)} names no UAA to ask for a token; check CloudController:Endpoint, or use Authentication:BearerToken");
        return IsNeighbour(_endpoint, uaa)
            ? uaa
            : throw new RunBrokenException($"{Origin.Of(_endpoint)} names the UAA {Origin.Of(uaa)}, which is not of its domain; {_grant.Setting} is not sent there; use Authentication:BearerToken");
    }

    private async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var response = await _rest.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return response is { ErrorException: { } trouble, StatusCode: 0 }
            ? throw new RunBrokenException($"no token for {_grant.Setting}: {request.Method.ToString().ToUpperInvariant()} {request.Resource} failed: {trouble.GetBaseException().Message}", trouble)
            : response;
    }

    private static string? Text(RestResponse response, string pointer) =>
        StrictJson.Read(response.RawBytes) is { Fault: JsonFault.None, Root: { ValueKind: JsonValueKind.Object } root } ? JsonPointer.FindText(root, pointer) : null;
}

/// <summary>What is shown to the UAA.</summary>
/// <param name="Setting">The setting to name where it is refused.</param>
/// <param name="ClientId">The OAuth client.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Form">The fields of the grant.</param>
/// <param name="FirstToken">A token to use before any is asked for.</param>
public sealed record UaaGrant(string Setting, string ClientId, string ClientSecret, IReadOnlyDictionary<string, string> Form, string? FirstToken = null)
{
    /// <summary>A user's name and password, shown by the client of the cf command line.</summary>
    public static UaaGrant Password(string username, string password) => new(
        "Authentication:Username and Authentication:Password", "cf", "",
        new Dictionary<string, string> { ["grant_type"] = "password", ["username"] = username, ["password"] = password });

    /// <summary>A client of its own right.</summary>
    public static UaaGrant Client(string id, string secret) => new(
        "Authentication:ClientId and Authentication:ClientSecret", id, secret,
        new Dictionary<string, string> { ["grant_type"] = "client_credentials" });

    /// <summary>The session of a <c>cf login</c>.</summary>
    public static UaaGrant Session(string accessToken, string refreshToken) => new(
        "Authentication:CfHome", "cf", "",
        new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken },
        accessToken);

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => Setting;
}
