using System.Globalization;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace CloudController.Contract.Http;

/// <summary>No connection could be made.</summary>
internal sealed class ConnectionFailedException(string message, Exception? inner) : TargetTroubleException(message, inner);

/// <summary>A connection broke while it was in use.</summary>
internal sealed class ConnectionBrokenException(string message, Exception? inner) : TargetTroubleException(message, inner);

/// <summary>
/// Which requests are sent again: a reading one whose connection broke once, and one that is answered 429 or 503 twice. Of one that changes
/// something it is only known after a 429 that it had no effect.
/// </summary>
internal static class Retries
{
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(1);

    /// <param name="options">The longest wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waits">Is told each wait that an answer asks for.</param>
    internal static ResiliencePipeline<Exchange> Pipeline(TargetOptions options, TimeProvider time, Action<TimeSpan> waits) =>
        new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Exchange>
            {
                MaxRetryAttempts = 2,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } busy
                    && (busy.Status == 429 || MethodGate.IsReading(busy.Request.Method))
                    && Delay(busy, time) is { } delay
                    && delay <= options.MaxRetryDelay),
                DelayGenerator = outcome => ValueTask.FromResult(Delay(outcome.Outcome.Result!, time)),
                OnRetry = retry =>
                {
                    waits(retry.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .AddRetry(new RetryStrategyOptions<Exchange>
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.Zero,
                ShouldHandle = new PredicateBuilder<Exchange>().Handle<ConnectionBrokenException>(),
            })
            .Build();

    /// <summary>How long a 429 or 503 asks to wait; <c>null</c> for any other answer.</summary>
    internal static TimeSpan? Delay(Exchange exchange, TimeProvider time)
    {
        if (exchange.Status is not (429 or 503))
            return null;
        if (!RetryConditionHeaderValue.TryParse(exchange.HeaderValue("Retry-After")?.ToString(CultureInfo.InvariantCulture), out var after))
            return DefaultDelay;
        var delay = after.Delta ?? after.Date!.Value - time.GetUtcNow();
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }
}
