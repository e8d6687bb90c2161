using CloudController.Contract.Contracts;

namespace CloudController.Contract.Suite;

/// <summary>How far a run is.</summary>
/// <param name="Elapsed">How long it has taken so far.</param>
/// <param name="Endpoints">How many endpoints are done.</param>
/// <param name="OfEndpoints">How many there are.</param>
/// <param name="Clauses">How many clauses are decided.</param>
/// <param name="OfClauses">How many there are.</param>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="Waits">How much longer the target lets a request wait, by a rate limit or Retry-After; zero where it does not.</param>
public sealed record RunProgress(
    TimeSpan Elapsed, int Endpoints, int OfEndpoints, int Clauses, int OfClauses, int Requests, TimeSpan Waits)
{
    /// <summary>The part that has to be done before the rest is guessed.</summary>
    private const double Guessable = 0.05;

    private static readonly TimeSpan ShownWait = TimeSpan.FromSeconds(1);

    /// <summary>In a line. The time that is left is a guess from the clauses that are decided.</summary>
    public string Sentence()
    {
        var part = OfClauses == 0 ? 0 : (double)Clauses / OfClauses;
        var left = part >= Guessable && Clauses < OfClauses
            ? FormattableString.Invariant($", about {Elapsed.TotalSeconds / part * (1 - part):0} s left")
            : "";
        return FormattableString.Invariant($"{Elapsed.TotalSeconds:0} s: {Endpoints} of {OfEndpoints} endpoints, ")
            + FormattableString.Invariant($"{Clauses} of {OfClauses} clauses, {Requests} requests{left}")
            + (Waits > ShownWait ? FormattableString.Invariant($", the target lets it wait for {Waits.TotalSeconds:0} s") : "");
    }

    internal static RunProgress Of(ContractRun run, Decisions decisions, ClausesOfRun clauses, DateTimeOffset waitsUntil)
    {
        var (done, decided) = (0, 0);
        foreach (var endpoint in clauses.Endpoints)
        {
            var (has, of) = Count(clauses.ChecksOf(endpoint), decisions);
            decided += has;
            done += has == of ? 1 : 0;
        }

        var now = run.Plan.Time.GetUtcNow();
        var waits = waitsUntil > now ? waitsUntil - now : TimeSpan.Zero;
        return new(now - run.StartedAt, done, clauses.Endpoints.Count, decided, clauses.Checks.Count, run.Requests, waits);
    }

    private static (int Decided, int Of) Count(IEnumerable<ClauseCheck> checks, Decisions decisions)
    {
        var (decided, of) = (0, 0);
        foreach (var check in checks)
        {
            of++;
            decided += decisions.IsDecided(check.Clause.Id) ? 1 : 0;
        }

        return (decided, of);
    }
}
