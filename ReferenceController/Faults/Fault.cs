using System.Collections.Immutable;

namespace CloudController.Reference.Faults;

/// <summary>How firmly the documents state what a fault departs from.</summary>
public enum FaultLevel
{
    /// <summary>A document says or shows it.</summary>
    Documented,

    /// <summary>Good practice that the documents only imply.</summary>
    Implied,
}

/// <summary>
/// One deviation from the contract, as a real server could have it. It concerns one endpoint and leaves no trace on the wire other than
/// the deviation.
/// </summary>
public sealed record Fault
{
    /// <summary>The name, in kebab-case, which says what is wrong; it begins with the family of the endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>The deviation without what it befalls: <c>first-only</c>, whichever filter takes the first of its values only.</summary>
    public required string Operator { get; init; }

    /// <summary>
    /// What the operator works on: the answer of the endpoint, its family and edition where these matter to the operator, and which kind of
    /// field, filter, link or parameter it befalls, such as <c>v3 list, time filter</c>. Where both are the same, one fault tells as much
    /// about the suite as another.
    /// </summary>
    public required string Trait { get; init; }

    /// <summary>Whether Cloud Controllers really had the defect.</summary>
    public bool IsHistoric { get; init; }

    /// <summary>
    /// Whether it was made of what a model exposes, for an endpoint that no table names: of the clauses that it breaks, those are missing
    /// that the document of the endpoint does not state.
    /// </summary>
    public bool IsGeneral { get; init; }

    /// <summary>The endpoint that deviates: for example <c>v3.packages</c>.</summary>
    public string Endpoint => Target.Name;

    /// <summary>The edition of the controller that can have the fault, by its name.</summary>
    public string Edition => Target.Edition;

    /// <summary>How firmly the documents state what the fault departs from.</summary>
    public required FaultLevel Level { get; init; }

    /// <summary>What the controller does wrong, as a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The ids of the clauses that are broken.</summary>
    public required ImmutableArray<string> Breaks { get; init; }

    /// <summary>The ids of the clauses that logic allows to be broken too; a trailing <c>*</c> stands for any ending.</summary>
    public ImmutableArray<string> MayBreak { get; init; } = [];

    /// <summary>Whether no client can go on with the controller, so that nothing else can be told about it.</summary>
    public bool EndsTheRun { get; init; }

    internal FaultTarget Target { get; init; } = null!;

    internal FaultHooks Does { get; init; } = null!;

    /// <summary>Prints the name.</summary>
    public override string ToString() => Name;
}
