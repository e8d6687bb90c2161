using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>
/// What the clauses about one writing endpoint share: the workbench, how to read what came of it, and each thing that was done on it, once.
/// </summary>
/// <param name="bench">Makes, changes and removes.</param>
/// <param name="fresh">Opens a scope to look anew.</param>
/// <param name="list">The list that shows the items; <c>null</c> where the target has none.</param>
/// <param name="cancellation">Ends every wait.</param>
internal sealed class SharedWrites(
    Workbench bench, Func<ExchangeScope> fresh, EndpointContract? list, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> _done = new(StringComparer.Ordinal);

    internal Workbench Bench => bench;

    internal EndpointContract? List => list;

    internal CancellationToken Cancellation => cancellation;

    internal ExchangeScope Fresh() => fresh();

    /// <summary>Does <paramref name="action"/> for the first clause that asks, and tells the others what came of it.</summary>
    internal async Task<T> OnceAsync<T>(string what, Func<Task<T>> action) where T : class =>
        (T)await _done.GetOrAdd(what, _ => new(async () => await action().ConfigureAwait(false))).Value.ConfigureAwait(false);
}
