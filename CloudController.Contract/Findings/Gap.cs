namespace CloudController.Contract.Findings;

/// <summary>Something that the run left untested, in whole or in large part.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Name">The family, for example <c>v3</c>, or the endpoint, for example <c>v3.packages</c>.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Required">Whether it had to be tested: then the run is vacuous.</param>
public sealed record Gap(GapKind Kind, string Name, string Reason, bool Required);

/// <summary>How something was left untested.</summary>
public enum GapKind
{
    /// <summary>Nothing was asked: no edition fits, or the target does not have it.</summary>
    Untested,

    /// <summary>The list was asked and had no item.</summary>
    NoItem,

    /// <summary>More than half of the clauses stayed undecided.</summary>
    Undecided,
}
