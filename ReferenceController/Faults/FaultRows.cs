using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults;

/// <summary>Makes the rows of the fault tables of one endpoint; clause ids are written without the endpoint's name.</summary>
internal sealed record FaultRows(FaultTarget Target)
{
    public Fault Documented(string name, string statement, FaultHooks does, string[] breaks, params string[] mayBreak) =>
        Row(FaultLevel.Documented, name, statement, does, breaks, mayBreak);

    public Fault Implied(string name, string statement, FaultHooks does, string[] breaks, params string[] mayBreak) =>
        Row(FaultLevel.Implied, name, statement, does, breaks, mayBreak);

    private Fault Row(FaultLevel level, string name, string statement, FaultHooks does, string[] breaks, string[] mayBreak) => new()
    {
        Name = $"{Target.Prefix}-{name}",
        Level = level,
        Statement = statement,
        Breaks = Ids(breaks),
        MayBreak = Ids(mayBreak),
        Target = Target,
        Does = does,
    };

    private ImmutableArray<string> Ids(string[] clauses) => [.. clauses.Select(clause => $"{Target.Name}/{clause}")];
}
