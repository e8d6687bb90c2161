using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The relation parameters of v2: refused, or with an effect on items that have no relations.</summary>
internal static class RelationFaults
{
    private static readonly (string Clause, string Parameter, string Value)[] Parameters =
    [
        ("relations/inline-relations-depth-0", V2Parameter.InlineRelationsDepth, "0"),
        ("relations/inline-relations-depth-1", V2Parameter.InlineRelationsDepth, "1"),
        ("relations/orphan-relations-0", V2Parameter.OrphanRelations, "0"),
        ("relations/exclude-relations", V2Parameter.ExcludeRelations, "no_such_relation"),
        ("relations/include-relations", V2Parameter.IncludeRelations, "no_such_relation"),
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) => rows.Target.IsV3 ? [] :
    [
        .. Parameters.Select(row => About(rows, row).Documented($"{RuleOf(row.Clause)}-refused", $"{row.Parameter}={row.Value} is refused",
            new FaultHooks
            {
                Parameters = parameters => Has(parameters, row) ? throw Errors.BadQueryParameter(row.Parameter).AsException() : parameters,
            },
            [row.Clause], $"page-links/{row.Parameter}-kept")),
        .. Parameters.Select(row => About(rows, row).Documented($"{RuleOf(row.Clause)}-changes-entity",
            $"{row.Parameter}={row.Value} changes the entity",
            new FaultHooks { Body = body => { if (body.Query.Carried.Contains(new(row.Parameter, row.Value))) Change(body); } },
            [row.Clause], "resources/*")),
        .. Parameters.Select(row => About(rows, row).Documented($"{RuleOf(row.Clause)}-empties-list",
            $"{row.Parameter}={row.Value} empties the list",
            new FaultHooks
            {
                Select = (query, plan) => query.Carried.Contains(new(row.Parameter, row.Value))
                    ? plan with { Offset = plan.Offset + 1000 }
                    : plan,
            },
            [row.Clause], $"lists/{row.Parameter}")),
    ];

    private static FaultRows About(FaultRows rows, (string Clause, string Parameter, string Value) row) =>
        rows.About(RuleOf(row.Clause), AskedFor.Of(rows.Target).First(asked => asked.Name == row.Parameter).Kind);

    private static bool Has(QueryParameters parameters, (string Clause, string Parameter, string Value) row) =>
        parameters.Items.Contains(new QueryItem(row.Parameter, row.Value));

    private static void Change(ListBody body)
    {
        foreach (var item in body.Items)
            JsonPlace.Set(item!, body.Target.Fields[^1].Place, "other");
    }

    private static string RuleOf(string clause) => clause[(clause.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
