using System.Net;

namespace CloudController.Contract.Http;

/// <summary>How the target is reached, and the limits of a run.</summary>
public sealed record TargetOptions
{
    /// <summary>Scheme, host and port of the Cloud Controller.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Whether a certificate that does not verify is accepted.</summary>
    public bool SkipTlsVerification { get; init; }

    /// <summary>The proxies on the way to the target, by default those of the environment; <c>null</c> for none.</summary>
    public IWebProxy? Proxy { get; init; } = HttpClient.DefaultProxy;

    /// <summary>The longest a request may take, its body included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary>
    /// How many bytes of bodies may be kept at a time for clauses that share them; clauses that would need more stay undecided.
    /// </summary>
    public long MaxBytesKept => MaxResponseBytes * 2;

    /// <summary>How many requests are under way at most.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Whether anything but GET, HEAD and OPTIONS may leave.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How many requests each endpoint may use for the first look of its clauses.</summary>
    public int FirstLooksOfEach { get; init; } = 260;

    /// <summary>
    /// How many requests each endpoint adds to a common reserve for endpoints with long lists; clauses that would need more stay undecided.
    /// </summary>
    public int FirstLooksOfAll { get; init; } = 60;

    /// <summary>How many requests each endpoint adds to the common reserve for repeating relations that failed.</summary>
    public int SecondLooks { get; init; } = 160;

    /// <summary>
    /// How many requests a run may send for each endpoint, those included that are sent again because they went unanswered.
    /// </summary>
    public int MaxRequestsPerEndpoint { get; init; } = 490;

    /// <summary>
    /// How many requests, how many bytes and how much time a run may spend on <paramref name="endpoints"/> endpoints, some of which need
    /// <paramref name="more"/> requests because they have many clauses.
    /// </summary>
    public RunLimits LimitsFor(int endpoints, int more = 0) => new(
        (endpoints * MaxRequestsPerEndpoint) + more,
        Math.Max(3, endpoints + 1) * MaxResponseBytes,
        Math.Max(20, 4 * endpoints) * RequestTimeout);

    /// <summary>The longest wait that a Retry-After header may ask for.</summary>
    public TimeSpan MaxRetryDelay => RequestTimeout;

    /// <summary>How often in a row the target may leave a request unanswered before the run ends.</summary>
    public int MaxConsecutiveTroubles { get; init; } = 3;
}

/// <summary>What a run may spend, so that no target can keep it busy for ever.</summary>
/// <param name="Requests">How many requests it may send, those included that are sent again because they went unanswered.</param>
/// <param name="Bytes">How many bytes of bodies it may receive.</param>
/// <param name="Duration">How long it may take.</param>
public sealed record RunLimits(int Requests, long Bytes, TimeSpan Duration);
