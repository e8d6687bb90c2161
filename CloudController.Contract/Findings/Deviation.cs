using CloudController.Contract.Http;

namespace CloudController.Contract.Findings;

/// <summary>What a check saw, before it becomes a <see cref="Finding"/>.</summary>
/// <param name="Rule">A short stable word for the relation that is broken; part of the fingerprint.</param>
/// <param name="Expected">What the clause asks for.</param>
/// <param name="Actual">What the target answered.</param>
/// <param name="Exchange">The exchange that shows it.</param>
/// <param name="Pointer">JSON pointer of the place in the answer; empty for the whole answer.</param>
/// <param name="About">
/// The name of a header, or a part of the answer in words, where a pointer cannot tell the place; no part of the fingerprint.
/// </param>
public sealed record Deviation(string Rule, string Expected, string Actual, Exchange Exchange, string Pointer = "", string About = "")
{
    /// <summary>The exchange of another endpoint that it was held against; <c>null</c> where there is none.</summary>
    public Exchange? Against { get; init; }
}

/// <summary>The target deviates from the clause that is being checked.</summary>
public sealed class DeviationException(IReadOnlyList<Deviation> deviations, bool dependsOnData = false)
    : Exception($"expected {deviations[0].Expected}, actual {deviations[0].Actual}")
{
    /// <summary>Everything that was seen; never empty.</summary>
    public IReadOnlyList<Deviation> Deviations { get; } = deviations;

    /// <summary>Whether a change of the target's data between two requests could look the same.</summary>
    public bool DependsOnData { get; } = dependsOnData;
}

/// <summary>The target's data, or an earlier deviation, leave the clause undecided.</summary>
/// <param name="kind">A short stable word for what is missing; clauses with the same kind and place are told together.</param>
/// <param name="reason">What is missing, as a sentence.</param>
/// <param name="about">Where it is missing: a JSON pointer, a header; empty where there is no place.</param>
public class InconclusiveException(string kind, string reason, string about = "") : Exception(reason)
{
    /// <summary>The answer that leaves the clause undecided is not the documented one.</summary>
    public InconclusiveException(Exchange exchange, string reason)
        : this(Cause.NotAnswered, reason) => Exchange = exchange;

    /// <summary>A short stable word for what is missing.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where it is missing; empty where there is no place.</summary>
    public string About { get; } = about;

    /// <summary>The answer that leaves the clause undecided; <c>null</c> where none alone does.</summary>
    public Exchange? Exchange { get; }
}

/// <summary>Deciding the clause would take more than a run may ask for.</summary>
public sealed class AllowanceSpentException(string reason) : InconclusiveException("allowance-spent", reason);

/// <summary>The target does not have what the clause speaks of.</summary>
public sealed class NotApplicableException(string reason) : Exception(reason);
