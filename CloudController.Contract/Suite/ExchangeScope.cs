using System.Collections.Concurrent;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>
/// The exchanges that clauses share: the same request is sent once per scope, as far as the allowance goes. An endpoint
/// has one scope; repeating a relation opens a fresh one.
/// </summary>
internal sealed class ExchangeScope(TargetClient client, Allowance allowance, Keep keep, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Exchange>>> _exchanges = new(StringComparer.Ordinal);

    /// <summary>The answer to <paramref name="request"/>; sent by the first clause that asks.</summary>
    internal Task<Exchange> SendAsync(TargetRequest request, string clause) =>
        SendOnceAsync(request.Key, request, clause);

    /// <summary>The answer to <paramref name="request"/>, sent anew.</summary>
    internal Task<Exchange> SendAgainAsync(TargetRequest request, string clause) =>
        SendOnceAsync($"{request.Key}\nagain for {clause}", request, clause);

    /// <summary>Every answer so far.</summary>
    internal IEnumerable<Exchange> Answered => _exchanges.Values
        .Where(exchange => exchange.IsValueCreated && exchange.Value.IsCompletedSuccessfully)
        .Select(exchange => exchange.Value.Result);

    private Task<Exchange> SendOnceAsync(string key, TargetRequest request, string clause) => _exchanges.GetOrAdd(key, _ => new(async () =>
    {
        keep.NeedsRoom();
        allowance.Take();
        var exchange = await client.SendAsync(request, clause, cancellation).ConfigureAwait(false);
        keep.Add(exchange.Body.Length);
        return exchange;
    })).Value;
}
