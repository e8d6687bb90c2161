using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>A run as far as it is compared with the one before, whether it has just ended or is read back from its report.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Clauses">Every clause that it decided or tried to.</param>
/// <param name="Undecided">How many clauses each cause left undecided, by what the cause is called.</param>
public sealed record RunOutcome(
    DateTimeOffset StartedAt,
    IReadOnlyList<ClauseOutcome> Clauses,
    IReadOnlyDictionary<string, int> Undecided)
{
    /// <summary>The outcome of a run that has just ended.</summary>
    public static RunOutcome Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            report.StartedAt,
            report.Clauses
                .Select(clause => new ClauseOutcome(
                    clause.Id, clause.Status, clause.Findings.Select(finding => finding.Fingerprint).ToList()))
                .ToList(),
            UndecidedOf(report.Causes.Select(cause => (cause.Title, cause.Counts.GetValueOrDefault(ClauseStatus.Inconclusive)))));
    }

    /// <summary>How many clauses the causes of each title leave undecided; titles of causes that leave none are left out.</summary>
    public static IReadOnlyDictionary<string, int> UndecidedOf(IEnumerable<(string Title, int Clauses)> causes) => causes
        .Where(cause => cause.Clauses > 0)
        .GroupBy(cause => cause.Title, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Sum(cause => cause.Clauses), StringComparer.Ordinal);
}

/// <summary>What a run has to say of one clause.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Status">Its status.</param>
/// <param name="Fingerprints">Those of its findings.</param>
public sealed record ClauseOutcome(string Id, ClauseStatus Status, IReadOnlyList<string> Fingerprints)
{
    /// <summary>Whether a deviation that it had before is gone for certain where the clause no longer has it.</summary>
    internal bool TellsWhatIsGone => Status is ClauseStatus.Passed or ClauseStatus.Failed or ClauseStatus.Warning;
}
