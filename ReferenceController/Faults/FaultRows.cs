using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults;

/// <summary>Makes the rows of the fault tables of one endpoint; clause ids are written without the endpoint's name.</summary>
internal sealed record FaultRows(FaultTarget Target)
{
    private string Subject { get; init; } = "";

    private string Kind { get; init; } = "";

    private string? Others { get; init; }

    /// <summary>The same table for operators on what all endpoints with such an answer have in common.</summary>
    public FaultRows OnAny => this with { Others = Target.Answer };

    /// <summary>The same table for operators on what such endpoints of one family have in common.</summary>
    public FaultRows OnFamily => this with { Others = $"{Target.Family} {Target.Answer}" };

    /// <summary>
    /// The same table for operators on links and errors, which version 3 of today writes in another form than all others.
    /// </summary>
    public FaultRows OnForm => this with { Others = Target is { IsV3: true, IsCurrent: true }
        ? $"{Target.Answer} of today's form"
        : $"{Target.Answer} of the first form" };

    /// <summary>
    /// The same table for rows about one subject. Their names have to have <paramref name="slug"/> between hyphens: what is left of a name
    /// is the operator, which is the same for all subjects.
    /// </summary>
    /// <param name="slug">The subject as names of faults write it: <c>created-ats</c>.</param>
    /// <param name="kind">What it is, as far as it matters to the operator: <c>time filter</c>.</param>
    public FaultRows About(string slug, string kind) => this with { Subject = slug, Kind = kind };

    public Fault Documented(string name, string statement, FaultHooks does, string[] breaks, params string[] mayBreak) =>
        Row(FaultLevel.Documented, name, statement, does, breaks, mayBreak);

    public Fault Implied(string name, string statement, FaultHooks does, string[] breaks, params string[] mayBreak) =>
        Row(FaultLevel.Implied, name, statement, does, breaks, mayBreak);

    private Fault Row(FaultLevel level, string name, string statement, FaultHooks does, string[] breaks, string[] mayBreak) => new()
    {
        Name = $"{Target.Prefix}-{name}",
        Operator = Subject.Length == 0 ? name : $"-{name}-".Replace($"-{Subject}-", "-", StringComparison.Ordinal).Trim('-'),
        Trait = (Others ?? $"{Target.Family} {Target.Edition} {Target.Answer}") + (Kind.Length == 0 ? "" : $", {Kind}"),
        Level = level,
        Statement = statement,
        Breaks = Ids(breaks),
        MayBreak = Ids(mayBreak),
        Target = Target,
        Does = does,
    };

    private ImmutableArray<string> Ids(string[] clauses) => [.. clauses.Select(clause => $"{Target.Name}/{clause}")];
}
