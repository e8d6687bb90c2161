using CloudController.Contract.Findings;
using CloudController.Contract.Http;

namespace CloudController.Contract.Suite;

/// <summary>What a run will check, as far as that can be known before it begins: test runners want to list tests first.</summary>
public static class ExpectedClauses
{
    /// <summary>
    /// The clauses that a run of <paramref name="plan"/> will hold against its target, which is asked for its versions, without a token.
    /// All that the settings leave possible, where it does not tell them.
    /// </summary>
    public static async Task<IReadOnlyList<Clause>> OfAsync(RunPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var today = DateOnly.FromDateTime(plan.Time.GetUtcNow().UtcDateTime);
        var selection = new ClauseSelection(plan.Settings, plan.Embedded, today);
        try
        {
            if (!plan.Embedded)
            {
                using var client = new TargetClient(plan.TargetOptions, plan.Tokens, plan.Time);
                var editions = await TargetEditions.ChooseAsync(client, plan.Settings, plan.Library, cancellationToken)
                    .ConfigureAwait(false);
                return [.. new ClausesOfRun(plan, selection, editions).Checks.Select(check => check.Clause)];
            }
        }
        catch (TargetTroubleException)
        {
            // The run itself will meet the trouble and tell it.
        }

        var possible = TargetEditions.Possible(plan.Settings, plan.Library)
            .SelectMany(endpoint => ClausesOfRun.StatedIn(plan, plan.Topics.Of(endpoint)))
            .Where(selection.Includes);
        return [.. possible.Select(check => check.Clause).DistinctBy(clause => clause.Id)];
    }
}
