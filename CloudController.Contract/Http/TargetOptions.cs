namespace CloudController.Contract.Http;

/// <summary>How the target is reached, and the limits of a run.</summary>
public sealed record TargetOptions
{
    /// <summary>Scheme, host and port of the Cloud Controller.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Whether a certificate that does not verify is accepted.</summary>
    public bool SkipTlsVerification { get; init; }

    /// <summary>The longest a request may take, its body included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary>How many bytes of bodies a run may receive; they are kept until it ends.</summary>
    public long MaxRunBytes => MaxResponseBytes * 2;

    /// <summary>How many requests are under way at most.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Whether anything but GET, HEAD and OPTIONS may leave.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How many requests a run may send for each endpoint; a target that needs more is misbehaving.</summary>
    public int MaxRequestsPerEndpoint { get; init; } = 450;

    /// <summary>How long a run may take.</summary>
    public TimeSpan MaxDuration => RequestTimeout * 20;

    /// <summary>The longest wait that a Retry-After header may ask for.</summary>
    public TimeSpan MaxRetryDelay => RequestTimeout;

    /// <summary>How often in a row the target may leave a request unanswered before the run ends.</summary>
    public int MaxConsecutiveTroubles { get; init; } = 3;
}
