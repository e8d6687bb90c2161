namespace CloudController.Contract.Findings;

/// <summary>What became of a clause, in ascending order: of several, the greatest counts.</summary>
public enum ClauseStatus
{
    /// <summary>The edition or the target does not have what the clause speaks of.</summary>
    NotApplicable,

    /// <summary>The target does what the clause says.</summary>
    Passed,

    /// <summary>The target deviates, and a waiver says that this is known.</summary>
    Waived,

    /// <summary>The target's data cannot decide, or changed while they were looked at.</summary>
    Inconclusive,

    /// <summary>The target deviates from an implied clause.</summary>
    Warning,

    /// <summary>The target deviates from a documented clause.</summary>
    Failed,

    /// <summary>The suite could not do its work.</summary>
    Error,
}

/// <summary>What a run says of its target.</summary>
public enum Verdict
{
    /// <summary>Enough clauses were decided and no documented one is broken.</summary>
    Conformant,

    /// <summary>A documented clause is broken.</summary>
    Deviating,

    /// <summary>Too little was tested to say anything: too few clauses, no item in any list, or not what had to be tested.</summary>
    Vacuous,

    /// <summary>The suite could not do its work.</summary>
    Error,
}
