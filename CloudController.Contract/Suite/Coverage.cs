using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>
/// What a run left untested, and whether that makes it vacuous. Only what the run was asked about counts, so that a few chosen clauses can
/// be run for themselves.
/// </summary>
internal sealed class Coverage(ContractRun run, IReadOnlyList<ClauseResult> results)
{
    /// <summary>Everything left untested: families, then endpoints.</summary>
    internal IReadOnlyList<Gap> Gaps()
    {
        if (run.Broken is not null)
            return [];
        var gaps = Families().Concat(run.Endpoints.Where(endpoint => run.WasAskedAbout(endpoint.Name)).SelectMany(Of)).ToList();
        // Something that is required and was not tested is one gap, under the name that Contract:Require has for it.
        foreach (var name in Required.Where(run.WasAskedAbout))
        {
            var at = gaps.FindIndex(gap => gap.Name == name && gap.Kind != GapKind.Undecided);
            if (at >= 0)
                gaps[at] = gaps[at] with { Required = true };
            else if (WhyUntested(name) is { } why)
                gaps.Add(new(GapKind.Untested, name, why, Required: true));
        }

        return gaps;
    }

    /// <summary>Why the run says nothing of its target, a sentence for each reason; empty where it says something.</summary>
    internal IEnumerable<string> VacuousBecause(IReadOnlyCollection<Gap> gaps, int minimumDecided)
    {
        var decided = results.Count(result => result.IsDecided);
        if (decided < minimumDecided)
            yield return FormattableString.Invariant(
                $"{decided} of the {minimumDecided} clauses that Contract:MinimumDecided asks for were decided");
        foreach (var gap in gaps.Where(gap => gap.Required))
            yield return $"{gap.Name} was not tested: {gap.Reason}";
        var asked = run.Endpoints.Where(endpoint => endpoint.Write is null && run.WasAskedAbout(endpoint.Name)).ToList();
        var isUndecided = results.Any(result => result.Status == ClauseStatus.Inconclusive);
        if (run.Plan.Settings.Require is null && isUndecided && asked.Count > 0 && !asked.Exists(run.ShowedAnItem))
            yield return "no list showed an item";
    }

    private IEnumerable<string> Required => run.Plan.Settings.Require ?? [];

    private IEnumerable<Gap> Families() =>
        from choice in run.Editions?.Choices ?? []
        where choice.IsServed
            && run.WasAskedAbout(choice.Family)
            && !run.Endpoints.Any(endpoint => endpoint.Edition.Family == choice.Family)
        where run.Plan.Library.Endpoints.Any(endpoint => endpoint.Edition.Family == choice.Family)
        let why = choice.Edition is null ? choice.Why : $"the target says {choice.Stated}, which has no endpoint of {choice.Edition}"
        select new Gap(GapKind.Untested, choice.Family, why, Required: run.Plan.Settings.Require is null);

    private IEnumerable<Gap> Of(EndpointContract endpoint)
    {
        if (endpoint.Write is null && !run.ShowedAnItem(endpoint))
            yield return new(GapKind.NoItem, endpoint.Name, "its list had no item", Required: false);
        var applicable = results
            .Where(result => result.Clause.Endpoint == endpoint.Name && result.Status != ClauseStatus.NotApplicable)
            .ToList();
        var undecided = applicable.Count(result => !result.IsDecided);
        if (undecided * 2 > applicable.Count)
        {
            var reason = FormattableString.Invariant($"{undecided} of its {applicable.Count} clauses were not decided");
            yield return new(GapKind.Undecided, endpoint.Name, reason, Required: false);
        }
    }

    private string? WhyUntested(string name)
    {
        var named = run.Plan.Library.Endpoints.Where(endpoint => endpoint.Name == name || endpoint.Edition.Family == name).ToList();
        var tested = run.Endpoints.Where(endpoint => named.Exists(other => other.Name == endpoint.Name)).ToList();
        return tested.Exists(run.ShowedAnItem) ? null
            : tested.Count > 0 ? "none of its lists had an item"
            : run.WhyWithout(named[0]);
    }
}
