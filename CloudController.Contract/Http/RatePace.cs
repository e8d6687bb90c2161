using System.Globalization;

namespace CloudController.Contract.Http;

/// <summary>
/// Keeps a run within the rate limit that its target states (X-RateLimit-Limit, -Remaining and -Reset, with the ending -V2-API those of v2
/// alone): when little is left, what is left is spread over the time until the limit begins anew, and when nothing is left, the run waits
/// for that. So the run is slow rather than refused, and other users of the login have something left, too.
/// </summary>
internal sealed class RatePace(TimeProvider time)
{
    /// <summary>The part of the limit that is left to others by being slow.</summary>
    private const int Reserve = 10;

    private static readonly string[] Endings = ["", "-V2-API"];

    private readonly Lock _gate = new();
    private TimeSpan _interval;
    private DateTimeOffset _next;

    /// <summary>How long the next request has to wait, which thereby has its turn.</summary>
    internal TimeSpan Take()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            return turn - now;
        }
    }

    /// <summary>Reads what <paramref name="exchange"/> says of the limit. An answer that says nothing changes nothing.</summary>
    internal void Learn(Exchange exchange)
    {
        var now = time.GetUtcNow();
        var stated = Endings
            .Select(ending => Stated(exchange, ending))
            .OfType<(long Limit, long Remaining, DateTimeOffset Reset)>()
            .ToList();
        if (stated.Count == 0)
            return;
        var tightest = stated.MinBy(limit => (double)limit.Remaining / limit.Limit);
        lock (_gate)
        {
            var isLow = tightest.Remaining * Reserve < tightest.Limit && tightest.Reset > now;
            _interval = isLow ? (tightest.Reset - now) / (tightest.Remaining + 1) : TimeSpan.Zero;
            if (!isLow)
                _next = now;
            else if (tightest.Remaining == 0)
                _next = tightest.Reset;
        }
    }

    private static (long Limit, long Remaining, DateTimeOffset Reset)? Stated(Exchange exchange, string ending) =>
        Number(exchange, $"X-RateLimit-Limit{ending}") is > 0 and var limit
        && Number(exchange, $"X-RateLimit-Remaining{ending}") is >= 0 and var remaining
        && remaining <= limit
        && Number(exchange, $"X-RateLimit-Reset{ending}") is >= 0 and var reset
        && reset <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? (limit, remaining, DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    private static long? Number(Exchange exchange, string header) =>
        long.TryParse(exchange.HeaderValue(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
