namespace CloudController.Contract.Findings;

/// <summary>What became of one clause.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why, as a sentence; <c>null</c> where the findings say it or nothing is to be said.</param>
/// <param name="Findings">The deviations that were seen.</param>
public sealed record ClauseResult(Clause Clause, ClauseStatus Status, string? Reason, IReadOnlyList<Finding> Findings)
{
    /// <summary>Why the clause is undecided; <c>null</c> where it is decided or its findings say it.</summary>
    public Cause? Cause { get; init; }

    /// <summary>How long it took to decide; answers that several clauses share are waited for by each of them.</summary>
    public TimeSpan Elapsed { get; init; }

    internal static ClauseResult Of(Clause clause, ClauseStatus status, string? reason = null) => new(clause, status, reason, []);

    /// <summary>Whether the target's behaviour settled the clause.</summary>
    public bool IsDecided => Status is ClauseStatus.Passed or ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Waived;
}
