using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>What a run checks: the endpoints of the editions that fit its target, their clauses, and why the others are left out.</summary>
internal sealed class ClausesOfRun
{
    private readonly Dictionary<string, ClauseCheck> _checks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClauseCheck> _leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Clause Clause, string Why)> _missing = new(StringComparer.Ordinal);
    private readonly ILookup<EndpointContract, ClauseCheck> _checksOf;
    private readonly IReadOnlyList<EndpointContract> _sources;
    private readonly ClauseSelection _selection;
    private readonly TargetEditions? _editions;

    /// <param name="plan">What was asked for.</param>
    /// <param name="selection">What is checked of the contract.</param>
    /// <param name="editions">What fits the target; <c>null</c> where it could not be asked, so that nothing is checked.</param>
    internal ClausesOfRun(RunPlan plan, ClauseSelection selection, TargetEditions? editions)
    {
        (_selection, _editions) = (selection, editions);
        var endpoints = (editions?.Endpoints(plan.Library, plan.Settings.AllowWrites) ?? [])
            .Where(chosen => selection.Includes(chosen.Endpoint))
            .Select(chosen => (chosen.Choice, Newest: chosen.Endpoint, Contract: chosen.Choice.At(chosen.Endpoint)))
            .ToList();
        Endpoints = RunOrder.Of(endpoints.Select(endpoint => endpoint.Contract).OfType<EndpointContract>());
        _sources = editions?.Sources(plan.Library).ToList() ?? [];
        Makers = new(editions?.Makers(plan.Library).ToList() ?? [], _sources);
        foreach (var (choice, newest, contract) in endpoints)
        {
            var checks = contract is null ? [] : plan.Topics.Of(contract);
            foreach (var check in StatedIn(plan, checks))
                (selection.Includes(check) ? _checks : _leftOut).Add(check.Clause.Id, check);
            foreach (var missing in MissingIn(plan.Topics, choice, newest, checks))
                _missing.Add(missing.Clause.Id, missing);
        }

        _checksOf = _checks.Values.ToLookup(check => check.Endpoint);
    }

    /// <summary>The endpoints, those that others take their subjects from first.</summary>
    internal IReadOnlyList<EndpointContract> Endpoints { get; }

    /// <summary>How what the target lists can be made and removed.</summary>
    internal Makers Makers { get; }

    /// <summary>The clauses that are checked.</summary>
    internal IReadOnlyCollection<ClauseCheck> Checks => _checks.Values;

    /// <summary>How many clauses of the endpoints are left out because the run does not look deep enough.</summary>
    internal int LeftOut => _leftOut.Count;

    /// <summary>The clauses that the target is too old for.</summary>
    internal IEnumerable<Clause> Missing => _missing.Values.Select(missing => missing.Clause);

    /// <summary>The clauses of <paramref name="endpoint"/> that are checked.</summary>
    internal IEnumerable<ClauseCheck> ChecksOf(EndpointContract endpoint) => _checksOf[endpoint];

    /// <summary>How <paramref name="clause"/> is checked; <c>null</c> where it is not.</summary>
    internal ClauseCheck? CheckOf(Clause clause) => _checks.GetValueOrDefault(clause.Id);

    /// <summary>
    /// The endpoint in the folder <paramref name="from"/> of the edition of <paramref name="endpoint"/>; <c>null</c> where the target has
    /// none.
    /// </summary>
    internal EndpointContract? SourceOf(EndpointContract endpoint, string from) =>
        _sources.FirstOrDefault(other => other.Id.Family == endpoint.Id.Family && other.Id.Folder == from);

    /// <summary>The endpoints that take a subject from the list of <paramref name="source"/>.</summary>
    internal IEnumerable<EndpointContract> WithSubjectFrom(EndpointContract source) => Endpoints.Where(endpoint =>
        endpoint.Write is null && endpoint.Id.Family == source.Id.Family
            && endpoint.Subject.Values.Any(subject => subject.From == source.Id.Folder));

    /// <summary>Why the run does not check <paramref name="clause"/>.</summary>
    internal string WhyNotApplicable(Clause clause) =>
        _leftOut.TryGetValue(clause.Id, out var check) ? _selection.WhyNot(check)
        : _missing.TryGetValue(clause.Id, out var missing) ? missing.Why
        : ChoiceOf(clause.Id.Split('.')[0]) is { } choice ? choice.Edition is { } edition ? $"{edition} does not have it" : choice.Why
        : "no edition has it";

    /// <summary>Why the run has nothing to do with <paramref name="endpoint"/>; <c>null</c> where it has.</summary>
    internal string? WhyWithout(EndpointContract endpoint) =>
        Endpoints.Any(tested => tested.Name == endpoint.Name) ? null
        : ChoiceOf(endpoint.Edition.Family) is not { } choice ? "the target was not asked"
        : choice.Edition is null ? choice.Why
        : _missing.Values.FirstOrDefault(missing => missing.Clause.Endpoint == endpoint.Name).Why ?? $"{choice.Edition} does not have it";

    /// <summary>The clauses that can be stated with the users that a run has.</summary>
    internal static IReadOnlyList<ClauseCheck> StatedIn(RunPlan plan, IReadOnlyList<ClauseCheck> checks) =>
        plan.HasUsers ? checks : checks.Where(check => !check.NeedsUsers).ToList();

    private EditionChoice? ChoiceOf(string family) => _editions?.Choices.FirstOrDefault(choice => choice.Family == family);

    /// <summary>The clauses of the edition that the target, which has <paramref name="checks"/>, is too old for.</summary>
    private static IEnumerable<(Clause Clause, string Why)> MissingIn(
        ClauseCatalog topics, EditionChoice choice, EndpointContract newest, IReadOnlyList<ClauseCheck> checks) =>
        choice is { Version: { } version, Stated: { } stated } && choice.At(newest) != newest
            ? new ClauseTimeline(topics, newest.History).Missing(version, stated, checks.Select(check => check.Clause.Id).ToHashSet())
            : [];
}
