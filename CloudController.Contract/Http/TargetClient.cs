using System.Globalization;
using CloudController.Contract.Json;
using Polly;
using RestSharp;

namespace CloudController.Contract.Http;

/// <summary>
/// Asks one Cloud Controller, within limits: no redirect is followed, no cookie kept, no content coding asked for, no other origin asked,
/// no method but reading ones sent unless writes are allowed. Safe for concurrent use.
/// </summary>
public sealed class TargetClient : IDisposable
{
    private readonly TargetOptions _options;
    private readonly ITokenSource _tokens;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly RestClient _rest;
    private readonly SemaphoreSlim _places;
    private readonly ResiliencePipeline<Exchange> _retries;
    private readonly Unanswered _unanswered;
    private readonly RatePace _pace;
    private RunBrokenException? _broken;
    private int _requests;
    private RunLimits _limits;
    private int _troubles;
    private long _bytes;
    private long _waitsUntil;
    private bool _hasAnswered;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public TargetClient(TargetOptions options, ITokenSource tokens, TimeProvider? time = null)
    {
        (_options, _tokens, _time) = (options, tokens, time ?? TimeProvider.System);
        _started = _time.GetTimestamp();
        _places = new(options.MaxConcurrency);
        _limits = options.LimitsFor(endpoints: 1);
        _pace = new(_time);
        _retries = Retries.Pipeline(options, _time, WaitsFor);
        _unanswered = new(options, _time);

        var reader = new AnswerReader(options.MaxResponseBytes) { InnerHandler = Sockets.Of(options) };
        var http = new HttpClient(new MethodGate(options.AllowWrites)
        {
            InnerHandler = new OriginGate(options.Endpoint, tokens) { InnerHandler = reader },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _rest = new(http,
            new RestClientOptions
            {
                BaseUrl = options.Endpoint,
                FollowRedirects = false,
                UserAgent = null,
                SetErrorExceptionOnUnsuccessfulStatusCode = false,
            }, disposeHttpClient: true);
    }

    /// <summary>Scheme, host and port of the Cloud Controller.</summary>
    public Uri Endpoint => _options.Endpoint;

    internal TargetOptions Options => _options;

    /// <summary>How requests go through a proxy, as the end of a sentence; empty where they do not.</summary>
    internal string WayThere => _unanswered.WayThere;

    /// <summary>How many requests were sent, repetitions included.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>
    /// Lets the run spend what <paramref name="endpoints"/> endpoints may need, and <paramref name="more"/> requests for those with many
    /// clauses; before, it is what one may need.
    /// </summary>
    public void AllowFor(int endpoints, int more) => Volatile.Write(ref _limits, _options.LimitsFor(endpoints, more));

    /// <summary>How many bytes of bodies were received.</summary>
    public long BytesReceived => Interlocked.Read(ref _bytes);

    /// <summary>Why the run cannot go on; <c>null</c> while it can.</summary>
    public RunBrokenException? Broken => Volatile.Read(ref _broken);

    /// <summary>
    /// Until when the last request waits that a rate limit or a Retry-After header holds back; a time that is past for none.
    /// </summary>
    public DateTimeOffset WaitsUntil => new(Interlocked.Read(ref _waitsUntil), TimeSpan.Zero);

    /// <summary>Sends <paramref name="request"/> and reads the whole answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="clause">The clause that asks, for the server's access log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TargetTroubleException">There is no answer to judge.</exception>
    /// <exception cref="RunBrokenException">The run cannot go on; every later call fails with the same exception.</exception>
    public async Task<Exchange> SendAsync(TargetRequest request, string clause, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Broken is { } broken)
                throw broken;
            var exchange = await AuthorizedAsync(request, clause, cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _troubles, 0);
            return exchange;
        }
        catch (RunBrokenException reason)
        {
            throw Break(reason);
        }
        catch (TargetTroubleException trouble) when (!request.MayGoUnanswered
            && Interlocked.Increment(ref _troubles) >= _options.MaxConsecutiveTroubles)
        {
            throw Break($"{trouble.Message}; {_options.MaxConsecutiveTroubles} requests in a row went unanswered", trouble);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _rest.Dispose();
        _places.Dispose();
    }

    private async Task<Exchange> AuthorizedAsync(TargetRequest request, string clause, CancellationToken cancellationToken)
    {
        var isConfigured = request.Credential == Credential.Configured;
        if ((isConfigured ? _tokens : request.Credential.Source) is not { } tokens)
            return await RetriedAsync(request, clause, cancellationToken).ConfigureAwait(false);

        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var exchange = await RetriedAsync(request, clause, cancellationToken).ConfigureAwait(false);
        if (exchange.Status == 401 && await tokens.RefreshAsync(token, cancellationToken).ConfigureAwait(false))
            exchange = await RetriedAsync(request, clause, cancellationToken).ConfigureAwait(false);
        // The token of another user that is refused keeps the run from nothing but what that user would show.
        return exchange.Status == 401 && isConfigured
            ? throw Break(
                $"the token was refused: {request.Method} {request.Path} answered 401 (request id {exchange.RequestId ?? "none"}); "
                + TokenClaims.WhyRefused(
                    await _tokens.GetAsync(cancellationToken).ConfigureAwait(false), _tokens, Endpoint, _time.GetUtcNow()))
            : exchange;
    }

    private async Task<Exchange> RetriedAsync(TargetRequest request, string clause, CancellationToken cancellationToken) =>
        await _retries
            .ExecuteAsync(async token => await OnceAsync(request, clause, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false) switch
        {
            { Status: 429 } limited => throw new TargetTroubleException(
                $"{Answered(limited)}: the rate limit of the target is used up") { Kind = "rate-limit" },
            { Status: 502 or 503 or 504 } gateway => throw new TargetTroubleException(
                $"{Answered(gateway)}: a gateway, or a Cloud Controller that is not available"
                + (Router.Error(gateway) is { } error ? $" ({Router.Header}: {error})" : "") + WayThere) { Kind = "gateway" },
            { Status: 407 } when WayThere.Length > 0 =>
                throw new TargetTroubleException($"{What(request)} was answered 407: the proxy asks for a name and a password{WayThere}"),
            var exchange when Router.HasNoRoute(exchange) => throw new NoRouteException(exchange, Endpoint),
            var exchange => exchange,
        };

    private async Task<Exchange> OnceAsync(TargetRequest request, string clause, CancellationToken cancellationToken)
    {
        if (Broken is { } broken)
            throw broken;
        var limits = Volatile.Read(ref _limits);
        if (Interlocked.Increment(ref _requests) > limits.Requests)
            throw Break(FormattableString.Invariant($"the run has sent {limits.Requests} requests, which is its limit"));
        if (_time.GetElapsedTime(_started) > limits.Duration)
            throw Break(string.Create(CultureInfo.InvariantCulture,
                $"the run has taken {limits.Duration}, which is its limit "
                    + $"({limits.Duration / _options.RequestTimeout} × CloudController:RequestTimeout)"));
        if (BytesReceived > limits.Bytes)
            throw Break(string.Create(CultureInfo.InvariantCulture,
                $"the run has received {BytesReceived} bytes, which is more than its limit "
                    + $"({limits.Bytes / _options.MaxResponseBytes} × CloudController:MaxResponseBytes)"));

        await KeepPaceAsync(limits, cancellationToken).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var received = new ReceivedAnswer();
        var response = await _rest.ExecuteAsync(Message(request, clause, received), either.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var isFirst = !Volatile.Read(ref _hasAnswered);
        var late = deadline.IsCancellationRequested;
        if (response.ErrorException is { } cause)
            throw await _unanswered.WhyAsync(What(request), request, cause, late, isFirst, cancellationToken).ConfigureAwait(false);

        Interlocked.Add(ref _bytes, received.Body.Length);
        var exchange = new Exchange(request, Endpoint, response.StatusCode, received.Headers, received.Body)
        {
            SentLength = received.SentLength,
            Coding = received.Coding,
        };
        // A TLS port may answer a plain http request with a plain 400; that is not the target's answer to the request.
        if (isFirst && exchange is { Status: 400, Json.Value: null }
            && await _unanswered.WrongSchemeAsync(cancellationToken).ConfigureAwait(false) is { } wrong)
            throw new ConnectionFailedException($"{What(request)} was answered 400: {wrong}", null);
        Volatile.Write(ref _hasAnswered, true);
        _pace.Learn(exchange);
        return exchange.Json.Fault == JsonFault.TooLarge
            ? throw new TargetTroubleException(
                $"the answer to {What(request)} is larger than the suite reads: {exchange.Json.Problem}") { Kind = "answer-too-large" }
            : exchange;
    }

    /// <summary>A wait that would end after the run has to end is not begun.</summary>
    private async Task KeepPaceAsync(RunLimits limits, CancellationToken cancellationToken)
    {
        var wait = _pace.Take();
        if (wait <= TimeSpan.Zero)
            return;
        if (_time.GetElapsedTime(_started) + wait > limits.Duration)
            throw Break(string.Create(CultureInfo.InvariantCulture,
                $"the rate limit of the target is used up until {_time.GetUtcNow() + wait:yyyy-MM-dd HH:mm:ss} UTC (X-RateLimit-Reset), "
                    + $"which is longer than a run may take; Contract:Depth or Contract:Endpoints can ask for less"));
        WaitsFor(wait);
        await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
    }

    private void WaitsFor(TimeSpan wait) => Interlocked.Exchange(ref _waitsUntil, (_time.GetUtcNow() + wait).UtcTicks);

    private RestRequest Message(TargetRequest request, string clause, ReceivedAnswer received)
    {
        var message = new RestRequest
        {
            Method = Enum.Parse<Method>(request.Method.Method, ignoreCase: true),
            Interceptors = [new VerbatimRequest(Endpoint, request, received)],
        };
        message.AddHeader("Accept", "application/json");
        message.AddHeader("Accept-Encoding", "identity");
        message.AddHeader("User-Agent", SuiteAgent.For(clause));
        foreach (var header in request.Headers)
            message.AddOrUpdateHeader(header.Name, header.Value);
        return message;
    }

    private string What(TargetRequest request) => $"{request.Method} {Endpoint.GetLeftPart(UriPartial.Authority)}{request.Path}";

    private static string Answered(Exchange exchange) =>
        $"{exchange.Request.Method} {exchange.Request.Path} answered {exchange.Status} (request id {exchange.RequestId ?? "none"})";

    private RunBrokenException Break(string reason, Exception? cause = null) => Break(new(reason, cause));

    /// <summary>Keeps the first reason, because later troubles follow from it.</summary>
    private RunBrokenException Break(RunBrokenException broken) => Interlocked.CompareExchange(ref _broken, broken, null) ?? broken;
}
