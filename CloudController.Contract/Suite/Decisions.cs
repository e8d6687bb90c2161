using System.Collections.Concurrent;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>
/// What became of the clauses that were asked for. Each is decided once; what decided it is let go then, because a run has tens of
/// thousands of clauses and lasts.
/// </summary>
internal sealed class Decisions
{
    private readonly ConcurrentDictionary<string, Decision> _decisions = new(StringComparer.Ordinal);

    /// <summary>The ids of the clauses that were asked for.</summary>
    internal IEnumerable<string> Ids => _decisions.Keys;

    /// <summary>What was decided so far, by id.</summary>
    internal IReadOnlyList<ClauseResult> Results => _decisions.Values
        .Select(decision => decision.Result)
        .OfType<ClauseResult>()
        .OrderBy(result => result.Clause.Id, StringComparer.Ordinal)
        .ToList();

    /// <summary>Whether the clause <paramref name="id"/> was asked for.</summary>
    internal bool Contains(string id) => _decisions.ContainsKey(id);

    /// <summary>Whether the clause <paramref name="id"/> is decided.</summary>
    internal bool IsDecided(string id) => _decisions.TryGetValue(id, out var decision) && decision.Result is not null;

    /// <summary>Decides <paramref name="clause"/>, or tells what was decided.</summary>
    internal Task<ClauseResult> OfAsync(Clause clause, Func<Clause, Task<ClauseResult>> decide) =>
        _decisions.GetOrAdd(clause.Id, _ => new()).GetAsync(clause, decide);

    /// <remarks>Nobody else sees an instance, so that it can be its own lock; one more object for each clause would be felt.</remarks>
    private sealed class Decision
    {
        private Task<ClauseResult>? _underWay;
        private volatile ClauseResult? _result;

        internal ClauseResult? Result => _result;

        internal Task<ClauseResult> GetAsync(Clause clause, Func<Clause, Task<ClauseResult>> decide)
        {
            lock (this)
                return _result is not null ? Task.FromResult(_result) : _underWay ??= RememberAsync(clause, decide);
        }

        private async Task<ClauseResult> RememberAsync(Clause clause, Func<Clause, Task<ClauseResult>> decide)
        {
            var result = await decide(clause).ConfigureAwait(false);
            lock (this)
                (_result, _underWay) = (result, null);
            return result;
        }
    }
}
