using System.Net;

namespace CloudController.Contract.Http;

/// <summary>How the target is reached, and the limits of a run.</summary>
public sealed record TargetOptions
{
    /// <summary>Scheme, host and port of the Cloud Controller.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Whether a certificate that does not verify is accepted.</summary>
    public bool SkipTlsVerification { get; init; }

    /// <summary>Which proxies stand on the way, unless told otherwise those of the environment; <c>null</c> for none.</summary>
    public IWebProxy? Proxy { get; init; } = HttpClient.DefaultProxy;

    /// <summary>The longest a request may take, its body included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary>How many bytes of bodies a run asks for, since they are kept until it ends; what would need more stays undecided.</summary>
    public long MaxBytesKept => MaxResponseBytes * 2;

    /// <summary>How many requests are under way at most.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Whether anything but GET, HEAD and OPTIONS may leave.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How many requests an endpoint may have to itself, to be looked at once.</summary>
    public int FirstLooksOfEach { get; init; } = 260;

    /// <summary>How many requests each endpoint adds to those that are for whichever has a longer list; what would need more stays undecided.</summary>
    public int FirstLooksOfAll { get; init; } = 60;

    /// <summary>How many requests each endpoint adds to those that look again at what seemed to deviate.</summary>
    public int SecondLooks { get; init; } = 160;

    /// <summary>How many requests a run may send for each endpoint, those included that are sent again because they went unanswered.</summary>
    public int MaxRequestsPerEndpoint { get; init; } = 490;

    /// <summary>How many requests, how many bytes and how much time a run may spend on <paramref name="endpoints"/> endpoints.</summary>
    public RunLimits LimitsFor(int endpoints) => new(
        endpoints * MaxRequestsPerEndpoint,
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
