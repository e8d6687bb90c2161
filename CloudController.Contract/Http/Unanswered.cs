using System.Net;

namespace CloudController.Contract.Http;

/// <summary>Says why a request has no answer, and which setting or variable is to be looked at.</summary>
internal sealed class Unanswered(TargetOptions options, TimeProvider time)
{
    private readonly Lock _probing = new();
    private Task<string?>? _otherScheme;

    /// <summary>How requests to the target go through a proxy, as the end of a sentence; empty where they do not.</summary>
    internal string WayThere => WayTo(options.Endpoint, options);

    /// <summary>The trouble that <paramref name="cause"/> is.</summary>
    /// <param name="what">The request, as messages call it.</param>
    /// <param name="request">The request.</param>
    /// <param name="cause">What went wrong.</param>
    /// <param name="late">Whether the deadline of the request has passed.</param>
    /// <param name="isFirst">Whether the target has not answered anything yet, so that its port may be the wrong one.</param>
    /// <param name="cancellationToken">Ends the search for the reason.</param>
    internal async Task<TargetTroubleException> WhyAsync(
        string what, TargetRequest request, Exception cause, bool late, bool isFirst, CancellationToken cancellationToken)
    {
        var trouble = Why(what, request, cause, late);
        var isNoTls = cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            && cause.GetBaseException() is not CertificateRefusedException;
        var mayBeScheme = trouble is ConnectionBrokenException || late || isNoTls;
        return isFirst && mayBeScheme && await WrongSchemeAsync(cancellationToken).ConfigureAwait(false) is { } wrong
            ? new ConnectionFailedException($"{what} failed: {wrong}", cause)
            : trouble;
    }

    /// <summary>
    /// That the port of the target speaks the other of http and https; <c>null</c> where it does not. The port is asked once.
    /// </summary>
    internal async Task<string?> WrongSchemeAsync(CancellationToken cancellationToken)
    {
        if (WayThere.Length > 0)
            return null;
        lock (_probing)
            _otherScheme ??= PortProbe.OtherSchemeAsync(options.Endpoint, options.RequestTimeout, time, cancellationToken);
        var (scheme, port) = (options.Endpoint.Scheme, options.Endpoint.Authority);
        return await _otherScheme.ConfigureAwait(false) is { } other
            ? $"{scheme} was spoken to an {new Uri(other).Scheme} port ({port}); set CloudController:Endpoint to {other}"
            : null;
    }

    /// <summary>What kept a request to <paramref name="asked"/> from being answered, in one sentence.</summary>
    internal static string Cause(Uri asked, Exception trouble, TargetOptions options) => (trouble.GetBaseException() switch
    {
        _ when trouble is OperationCanceledException or TimeoutException =>
            $"no answer within {options.RequestTimeout} (CloudController:RequestTimeout)",
        CertificateRefusedException refused => $"{refused.Message} (CloudController:Endpoint, CloudController:SkipTlsVerification)",
        var cause => cause.Message,
    }) + WayTo(asked, options);

    private TargetTroubleException Why(string what, TargetRequest request, Exception trouble, bool late) =>
        (trouble, trouble.GetBaseException(), (trouble as HttpRequestException)?.HttpRequestError) switch
    {
        (InvalidOperationException refusal, _, _) => throw refusal,
        (_, TargetTroubleException noToken, _) => throw noToken,
        _ when late => new($"{what} was not answered within {options.RequestTimeout} (CloudController:RequestTimeout){WayThere}",
            trouble) { Kind = "timeout" },
        (_, AnswerTooLargeException, _) => new(
            $"the answer to {what} is larger than the suite reads (CloudController:MaxResponseBytes is {options.MaxResponseBytes})",
            trouble) { Kind = "answer-too-large" },
        (_, _, HttpRequestError.ConfigurationLimitExceeded) =>
            new($"the answer to {what} has more headers than the suite reads", trouble) { Kind = "answer-too-large" },
        (_, var cause, HttpRequestError.SecureConnectionError) => new ConnectionFailedException(
            $"{what} failed: {cause.Message} (CloudController:Endpoint, CloudController:SkipTlsVerification){WayThere}", trouble),
        (_, var cause, HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError) =>
            new ConnectionFailedException($"{what} failed: {cause.Message} (CloudController:Endpoint){WayThere}", trouble),
        // Only requests that are known to change nothing are sent twice.
        (_, var cause, _) when !MethodGate.IsReading(request.Method) => new($"{what} failed: {cause.Message}{WayThere}", trouble),
        (_, var cause, _) => new ConnectionBrokenException($"{what} failed: {cause.Message} (CloudController:Endpoint){WayThere}", trouble),
    };

    private static string WayTo(Uri asked, TargetOptions options) =>
        ProxyInUse.For(asked, options.Proxy, Environment.GetEnvironmentVariable)?.Hint(asked) ?? "";
}

/// <summary>What a router in front of the Cloud Controller answers in its place.</summary>
internal static class Router
{
    internal const string Header = "X-Cf-RouterError";

    /// <summary>Why the router could not hand the request on, in its own words; <c>null</c> where the answer is not the router's.</summary>
    internal static string? Error(Exchange exchange) =>
        exchange.Status >= (int)HttpStatusCode.BadRequest ? exchange.HeaderValue(Header) : null;

    /// <summary>Whether nobody is known to the router under the name that was asked for.</summary>
    internal static bool HasNoRoute(Exchange exchange) => exchange.Status == (int)HttpStatusCode.NotFound && Error(exchange) is not null;
}

/// <summary>The router in front of the target does not know where a request belongs.</summary>
internal sealed class NoRouteException(Exchange answer, Uri endpoint) : TargetTroubleException(
    $"no route to a Cloud Controller under this name: the router at {Origin.Of(endpoint)} "
    + $"answered {answer.Request.Method} {answer.Request.Path} with 404 ({Router.Header}: {Router.Error(answer)}); check "
    + $"CloudController:Endpoint")
{
    /// <summary>What the router answered.</summary>
    internal Exchange Answer { get; } = answer;
}
