using System.Text.Json;
using CloudController.Contract.Json;
using RestSharp;

namespace CloudController.Contract.Http;

/// <summary>The UAA and the login server that a target names.</summary>
/// <param name="Uaa">The UAA; <c>null</c> where the target names none.</param>
/// <param name="Login">The login server; <c>null</c> where the target names none.</param>
internal sealed record LoginServers(Uri? Uaa, Uri? Login)
{
    /// <summary>
    /// Why nothing secret may be shown to the UAA of <paramref name="endpoint"/>, as what the endpoint does; <c>null</c> where it may.
    /// </summary>
    internal string? WhyNot(Uri endpoint) => Uaa is null ? "names no UAA"
        : UaaToken.IsNeighbour(endpoint, Uaa) ? null
        : $"names the UAA {Origin.Of(Uaa)}, which is not {(Neighbours.AreOfOneDomain(endpoint, Uaa) ? "https" : "of its domain")}";
}

/// <summary>
/// Speaks to the login servers of a target, within limits: no redirect is followed, no cookie kept, and nothing but requests that read or
/// ask for a token leaves unless writes are allowed.
/// </summary>
internal sealed class LoginClient : IDisposable
{
    private const int LongestAnswer = 1 << 20;

    private readonly TargetOptions _options;
    private readonly RestClient _rest;
    private readonly string _purpose;

    /// <param name="options">How the target is reached.</param>
    /// <param name="purpose">What is done, for the server's access log.</param>
    internal LoginClient(TargetOptions options, string purpose)
    {
        (_options, _purpose) = (options, purpose);
        var http = new HttpClient(new LoginGate(options.AllowWrites) { InnerHandler = Sockets.Of(options) })
        {
            Timeout = options.RequestTimeout, MaxResponseContentBufferSize = LongestAnswer,
        };
        _rest = new(http, new RestClientOptions { FollowRedirects = false, UserAgent = null }, disposeHttpClient: true);
    }

    /// <summary>Asks the target which servers it has.</summary>
    /// <exception cref="TargetTroubleException">The target does not answer.</exception>
    internal async Task<LoginServers> FindAsync(CancellationToken cancellationToken)
    {
        var root = await SendAsync(new(new Uri(_options.Endpoint, "/")), cancellationToken).ConfigureAwait(false);
        var info = await SendAsync(new(new Uri(_options.Endpoint, "/v2/info")), cancellationToken).ConfigureAwait(false);
        return new(
            Address(Text(root, "/links/uaa/href") ?? Text(info, "/token_endpoint") ?? Text(info, "/authorization_endpoint")),
            Address(Text(root, "/links/login/href") ?? Text(info, "/authorization_endpoint")));
    }

    /// <summary>Sends <paramref name="request"/> once.</summary>
    /// <exception cref="TargetTroubleException">There is no answer.</exception>
    internal async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        request.AddHeader("Accept", "application/json");
        request.AddHeader("User-Agent", SuiteAgent.For(_purpose));
        var response = await _rest.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return response switch
        {
            { ErrorException: InvalidOperationException refusal, StatusCode: 0 } => throw refusal,
            { ErrorException: { } trouble, StatusCode: 0 } => throw new TargetTroubleException(
                $"{request.Method.ToString().ToUpperInvariant()} {request.Resource} failed: "
                    + Unanswered.Cause(new(request.Resource), trouble, _options),
                trouble),
            _ => response,
        };
    }

    /// <inheritdoc />
    public void Dispose() => _rest.Dispose();

    /// <summary>The address of <paramref name="path"/> below <paramref name="server"/>, which may itself be below a path.</summary>
    internal static Uri Below(Uri server, string path) => new($"{server.GetLeftPart(UriPartial.Path).TrimEnd('/')}{path}");

    /// <summary>The object that <paramref name="response"/> holds; <c>null</c> where it holds none.</summary>
    internal static JsonElement? Body(RestResponse response) =>
        StrictJson.Read(response.RawBytes) is { Fault: JsonFault.None, Root: { ValueKind: JsonValueKind.Object } root } ? root : null;

    /// <summary>A text in the body of <paramref name="response"/>; <c>null</c> where it is not there.</summary>
    internal static string? Text(RestResponse response, string pointer) =>
        Body(response) is { } body ? JsonPointer.FindText(body, pointer) : null;

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 }
            ? address
            : null;
}
