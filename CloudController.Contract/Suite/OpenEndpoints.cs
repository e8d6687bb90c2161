using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>
/// The endpoints that are being looked at. One is opened when the first clause asks for it, and closed when no clause of its own is under
/// way and one of another endpoint was asked for since. Clauses are asked for endpoint by endpoint, so that what is kept is what one
/// endpoint answered; a clause that comes late opens its endpoint once more.
/// </summary>
internal sealed class OpenEndpoints(Func<EndpointContract, Task<EndpointRun>> open, Action<EndpointContract, EndpointRun> closed)
{
    private readonly Lock _gate = new();

    /// <summary>Held while endpoints close: until what they showed is remembered, nobody asks which are open.</summary>
    private readonly Lock _closing = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>The endpoints that are open and could be opened.</summary>
    internal IReadOnlyList<(EndpointContract Endpoint, EndpointRun Run)> Opened
    {
        get
        {
            lock (_closing)
            lock (_gate)
            {
                return _entries.Values
                    .Where(entry => entry.Run.IsValueCreated && entry.Run.Value.IsCompletedSuccessfully)
                    .Select(entry => (entry.Endpoint, entry.Run.Value.Result))
                    .ToList();
            }
        }
    }

    /// <summary>Runs <paramref name="use"/> with <paramref name="endpoint"/> open.</summary>
    internal async Task<T> WithAsync<T>(EndpointContract endpoint, Func<EndpointRun, Task<T>> use)
    {
        var entry = Enter(endpoint);
        try
        {
            return await use(await entry.Run.Value.ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            Leave(entry);
        }
    }

    /// <summary>
    /// Shows the token once before anything is judged, so that a token that may read nothing is one message and not one for each endpoint.
    /// </summary>
    /// <exception cref="RunBrokenException">It may read none of <paramref name="endpoints"/>.</exception>
    internal async Task ShowTokenAsync(IReadOnlyList<EndpointContract> endpoints)
    {
        Exception? first = null;
        foreach (var endpoint in endpoints.Where(endpoint => endpoint is { Authorization: not null, Subject.Count: 0, Write: null }))
        {
            if (await WithAsync(endpoint, run => Task.FromResult(run.Refusal)).ConfigureAwait(false) is not { } refusal)
                return;
            first ??= refusal;
        }

        if (first is not null)
            throw new RunBrokenException(first.Message, first);
    }

    private Entry Enter(EndpointContract endpoint)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(endpoint.Name, out var entry))
                _entries.Add(endpoint.Name, entry = new(endpoint, new(() => open(endpoint))));
            entry.UnderWay++;
            entry.LastUse = ++_uses;
            return entry;
        }
    }

    /// <summary>Closes every endpoint that no clause is under way of, also the one that was asked for last.</summary>
    internal void CloseIdle() => Close(_ => true);

    private void Leave(Entry left)
    {
        lock (_gate)
            left.UnderWay--;
        Close(entry => entry.LastUse < _uses);
    }

    private void Close(Func<Entry, bool> which)
    {
        lock (_closing)
        {
            List<Entry> idle;
            lock (_gate)
            {
                idle = _entries.Values.Where(entry => entry.UnderWay == 0 && which(entry)).ToList();
                idle.ForEach(entry => _entries.Remove(entry.Endpoint.Name));
            }

            foreach (var entry in idle.Where(entry => entry.Run.Value.IsCompletedSuccessfully))
                closed(entry.Endpoint, entry.Run.Value.Result);
        }
    }

    private sealed class Entry(EndpointContract endpoint, Lazy<Task<EndpointRun>> run)
    {
        internal EndpointContract Endpoint { get; } = endpoint;

        internal Lazy<Task<EndpointRun>> Run { get; } = run;

        internal int UnderWay { get; set; }

        internal long LastUse { get; set; }
    }
}
