using System.Net;
using System.Text;
using CloudController.Contract.Redaction;
using RestSharp;

namespace CloudController.Contract.Http;

/// <summary>
/// Asks the UAA of the target for a token: at <c>/oauth/token</c> of the UAA that the target names, which must be a neighbour of the target.
/// A refresh token that the UAA replaces is kept for the run, and written nowhere.
/// </summary>
public sealed class UaaToken : ITokenSource, IDisposable
{
    private const int LongestReason = 200;

    private readonly TargetOptions _options;
    private readonly Redactor _redactor;
    private readonly UaaGrant _grant;
    private readonly LoginClient _client;
    private readonly SemaphoreSlim _one = new(1);
    private LoginServers? _servers;
    private string? _token;
    private string? _refreshToken;
    private bool _hasShownForm;

    /// <summary>Makes a source that has not asked yet.</summary>
    /// <param name="options">How the target is reached.</param>
    /// <param name="grant">What is shown to the UAA.</param>
    /// <param name="redactor">Learns every token that is received.</param>
    public UaaToken(TargetOptions options, UaaGrant grant, Redactor redactor)
    {
        (_options, _grant, _redactor, _token, _refreshToken) = (options, grant, redactor, grant.FirstToken, grant.RefreshToken);
        _client = new(options, "login");
    }

    /// <inheritdoc />
    public string Setting => _grant.Setting;

    /// <inheritdoc />
    public string Renewal =>
        _grant.IsGoodOnce && _servers?.Login is { } login ? $"{_grant.Renewal}: {Origin.Of(login)}/passcode" : _grant.Renewal;

    private bool CanAsk => _refreshToken is not null || (_grant.Form.Count > 0 && !(_grant.IsGoodOnce && _hasShownForm));

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
            if (_token == refused && CanAsk)
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
        _client.Dispose();
        _one.Dispose();
    }

    /// <summary>
    /// Whether credentials for <paramref name="endpoint"/> may be shown to <paramref name="uaa"/>: only to a host of the same domain, and
    /// never in clear except on one machine.
    /// </summary>
    public static bool IsNeighbour(Uri endpoint, Uri uaa) =>
        (uaa.IsLoopback && endpoint.IsLoopback) || (uaa.Scheme == Uri.UriSchemeHttps && Neighbours.AreOfOneDomain(endpoint, uaa));

    /// <summary>A refresh token first; where the UAA takes it no longer, what else may be shown again.</summary>
    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        _servers ??= await FindAsync(cancellationToken).ConfigureAwait(false);
        var uaa = _servers.Uaa!;
        RestResponse? answer = null;
        if (_refreshToken is { } refreshToken)
        {
            var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken };
            answer = await PostAsync(uaa, form, cancellationToken).ConfigureAwait(false);
            if (Kept(answer) is { } refreshed)
                return refreshed;
            _refreshToken = null;
        }

        if (CanAsk)
        {
            _hasShownForm = true;
            answer = await PostAsync(uaa, _grant.Form, cancellationToken).ConfigureAwait(false);
            if (Kept(answer) is { } token)
                return token;
        }

        throw new RunBrokenException(answer is null ? $"there is no token for {Setting}; {Renewal}" : WhyNoToken(answer, uaa));
    }

    private async Task<RestResponse> PostAsync(Uri uaa, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        var request = new RestRequest(LoginClient.Below(uaa, LoginGate.TokenPath), Method.Post);
        var client = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_grant.ClientId}:{_grant.ClientSecret}"));
        if (_grant.ClientSecret.Length > 0)
            _redactor.Learn(client);
        request.AddHeader("Authorization", $"Basic {client}");
        foreach (var (name, value) in form)
            request.AddParameter(name, value);
        return await AnsweredAsync(_client.SendAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The token in <paramref name="answer"/>; what comes with it is kept.</summary>
    private string? Kept(RestResponse answer)
    {
        if (!answer.IsSuccessful || LoginClient.Text(answer, "/access_token") is not { Length: > 0 } token
            || !token.All(character => character is > ' ' and < '\x7f'))
            return null;
        _redactor.Learn(token);
        if (LoginClient.Text(answer, "/refresh_token") is { Length: > 0 } next)
        {
            _redactor.Learn(next);
            _refreshToken = next;
        }

        return token;
    }

    private string WhyNoToken(RestResponse answer, Uri uaa)
    {
        var error = answer.Headers?.FirstOrDefault(header => header.Name.Equals(Router.Header, StringComparison.OrdinalIgnoreCase));
        if (answer.StatusCode == HttpStatusCode.NotFound && error is not null)
        {
            return $"no route to the UAA {Origin.Of(uaa)}, which {Origin.Of(_options.Endpoint)} names: "
                + $"its router answered 404 ({Router.Header}: {error.Value})";
        }

        var description = LoginClient.Text(answer, "/error_description") ?? "";
        var reason = description.Length == 0 ? "" : $": {_redactor.Excerpt(description, LongestReason)}";
        var renewal = Renewal == $"check {Setting}" ? "" : $"; {Renewal}";
        return $"the UAA at {Origin.Of(uaa)} gave no token (status {(int)answer.StatusCode}{reason}); check {Setting}{renewal}";
    }

    private async Task<LoginServers> FindAsync(CancellationToken cancellationToken)
    {
        var endpoint = _options.Endpoint;
        var servers = await AnsweredAsync(_client.FindAsync(cancellationToken)).ConfigureAwait(false);
        return servers.WhyNot(endpoint) is not { } why ? servers : throw new RunBrokenException(
            $"{Origin.Of(endpoint)} {why}" + (servers.Uaa is null
                ? " to ask for a token; check CloudController:Endpoint, or use Authentication:BearerToken"
                : $"; {Setting} is not sent there; use Authentication:BearerToken"));
    }

    private async Task<T> AnsweredAsync<T>(Task<T> asked)
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (TargetTroubleException trouble)
        {
            throw new RunBrokenException($"no token for {Setting}: {trouble.Message}", trouble);
        }
    }
}
