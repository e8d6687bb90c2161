using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>
/// Decides the clauses of a run that can go on: takes over what an earlier run decided, opens the endpoint of any other, and lets those
/// wait for the others of their endpoint that look at everything which these saw.
/// </summary>
/// <param name="clauses">What the run checks.</param>
/// <param name="open">The endpoints that are being looked at.</param>
/// <param name="judge">Checks a clause.</param>
/// <param name="resumption">What is taken over, and handed on.</param>
/// <param name="decide">Decides a clause, or tells what was decided.</param>
internal sealed class ClauseDecider(
    ClausesOfRun clauses,
    OpenEndpoints open,
    ClauseJudge judge,
    Resumption resumption,
    Func<Clause, Task<ClauseResult>> decide)
{
    private readonly IReadOnlyDictionary<EndpointContract, Countdown> _siblingsLeft = clauses.Endpoints.ToDictionary(
        endpoint => endpoint, endpoint => new Countdown(SiblingsIn(clauses, endpoint).Count()));

    /// <summary>What becomes of the clause, which nobody else decides.</summary>
    internal async Task<ClauseResult> DecideAsync(ClauseCheck check)
    {
        if (resumption.Of(check.Clause) is { } known)
            return known;
        var result = await JudgeAsync(check).ConfigureAwait(false);
        resumption.Note(check.Endpoint, result);
        return result;
    }

    private static IEnumerable<ClauseCheck> SiblingsIn(ClausesOfRun clauses, EndpointContract endpoint) =>
        clauses.ChecksOf(endpoint).Where(check => !check.LooksAtEverything);

    private async Task<ClauseResult> JudgeAsync(ClauseCheck check)
    {
        try
        {
            return await open.WithAsync(check.Endpoint, async endpoint =>
            {
                if (check.LooksAtEverything)
                {
                    var siblings = SiblingsIn(clauses, check.Endpoint);
                    await Task.WhenAll(siblings.Select(sibling => decide(sibling.Clause))).ConfigureAwait(false);
                }

                var result = await judge.JudgeAsync(check, endpoint).ConfigureAwait(false);
                if (!check.LooksAtEverything && _siblingsLeft[check.Endpoint].Decrement() == 0)
                    DecideWhatLooksAtEverything(check.Endpoint);
                return result;
            }).ConfigureAwait(false);
        }
        catch (Exception trouble)
        {
            return judge.NotJudged(check, trouble);
        }
    }

    /// <summary>Begins while what the other clauses saw is still kept, also where these clauses are asked for later.</summary>
    private void DecideWhatLooksAtEverything(EndpointContract endpoint) => _ = open.WithAsync(endpoint, async _ =>
    {
        // These clauses wait for all others, the one that was just decided among them: it must be able to end.
        await Task.Yield();
        var last = clauses.ChecksOf(endpoint).Where(check => check.LooksAtEverything);
        return await Task.WhenAll(last.Select(check => decide(check.Clause))).ConfigureAwait(false);
    });

    private sealed class Countdown(int left)
    {
        private int _left = left;

        internal int Decrement() => Interlocked.Decrement(ref _left);
    }
}
