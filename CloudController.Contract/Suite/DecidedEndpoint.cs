using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Observations;

namespace CloudController.Contract.Suite;

/// <summary>All that a run decided about one endpoint, so that another one can go on where it broke off.</summary>
/// <param name="Name">The endpoint.</param>
/// <param name="Clauses">Its clauses.</param>
/// <param name="Observation">What its answers showed; <c>null</c> where they show nothing.</param>
/// <param name="ShowedAnItem">Whether a list showed an item, or anything else was answered as documented.</param>
public sealed record DecidedEndpoint(
    string Name, IReadOnlyList<DecidedClause> Clauses, Observation? Observation, bool ShowedAnItem);

/// <summary>What became of one clause.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Status">What became of it.</param>
public sealed record DecidedClause(string Id, ClauseStatus Status)
{
    /// <summary>Why; <c>null</c> where nothing is to be said.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the clause is undecided; <c>null</c> where it is decided.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The deviations that were seen; <c>null</c> for none.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>What causes each of them.</summary>
    public IReadOnlyList<Cause?>? Causes { get; init; }

    /// <summary>How long it took to decide, in seconds.</summary>
    public double Elapsed { get; init; }

    internal static DecidedClause Of(ClauseResult result) => new(result.Clause.Id, result.Status)
    {
        Reason = result.Reason,
        Cause = result.Cause,
        Findings = result.Findings.Count > 0 ? result.Findings : null,
        Causes = result.Findings.Count > 0 ? result.Findings.Select(finding => finding.Cause).ToList() : null,
        Elapsed = result.Elapsed.TotalSeconds,
    };

    internal ClauseResult ResultOf(Clause clause) => new(
        clause, Status, Reason, (Findings ?? []).Select((finding, at) => finding with { Cause = Causes?.ElementAtOrDefault(at) }).ToList())
    {
        Cause = Cause,
        Elapsed = TimeSpan.FromSeconds(Elapsed),
    };
}

/// <summary>
/// What a run takes over from one that broke off, and what it hands on itself: endpoints of which every clause is decided.
/// </summary>
internal sealed class Resumption
{
    private readonly Dictionary<string, DecidedEndpoint> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DecidedClause> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<ClauseResult>> _decided = new(StringComparer.Ordinal);
    private readonly ClausesOfRun _clauses;
    private readonly Action<DecidedEndpoint>? _hand;
    private readonly Func<EndpointContract, SeenEndpoint?> _seen;

    /// <param name="plan">What is taken over, and who is told of what is decided.</param>
    /// <param name="clauses">What the run checks: an endpoint of which it checks other clauses is not taken over.</param>
    /// <param name="seen">What an endpoint showed.</param>
    internal Resumption(RunPlan plan, ClausesOfRun clauses, Func<EndpointContract, SeenEndpoint?> seen)
    {
        (_clauses, _hand, _seen) = (clauses, plan.EndpointDecided, seen);
        foreach (var before in plan.TakenOver)
        {
            var ids = before.Clauses.Select(clause => clause.Id);
            if (clauses.Endpoints.FirstOrDefault(endpoint => endpoint.Name == before.Name) is not { } endpoint
                || !clauses.ChecksOf(endpoint).Select(check => check.Clause.Id).ToHashSet().SetEquals(ids))
                continue;
            _taken[before.Name] = before;
            foreach (var clause in before.Clauses)
                _known[clause.Id] = clause;
        }
    }

    /// <summary>The endpoints that were taken over.</summary>
    internal IReadOnlyCollection<string> Taken => _taken.Keys;

    /// <summary>What was decided before; <c>null</c> where nothing was.</summary>
    internal ClauseResult? Of(Clause clause) => _known.GetValueOrDefault(clause.Id)?.ResultOf(clause);

    /// <summary>What the endpoint showed before; <c>null</c> where it was not looked at.</summary>
    internal SeenEndpoint? SeenOf(EndpointContract endpoint) =>
        _taken.GetValueOrDefault(endpoint.Name) is { } before ? new(0, before.Observation, before.ShowedAnItem) : null;

    /// <summary>Hands an endpoint on when its last clause is decided. What the suite itself could not do is tried again.</summary>
    internal void Note(EndpointContract endpoint, ClauseResult result)
    {
        if (_hand is null || result.Status == ClauseStatus.Error)
            return;
        var decided = _decided.GetOrAdd(endpoint.Name, _ => []);
        lock (decided)
        {
            decided.Add(result);
            if (decided.Count < _clauses.ChecksOf(endpoint).Count())
                return;
        }

        var seen = _seen(endpoint);
        _hand(new(endpoint.Name, decided.Select(DecidedClause.Of).ToList(), seen?.Observation, seen?.ShowedAnItem == true));
        _decided.TryRemove(endpoint.Name, out _);
    }
}
