using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Waivers;

namespace CloudController.Contract.Suite;

/// <summary>Checks clauses, and makes a result of whatever comes of it: findings, a waiver, or why nothing was decided.</summary>
internal sealed class ClauseJudge(RunPlan plan, Func<string, Version?> versionOf, CancellationToken cancellation) : IDisposable
{
    private const int LongestReason = 2_000;

    /// <summary>The kinds of gaps that items of the run's own fill.</summary>
    private static readonly string[] OfMissingData = ["no-subject", "too-few-items", "too-few-values", "no-value"];

    private static readonly Cause RunBroken = new("run-broken");

    private readonly SemaphoreSlim _places = new(plan.Settings.MaxConcurrency);

    private Redactor Redactor => plan.Redactor;

    /// <summary>What is known of the deviations on the day.</summary>
    internal WaiverBook Waivers => new(plan.Waivers, DateOnly.FromDateTime(plan.Time.GetUtcNow().UtcDateTime), versionOf);

    /// <summary>
    /// Decides a clause when there is room for it: each holds lists of its own, so the number of clauses at a time bounds the memory.
    /// </summary>
    internal async Task<ClauseResult> JudgeAsync(ClauseCheck check, EndpointRun endpoint)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        var begun = plan.Time.GetTimestamp();
        try
        {
            var result = Judged(check, await endpoint.JudgeAsync(check).ConfigureAwait(false));
            return result with { Elapsed = plan.Time.GetElapsedTime(begun) };
        }
        catch (Exception trouble)
        {
            return NotJudged(check, trouble) with { Elapsed = plan.Time.GetElapsedTime(begun) };
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The result of a clause that <paramref name="trouble"/> kept from being decided.</summary>
    internal ClauseResult NotJudged(ClauseCheck check, Exception trouble)
    {
        var (status, reason, cause) = Outcome(trouble, check.Endpoint);
        return ClauseResult.Of(check.Clause, status, Reason(reason + HowToDecide(trouble, check.Endpoint))) with
        {
            Cause = cause?.Redacted(Redactor),
        };
    }

    /// <summary>What would let the clause be decided, as the end of a sentence; empty where nothing is known that would.</summary>
    private string HowToDecide(Exception trouble, EndpointContract endpoint) =>
        trouble is InconclusiveException { Kind: var kind } && OfMissingData.Contains(kind)
        && !plan.Settings.AllowWrites && endpoint.Write is null
        && plan.Library.Makers.Any(write => write is { Method: "POST", Resource.Name: { } made }
            && made == endpoint.Resource?.Name
            && write.Edition.Family == endpoint.Edition.Family && write.Edition.Version == endpoint.Edition.Version)
            ? "; with Data:AllowWrites=true the run makes what is missing"
            : "";

    /// <summary>The result of a clause that the run does not check, because <paramref name="why"/>.</summary>
    internal ClauseResult NotApplicable(Clause clause, string why) => ClauseResult.Of(clause, ClauseStatus.NotApplicable, Reason(why));

    /// <summary>The result of a clause of a run that broke off before, because <paramref name="why"/>, which is redacted.</summary>
    internal static ClauseResult OfBrokenRun(Clause clause, string why) =>
        ClauseResult.Of(clause, ClauseStatus.Error, why) with { Cause = RunBroken };

    /// <summary><paramref name="reason"/> as it may be shown.</summary>
    internal string Reason(string reason) => Redactor.Excerpt(reason, LongestReason);

    public void Dispose() => _places.Dispose();

    private ClauseResult Judged(ClauseCheck check, IReadOnlyList<Deviation> deviations) => deviations.Count == 0
        ? ClauseResult.Of(check.Clause, ClauseStatus.Passed)
        : Waivers.Apply(new(
            check.Clause,
            StatusOf(check.Clause),
            null,
            deviations.Select(deviation => Finding.Of(check.Clause, deviation, check.Endpoint, Redactor)).ToList()));

    private ClauseStatus StatusOf(Clause clause) =>
        clause.Level == ClauseLevel.Documented || plan.Settings.Strict ? ClauseStatus.Failed : ClauseStatus.Warning;

    private static (ClauseStatus Status, string Reason, Cause? Cause) Outcome(
        Exception exception, EndpointContract endpoint) => exception switch
    {
        InconclusiveException undecided => (ClauseStatus.Inconclusive, exception.Message, Cause.Of(undecided, endpoint)),
        NotApplicableException => (ClauseStatus.NotApplicable, exception.Message, null),
        RunBrokenException => (ClauseStatus.Error, exception.Message, RunBroken),
        TargetTroubleException trouble => (ClauseStatus.Error, exception.Message, new(trouble.Kind)),
        OperationCanceledException => (ClauseStatus.Error, "the run was cancelled", new("cancelled")),
        // An unexpected exception is a defect of the suite and never the target's; the stack says where to mend it.
        _ => (ClauseStatus.Error, $"the suite itself failed: {exception}", new("suite-failed", exception.GetType().Name)),
    };
}
